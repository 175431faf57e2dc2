// One event whole: what was decided on it and what that means, where it leads, its fields, and the sender's own text. All of it is text.
import { Button, CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { FoundEvent } from '../api/event-endpoints.ts'
import { formatDelta, formatTime } from '../i18n/format.ts'
import { SafeLink } from '../incident/safe-link.tsx'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { SeverityMark } from '../theme/severity-mark.tsx'
import classes from './events.module.css'
import { encodeEventView, EMPTY_VIEW } from './event-view.ts'
import { placeOf } from './place-of.ts'
import type { ChangeEventView } from './use-events.ts'

/** A clock that differs by less is nobody's concern. */
const SKEW_MS = 60_000

interface EventDetailProps {
  readonly event: FoundEvent
  readonly onFilter: ChangeEventView
  readonly labels: readonly string[]
  readonly onClose: () => void
}

export function EventDetail({ event, onFilter, labels, onClose }: EventDetailProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { decision, resource } = event
  const skew = event.occurredAt - event.observedAt
  const fields: readonly (readonly [string, string, (() => void) | null])[] = [
    [t('eventField.class'), event.eventClass, () => onFilter({ class: event.eventClass })],
    [t('eventField.source'), event.source, () => onFilter({ source: event.source })],
    [t('events.sender'), event.sender, null],
    [t('eventField.fingerprint'), event.fingerprint, () => onFilter({ fingerprint: event.fingerprint })],
    ...(resource.ci === undefined
      ? []
      : ([[t('eventField.ci'), resource.ci, () => onFilter({ ci: resource.ci ?? '' })]] as const)),
    ...Object.entries(resource.hints ?? {}).map(([name, value]) => [name, String(value), null] as const),
    ...(resource.component === undefined ? [] : ([[t('events.component'), resource.component, null]] as const)),
    [t('events.domain'), event.domain, null],
    [t('events.id'), event.id, null],
  ]
  return (
    <aside className={classes['detail']} aria-label={t('events.detail')}>
      <div className={classes['detailHead']}>
        <h2>{event.summary === '' ? event.eventClass : event.summary}</h2>
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </div>
      <p className={classes['marks']}>
        <SeverityMark severity={event.severity} />
        <span>{t(`eventKind.${event.kind}`)}</span>
        <span>{placeOf(event)}</span>
      </p>
      <p>{t('events.occurred', { at: formatTime(event.occurredAt, language, timeZone) })}</p>
      <p>
        {t('events.observed', { at: formatTime(event.observedAt, language, timeZone) })}
        {Math.abs(skew) > SKEW_MS && (
          <b className={classes['skew']}> {t('events.skew', { skew: formatDelta(skew, language) })}</b>
        )}
      </p>
      <section className={classes['decided']}>
        <b>{decision === null ? t('events.undecided') : t(`decision.${decision.decision}`)}</b>{' '}
        {decision !== null && <code>{decision.decision}</code>}
        <p>{decision === null ? t('events.undecidedWhy') : t(`decisionMeaning.${decision.decision}`)}</p>
      </section>
      <ul className={classes['links']}>
        {decision?.incidentId != null && (
          <li>
            <Link href={incidentHref(decision.incidentId)}>{t('events.incident', { id: decision.incidentId })}</Link>
          </li>
        )}
        {decision?.alertId != null && (
          <li>
            <Link href={`/events?${encodeEventView({ ...EMPTY_VIEW, alert: decision.alertId, time: '7d' })}`}>
              {t('events.ofAlert')}
            </Link>
          </li>
        )}
        {resource.ci !== undefined && (
          <li>
            <Link href={`/cis/${encodeURIComponent(resource.ci)}`}>{t('events.ci', { id: resource.ci })}</Link>
          </li>
        )}
        {event.links.map(({ title, url }) => (
          <li key={url}>
            <SafeLink href={url}>{title}</SafeLink>
          </li>
        ))}
      </ul>
      <dl className={classes['pairs']}>
        {fields.map(([name, value, filter]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              {filter !== null && (
                <Button size="compact-xs" variant="subtle" aria-label={t('events.only', { value })} onClick={filter}>
                  {t('events.filter')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('events.labels')}</h3>
      <dl className={classes['pairs']}>
        {Object.entries(event.labels).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('events.only', { value: `${name}=${value}` })}
                disabled={labels.includes(`${name}=${value}`)}
                onClick={() => onFilter({ labels: [...labels, `${name}=${value}`] })}
              >
                {t('events.filter')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      {Object.entries(event.annotations).length > 0 && (
        <>
          <h3>{t('events.annotations')}</h3>
          <dl className={classes['pairs']}>
            {Object.entries(event.annotations).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <span>{value}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{t('events.raw')}</h3>
      <pre className={classes['raw']} tabIndex={0} aria-label={t('events.raw')}>
        {event.raw ?? t('events.noRaw')}
      </pre>
    </aside>
  )
}
