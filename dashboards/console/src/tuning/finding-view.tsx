// Incidents of both runs that are about the same events, side by side: what would be different about them, and of which alerts they are.
import { useTranslation } from 'react-i18next'
import type { TrialFinding, TrialIncident } from '../contract.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import classes from './tuning.module.css'

export function FindingView({ finding: { differences, before, after } }: { readonly finding: TrialFinding }) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const [first] = before.length > 0 ? before : after
  return (
    <details className={classes['finding']}>
      <summary>
        {differences.map((word) => (
          <span key={word} className={classes['word']} data-word={word}>
            {t(`trialWord.${word}`)}
          </span>
        ))}
        <span>{first === undefined ? '' : titleOf(first)}</span>
        <span className={page['dim']}>{t('trial.counts', { before: before.length, after: after.length })}</span>
      </summary>
      <div className={classes['sides']}>
        <Side title={t('trial.before')} incidents={before} />
        <Side title={t('trial.after')} incidents={after} />
      </div>
    </details>
  )
}

function Side({ title, incidents }: { readonly title: string; readonly incidents: readonly TrialIncident[] }) {
  const { t } = useTranslation()
  return (
    <div>
      <h3>{title}</h3>
      {incidents.length === 0 ? (
        <p className={page['dim']}>{t('trial.none')}</p>
      ) : (
        incidents.map((incident) => <Incident key={incident.id} incident={incident} />)
      )}
    </div>
  )
}

function Incident({ incident }: { readonly incident: TrialIncident }) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { language, timeZone } = usePreferences()
  const { priority, openedAt, alertCount, members, rootCause, isPaged } = incident
  return (
    <article className={classes['incident']}>
      <p>
        <strong>{priority}</strong> {titleOf(incident)}
      </p>
      <p className={page['dim']}>
        {t('trial.opened', { at: formatTime(openedAt, language, timeZone), count: alertCount })}{' '}
        {isPaged ? t('trial.paged') : t('trial.unpaged')}{' '}
        {rootCause === null ? t('trial.noCause') : t('trial.cause', { name: rootCause.name })}
      </p>
      <ul>
        {members.map(({ ci, name, eventClass, component }) => (
          <li key={[ci, eventClass, component].join('\n')}>
            {[name, eventClass, component ?? ''].filter(Boolean).join(' · ')}
          </li>
        ))}
        {alertCount > members.length && (
          <li className={page['dim']}>{t('trial.more', { n: formatNumber(alertCount - members.length, language) })}</li>
        )}
      </ul>
    </article>
  )
}
