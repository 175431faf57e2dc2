// The alerts of an incident: what is still active, what each tool says about it, how often.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Alert } from '../contract.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { columnWords } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { SeverityMark } from '../theme/severity-mark.tsx'
import classes from './incident.module.css'
import { SafeLink } from './safe-link.tsx'

function AlertRow({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const sources = [...new Set(alert.sources.map((source) => source.source))]
  return (
    <tr role="row" data-ended={alert.state !== 'active' || undefined}>
      <td role="cell">
        <SeverityMark severity={alert.state === 'active' ? alert.severity : alert.peakSeverity} />
      </td>
      <td role="cell" className={classes['nowrap']}>
        {t(`alertState.${alert.state}`)}
        {alert.flapping && <span className={classes['tag']}>{t('incident.flapping')}</span>}
        {alert.suppression !== null && (
          <span className={classes['tag']}>{t(`suppression.${alert.suppression.kind}`)}</span>
        )}
      </td>
      <td role="cell">
        <Link href={`/cis/${encodeURIComponent(alert.ci.id)}`}>
          <b>{alert.ci.name}</b>
        </Link>
        {alert.component !== null && <span className={classes['dim']}> {alert.component}</span>}
      </td>
      <td role="cell" className={classes['wide']}>
        {alert.summary} <span className={classes['dim']}>{alert.eventClass}</span>
        {alert.links.map((link) => (
          <span key={link.url} className={classes['link']}>
            <SafeLink href={link.url}>{link.title === '' ? link.url : link.title}</SafeLink>
          </span>
        ))}
      </td>
      <td role="cell">{sources.join(', ')}</td>
      <td role="cell" className={classes['right']}>
        {formatNumber(alert.count, language)}
      </td>
      <td role="cell" className={classes['nowrap']}>
        {formatTime(alert.firstSeenAt, language, timeZone)}
      </td>
      <td role="cell" className={classes['nowrap']}>
        {formatTime(alert.lastSeenAt, language, timeZone)}
      </td>
    </tr>
  )
}

const HEADS = ['severity', 'state', 'ci', 'summary', 'sources', 'count', 'first', 'last'] as const

export function AlertsTable({ alerts }: { readonly alerts: readonly Alert[] | undefined }) {
  const { t } = useTranslation()
  if (alerts === undefined) return null
  const words = HEADS.map((head) => t(`alertColumn.${head}`))
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('incident.alerts')}>
      {/* Roles are named, because small screens show rows as cards and a browser then forgets that it is a table. */}
      <table role="table" className={`${classes['table']} ${page['stack']}`} style={columnWords(words)}>
        <thead role="rowgroup">
          <tr role="row">
            {HEADS.map((head) => (
              <th
                role="columnheader"
                key={head}
                scope="col"
                className={head === 'count' ? classes['right'] : undefined}
              >
                {t(`alertColumn.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
