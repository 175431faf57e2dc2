// What the silence that is being written would hold back now, before it does.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SilenceMatcher } from '../contract.ts'
import { formatNumber } from '../i18n/format.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { PriorityMark } from '../theme/severity-mark.tsx'
import classes from './silences.module.css'
import { usePreview, useSilenceFault } from './use-silences.ts'

export function Preview({ matchers }: { readonly matchers: readonly SilenceMatcher[] }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const titleOf = useIncidentTitle()
  const fault = useSilenceFault()
  const { data, error } = usePreview(matchers)
  const number = (value: number) => formatNumber(value, language)
  return (
    <section className={classes['preview']} aria-label={t('silences.preview')}>
      <h2>{t('silences.preview')}</h2>
      {matchers.length === 0 && <p className={page['dim']}>{t('silences.previewEmpty')}</p>}
      {matchers.length > 0 && error !== null && <p role="alert">{fault(error)}</p>}
      {matchers.length > 0 && error === null && data !== undefined && (
        <>
          <p role="status">
            {data.alerts === 0
              ? t('silences.holdsNothing')
              : t('silences.wouldHold', {
                  count: data.alerts,
                  alerts: number(data.alerts),
                  incidents: number(data.incidents),
                  whole: number(data.whole),
                })}
          </p>
          {data.worst.length > 0 && (
            <div className={classes['scroll']}>
              <ul className={classes['lines']}>
                {data.worst.map((incident) => (
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
          {data.samples.length > 0 && (
            <>
              <h3>{t('silences.samples')}</h3>
              <div className={classes['scroll']} role="region" tabIndex={0} aria-label={t('silences.samples')}>
                <ul className={classes['lines']}>
                  {data.samples.map(({ id, eventClass, ci, summary }) => (
                    <li key={id}>
                      <b>{eventClass}</b> <span>{ci}</span> <span className={page['dim']}>{summary}</span>
                    </li>
                  ))}
                </ul>
              </div>
            </>
          )}
        </>
      )}
    </section>
  )
}
