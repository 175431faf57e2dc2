// Active alerts and open incidents that something would hold back if it began now.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SilencePreview } from '../api/silence-endpoints.ts'
import { formatNumber } from '../i18n/format.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { PriorityMark } from '../theme/severity-mark.tsx'
import classes from './silences.module.css'

interface HeldNowProps {
  readonly held: SilencePreview
  /** What is said when there is nothing. */
  readonly none: string
}

export function HeldNow({ held: { alerts, incidents, whole, worst, samples }, none }: HeldNowProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const titleOf = useIncidentTitle()
  const number = (value: number) => formatNumber(value, language)
  return (
    <>
      <p role="status">
        {alerts === 0
          ? none
          : t('silences.wouldHold', {
              count: alerts,
              alerts: number(alerts),
              incidents: number(incidents),
              whole: number(whole),
            })}
      </p>
      {worst.length > 0 && (
        <div className={classes['scroll']}>
          <ul className={classes['lines']}>
            {worst.map((incident) => (
              <li key={incident.id}>
                <PriorityMark priority={incident.priority} />{' '}
                <Link href={incidentHref(incident.id)}>{titleOf(incident)}</Link>{' '}
                <span className={page['dim']}>
                  {t('silences.ofAlerts', {
                    held: number(incident.alerts),
                    active: number(incident.activeAlertCount),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {samples.length > 0 && (
        <>
          <h3>{t('silences.samples')}</h3>
          <div className={classes['scroll']} role="region" tabIndex={0} aria-label={t('silences.samples')}>
            <ul className={classes['lines']}>
              {samples.map(({ id, eventClass, ci, summary }) => (
                <li key={id}>
                  <b>{eventClass}</b> <span>{ci}</span> <span className={page['dim']}>{summary}</span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </>
  )
}
