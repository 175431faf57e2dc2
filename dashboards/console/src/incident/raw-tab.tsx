// The records behind the page as they are, text only: for a ticket, and for who asks what the correlator really said.
import { useTranslation } from 'react-i18next'
import type { Activity, Incident } from '../contract.ts'
import classes from './incident.module.css'
import { useIncidentAlerts } from './use-insight.ts'

const ALL = { severities: [], states: [], words: '' } as const

interface RawTabProps {
  readonly incident: Incident
  readonly activities: readonly Activity[] | undefined
}

export function RawTab({ incident, activities }: RawTabProps) {
  const { t } = useTranslation()
  const { data } = useIncidentAlerts(incident.id, ALL)
  const [first] = data?.pages ?? []
  const more = (first?.total ?? 0) - (first?.items.length ?? 0)
  return (
    <>
      {more > 0 && <p className={classes['dim']}>{t('incident.moreAlerts', { count: more })}</p>}
      <pre className={classes['raw']} tabIndex={0} aria-label={t('tab.raw')}>
        {JSON.stringify({ incident, alerts: first?.items, timeline: activities }, null, 2)}
      </pre>
    </>
  )
}
