// A new alert from the event that raised it, and what its later raises change in it.
import { severityRank, worstSeverity } from '../../../ingest/contract/severity.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import { stableHash } from '../../../platform/hash/stable-hash.ts'
import type { CiRef } from '../../contract/ci.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { excessOf } from './excess.ts'
import { KeptAlert } from './kept-alert.ts'
import { sharedCi, sharedLabels, sharedLinks, sharedRecord, sharedText } from './shared-values.ts'
import { raisedSeverity } from './source-record.ts'

/** What makes two events one condition, whichever tools they come from. */
export function alertKey({ domain, eventClass, resource }: MonitoringEvent, ci: CiRef): string {
  return conditionKey({ domain, ciId: ci.id, eventClass, component: resource.component ?? null })
}

/** A condition: what is wrong with which part of which CI, whose. */
export interface Condition {
  readonly domain: string
  readonly ciId: string
  readonly eventClass: string
  readonly component: string | null
}

export function conditionKey({ domain, ciId, eventClass, component }: Condition): string {
  // Joined, not added up: that would leave the pieces behind each key that is kept.
  return [domain === DEFAULT_DOMAIN ? '' : domain, ciId, conditionName(eventClass), component ?? ''].join('|')
}

/** What an alert takes over of the event that it begins with. */
type Opening = Omit<MonitoringEvent, 'raw'>

/** The same condition raised at the same time is the same alert, on every replay. */
export function alertIdOf(key: string, { occurredAt, id }: Pick<MonitoringEvent, 'occurredAt' | 'id'>): string {
  return ['al', stableHash(`${key}|${occurredAt}|${id}`)].join('-')
}

/** An alert nobody has counted, indexed or grouped yet. */
export function makeAlert(key: string, event: Opening, ci: CiRef, source: SourceRecord, now: number): AlertRecord {
  const opening = {
    id: alertIdOf(key, event),
    key,
    notice: event.kind === 'notice',
    domain: sharedText(event.domain),
    ci: sharedCi(ci),
    eventClass: sharedText(event.eventClass),
    component: event.resource.component === undefined ? null : sharedText(event.resource.component),
    superseded: false,
    revision: 0,
    state: 'active' as const,
    severity: source.severity,
    peakSeverity: source.severity,
    summary: event.summary,
    labels: sharedLabels(event.labels),
    annotations: sharedRecord(event.annotations),
    links: sharedLinks(event.links),
    count: 1,
    flapping: false,
    leased: source.expiresAt !== null,
    transitions: [],
    suppression: null,
    membership: null,
    excess: excessOf(event),
    onsetAt: event.occurredAt,
    novelty: 1,
    firstSeenAt: event.occurredAt,
    raisedAt: event.occurredAt,
    lastSeenAt: event.occurredAt,
    clearedAt: null,
    endedAt: 0,
    updatedAt: now,
    emittedAt: 0,
    flushAt: 0,
  }
  return new KeptAlert(opening, [source])
}

/**
 * Takes over what a raise says, once its source has. The words of the source that opened the alert stay: two tools would make them
 * jump; so do words that are older than those heard.
 */
export function absorbRaise(alert: AlertRecord, source: SourceRecord, event: MonitoringEvent): void {
  alert.excess = Math.max(alert.excess, excessOf(event))
  countRaise(alert, source, event)
  if (alert.sources[0] !== source || event.occurredAt < source.lastRaisedAt) return
  alert.summary = event.summary
  alert.annotations = sharedRecord(event.annotations)
  if (event.links.length > 0) alert.links = event.links
}

/** One more raise of the source, whether it changes the present or only the history. */
export function countRaise(alert: AlertRecord, source: SourceRecord, event: MonitoringEvent): void {
  alert.count++
  alert.lastSeenAt = Math.max(alert.lastSeenAt, source.lastSeenAt)
  alert.peakSeverity = worstSeverity(alert.peakSeverity, raisedSeverity(event))
}

/** Sets the severity, and the peak with it. True when it rose. */
export function setSeverity(alert: AlertRecord, severity: AlertRecord['severity']): boolean {
  const rose = severityRank(severity) > severityRank(alert.severity)
  alert.severity = severity
  alert.peakSeverity = worstSeverity(alert.peakSeverity, severity)
  return rose
}

/** One more notice of the same: the newest one's words are shown. */
export function absorbNotice(
  alert: AlertRecord,
  source: SourceRecord,
  { occurredAt, severity, summary }: Pick<MonitoringEvent, 'occurredAt' | 'severity' | 'summary'>,
): void {
  alert.count++
  if (occurredAt < source.lastSeenAt) return
  source.lastSeenAt = occurredAt
  source.lastRaisedAt = occurredAt
  alert.lastSeenAt = Math.max(alert.lastSeenAt, occurredAt)
  if (severityRank(severity) > severityRank(alert.peakSeverity)) alert.peakSeverity = severity
  if (summary !== '') alert.summary = summary
}
