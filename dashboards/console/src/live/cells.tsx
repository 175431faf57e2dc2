// Single cells of the live list, shared by the table, the cards of small screens and the preview.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AffectedService, Incident } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { problemHref } from '../problems/problem-href.ts'
import { useClock } from '../stream/clock.ts'
import type { Traits } from './facets.ts'
import classes from './live.module.css'

export function incidentHref(id: string): string {
  return `/incidents/${encodeURIComponent(id)}`
}

/** Not yet worth a page: it may clear by itself within the hold-down. */
function isHeldDown({ pagedAt, state, acknowledgedAt }: Incident): boolean {
  return pagedAt === null && acknowledgedAt === null && state !== 'resolved' && state !== 'closed'
}

/** The title leads to the incident; the grid moves by keys, so the link is no tab stop of its own. */
export function Title({ incident, traits }: { readonly incident: Incident; readonly traits: Traits | undefined }) {
  const { t } = useTranslation()
  const title = useIncidentTitle()(incident)
  const cause = incident.rootCause[0]
  return (
    <span className={classes['titleCell']}>
      <Link href={incidentHref(incident.id)} className={classes['title']} tabIndex={-1} title={title}>
        {title}
      </Link>
      {isHeldDown(incident) && (
        <span className={classes['held']} title={t('live.heldWhy')}>
          {t('live.held')}
        </span>
      )}
      {cause !== undefined && (
        <span className={classes['cause']}>
          {t('live.cause', { name: cause.name, percent: Math.round(cause.score * 100) })}
        </span>
      )}
      <Habit habit={traits?.habit ?? null} />
    </span>
  )
}

/** How usual the cause is: the word for the eye, the whole sentence for the ear and on hover. */
export function Habit({ habit }: { readonly habit: Traits['habit'] }) {
  const { t } = useTranslation()
  if (habit?.word == null) return null
  const why = t(habit.service === null ? 'habit.whyNoService' : 'habit.why', {
    count: habit.seen,
    of: habit.of,
  })
  return (
    <span className={classes['habit']} data-habit={habit.word} title={why}>
      <span aria-hidden="true">{t(`habit.${habit.word}`)}</span>
      <span className={classes['heard']}>{t('habit.said', { word: t(`habit.${habit.word}`), why })}</span>
    </span>
  )
}

export function Plain({ text }: { readonly text: string | null }) {
  const { t } = useTranslation()
  if (text === null || text === '') return <span className={classes['dim']}>{t('live.none')}</span>
  return (
    <span className={classes['owner']} title={text}>
      {text}
    </span>
  )
}

export function Count({ value }: { readonly value: number }) {
  const { language } = usePreferences()
  return <span className={classes['number']}>{formatNumber(value, language)}</span>
}

export function ProblemLink({ id }: { readonly id: string | null }) {
  const { t } = useTranslation()
  if (id === null) return <span className={classes['dim']}>{t('live.none')}</span>
  return (
    <Link href={problemHref(id)} className={classes['owner']} tabIndex={-1}>
      {id}
    </Link>
  )
}

export function Services({ services }: { readonly services: readonly AffectedService[] }) {
  const { t } = useTranslation()
  const [first, ...rest] = services
  if (first === undefined) return <span className={classes['dim']}>{t('live.none')}</span>
  return (
    <span className={classes['services']} title={services.map((service) => service.name).join(', ')}>
      <span className={classes['serviceName']}>{first.name}</span>
      {rest.length > 0 && <span className={classes['more']}>{t('live.more', { count: rest.length })}</span>}
    </span>
  )
}

export function Alerts({ incident }: { readonly incident: Pick<Incident, 'activeAlertCount' | 'alertCount'> }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const active = formatNumber(incident.activeAlertCount, language)
  const total = formatNumber(incident.alertCount, language)
  return (
    <span className={classes['number']} title={t('live.alertsTitle', { active, total })}>
      <b>{active}</b>
      <span className={classes['dim']}> / {total}</span>
    </span>
  )
}

export function Age({ since }: { readonly since: number }) {
  const { language, timeZone } = usePreferences()
  const text = useClock((now) => formatDuration(now - since, language))
  return (
    <time
      className={classes['number']}
      dateTime={new Date(since).toISOString()}
      title={formatTime(since, language, timeZone)}
    >
      {text}
    </time>
  )
}

export function Owner({ assignee }: { readonly assignee: string | null }) {
  const { t } = useTranslation()
  if (assignee === null) return <span className={classes['dim']}>{t('live.nobody')}</span>
  return <span className={classes['owner']}>{assignee}</span>
}
