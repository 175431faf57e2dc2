// Open P1 and P2 as cards, P1 first, the newest first within.
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { formatDuration } from '../i18n/format.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useClock } from '../stream/clock.ts'
import { PriorityMark, StateMark } from '../theme/severity-mark.tsx'
import classes from './wall.module.css'

/** What fits on 1080 lines, beside the services and alone: nobody scrolls a wall. */
const MAX_CARDS = { beside: 8, alone: 16 } as const

interface WallUrgentProps {
  readonly incidents: readonly Incident[]
  /** Nothing stands beside them. */
  readonly alone: boolean
}

export function WallUrgent({ incidents, alone }: WallUrgentProps) {
  const { t } = useTranslation()
  const sorted = [...incidents].sort((a, b) => a.priority.localeCompare(b.priority) || b.openedAt - a.openedAt)
  const most = alone ? MAX_CARDS.alone : MAX_CARDS.beside
  const more = sorted.length - most
  return (
    <section className={classes['section']} aria-label={t('wall.urgent')}>
      <h2>{t('wall.urgent')}</h2>
      {sorted.length === 0 ? (
        <p className={classes['quiet']}>{t('wall.quiet')}</p>
      ) : (
        <ul className={classes['cards']}>
          {sorted.slice(0, most).map((incident) => (
            <UrgentCard key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
      {more > 0 && <p className={classes['more']}>{t('wall.moreUrgent', { count: more })}</p>}
    </section>
  )
}

function UrgentCard({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const title = useIncidentTitle()(incident)
  const age = useClock((now) => formatDuration(now - incident.openedAt, language))
  const { priority, state, assignee, activeAlertCount, rootCause } = incident
  const cause = rootCause[0]?.name
  return (
    <li className={classes['card']} data-priority={priority}>
      <span className={classes['cardHead']}>
        <PriorityMark priority={priority} />
        <StateMark state={state} />
        <span className={classes['age']}>{t('wall.since', { age })}</span>
      </span>
      <span className={classes['cardTitle']}>{title}</span>
      <span className={classes['cardFoot']}>
        {cause !== undefined && <span>{cause}</span>}
        <span>{t('wall.alerts', { count: activeAlertCount })}</span>
        <span>{assignee ?? t('wall.nobodyHas')}</span>
      </span>
    </li>
  )
}
