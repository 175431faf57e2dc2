// Single cells of the live list, shared by the table and the cards of small screens. They ask nothing of the page but the time: what they need
// of the reader is handed down, so that a row costs little while the list is scrolled.
import { Link } from 'wouter'
import type { AffectedService, Incident } from '../contract.ts'
import { incidentTitle } from '../incident/engine-text.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { problemHref } from '../problems/problem-href.ts'
import { useClock } from '../stream/clock.ts'
import type { Traits } from './facets.ts'
import classes from './live.module.css'
import type { Reader } from './use-reader.ts'

interface Read {
  readonly reader: Reader
}

export function incidentHref(id: string): string {
  return `/incidents/${encodeURIComponent(id)}`
}

/** Not yet worth a page: it may clear by itself within the hold-down. */
function isHeldDown({ pagedAt, state, acknowledgedAt }: Incident): boolean {
  return pagedAt === null && acknowledgedAt === null && state !== 'resolved' && state !== 'closed'
}

interface TitleProps extends Read {
  readonly incident: Incident
  readonly traits: Traits | undefined
}

/** The title leads to the incident (the row follows the link); the grid moves by keys, so the link is no tab stop of its own. */
export function Title({ incident, traits, reader }: TitleProps) {
  const { t, language } = reader
  const title = incidentTitle(incident, language)
  const cause = incident.rootCause[0]
  return (
    <span className={classes['titleCell']}>
      <a href={incidentHref(incident.id)} className={classes['title']} tabIndex={-1} title={title}>
        {title}
      </a>
      <Held incident={incident} traits={traits} reader={reader} />
      {cause !== undefined && (
        <span className={classes['cause']}>
          {t('live.cause', { name: cause.name, percent: Math.round(cause.score * 100) })}
        </span>
      )}
      <Habit habit={traits?.habit ?? null} reader={reader} />
    </span>
  )
}

/** Why nobody is paged yet: all of it is planned work, or it may pass by itself. */
function Held({ incident, traits, reader: { word } }: TitleProps) {
  const isPlanned = incident.activeAlertCount > 0 && (traits?.maintenance ?? 0) >= incident.activeAlertCount
  if (!isPlanned && !isHeldDown(incident)) return null
  return (
    <span className={classes['held']} title={word(isPlanned ? 'heldBack.tagWhy' : 'live.heldWhy')}>
      {word(isPlanned ? 'heldBack.tag' : 'live.held')}
    </span>
  )
}

/** How usual the cause is: the word for the eye, the whole sentence for the ear and on hover. */
export function Habit({ habit, reader: { t, word } }: Read & { readonly habit: Traits['habit'] }) {
  if (habit?.word == null) return null
  const why = t(habit.service === null ? 'habit.whyNoService' : 'habit.why', {
    count: habit.seen,
    of: habit.of,
  })
  return (
    <span className={classes['habit']} data-habit={habit.word} title={why}>
      <span aria-hidden="true">{word(`habit.${habit.word}`)}</span>
      <span className={classes['heard']}>{t('habit.said', { word: word(`habit.${habit.word}`), why })}</span>
    </span>
  )
}

export function Plain({ text, reader: { word } }: Read & { readonly text: string | null }) {
  if (text === null || text === '') return <span className={classes['dim']}>{word('live.none')}</span>
  return (
    <span className={classes['owner']} title={text}>
      {text}
    </span>
  )
}

export function Count({ value, reader: { language } }: Read & { readonly value: number }) {
  return <span className={classes['number']}>{formatNumber(value, language)}</span>
}

export function ProblemLink({ id, reader: { word } }: Read & { readonly id: string | null }) {
  if (id === null) return <span className={classes['dim']}>{word('live.none')}</span>
  return (
    <Link href={problemHref(id)} className={classes['owner']} tabIndex={-1}>
      {id}
    </Link>
  )
}

export function Services({ services, reader: { t, word } }: Read & { readonly services: readonly AffectedService[] }) {
  const [first, ...rest] = services
  if (first === undefined) return <span className={classes['dim']}>{word('live.none')}</span>
  return (
    <span className={classes['services']} title={services.map((service) => service.name).join(', ')}>
      <span className={classes['serviceName']}>{first.name}</span>
      {rest.length > 0 && <span className={classes['more']}>{t('live.more', { count: rest.length })}</span>}
    </span>
  )
}

interface AlertsProps extends Read {
  readonly incident: Pick<Incident, 'activeAlertCount' | 'alertCount'>
}

export function Alerts({ incident, reader: { t, language } }: AlertsProps) {
  const active = formatNumber(incident.activeAlertCount, language)
  const total = formatNumber(incident.alertCount, language)
  return (
    <span className={classes['number']} title={t('live.alertsTitle', { active, total })}>
      <b>{active}</b>
      <span className={classes['dim']}> / {total}</span>
    </span>
  )
}

export function Age({ since, reader: { language, timeZone } }: Read & { readonly since: number }) {
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

export function Owner({ assignee, reader: { word } }: Read & { readonly assignee: string | null }) {
  if (assignee === null) return <span className={classes['dim']}>{word('live.nobody')}</span>
  return <span className={classes['owner']}>{assignee}</span>
}
