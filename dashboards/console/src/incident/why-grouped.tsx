// Alert by alert: the evidence that brought it into the incident, the path, the time difference and the score beside its threshold.
import { useTranslation } from 'react-i18next'
import type { Alert, Evidence } from '../contract.ts'
import { formatDelta, formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { evidenceText } from './engine-text.ts'
import classes from './incident.module.css'

/** Longest table drawn at once: the rest is in the alerts tab. */
const MAX_ROWS = 200

/** The path has a column of its own: it is not said twice. */
function withoutPath(text: string, { values }: Evidence): string {
  const path = values['path']
  return typeof path === 'string' ? text.replace(path, '').replace(/[:：]\s*$/u, '') : text
}

/** The first value of this name among the pieces of evidence. */
function valueOf(evidence: readonly Evidence[], name: string): string | number | null {
  for (const piece of evidence) {
    const value = piece.values[name]
    if (value !== undefined) return value
  }
  return null
}

export function WhyGrouped({ alerts }: { readonly alerts: readonly Alert[] | undefined }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if (alerts === undefined) return null
  const opener = alerts.find((alert) => alert.membership?.viaAlertId === null)
  const inOrder = alerts.toSorted(
    (a, b) => Number(b === opener) - Number(a === opener) || a.firstSeenAt - b.firstSeenAt,
  )
  const openedAt = opener?.firstSeenAt ?? Math.min(...alerts.map((alert) => alert.firstSeenAt))
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('incident.whyTable')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('why.alert')}</th>
            <th scope="col">{t('why.evidence')}</th>
            <th scope="col">{t('why.path')}</th>
            <th scope="col" className={classes['right']}>
              {t('why.hops')}
            </th>
            <th scope="col" className={classes['right']}>
              Δt
            </th>
            <th scope="col" className={classes['right']}>
              {t('why.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.slice(0, MAX_ROWS).map((alert) => {
            const membership = alert.membership
            const evidence = membership?.evidence ?? []
            const isOpener = alert.id === opener?.id
            return (
              <tr key={alert.id}>
                <td className={classes['nowrap']}>
                  {alert.ci.name} <span className={classes['dim']}>{alert.eventClass}</span>
                </td>
                <td>
                  {isOpener
                    ? t('why.opener')
                    : evidence.map((piece) => withoutPath(evidenceText(piece, language), piece)).join(' · ')}
                </td>
                <td className={classes['path']}>{valueOf(evidence, 'path') ?? ''}</td>
                <td className={classes['right']}>{valueOf(evidence, 'hops') ?? ''}</td>
                <td className={classes['right']}>{formatDelta(alert.firstSeenAt - openedAt, language)}</td>
                <td className={classes['right']}>
                  {membership === null || isOpener
                    ? ''
                    : t('why.scoreOf', {
                        score: formatNumber(membership.score, language),
                        threshold: formatNumber(membership.threshold, language),
                      })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {alerts.length > MAX_ROWS && (
        <p className={classes['dim']}>{t('incident.moreAlerts', { count: alerts.length - MAX_ROWS })}</p>
      )}
    </div>
  )
}
