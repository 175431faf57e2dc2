// Sources of an alert: how each tool's view begins, is renewed and ends.
import { severityRank } from '../../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import type { StepWork } from '../step-work.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { KeptSource } from './kept-source.ts'
import { sharedText } from './shared-values.ts'

/** Two tenants may have the same addresses and so the same fingerprints: the domain keeps them apart. */
export function sourceKey(event: MonitoringEvent): string {
  return event.domain === DEFAULT_DOMAIN ? event.fingerprint : `${event.domain}|${event.fingerprint}`
}

/** A tool that sees the state itself and re-asserts it (Prometheus), not one that only tells of changes (traps). */
export function isLeasing(source: SourceRecord): boolean {
  return source.expiresAt !== null
}

/** A raise that calls itself cleared says that there is something, but not how bad. */
export function raisedSeverity(event: MonitoringEvent): PerceivedSeverity {
  return event.severity === 'cleared' ? 'indeterminate' : event.severity
}

/** @param key when it is not the event's fingerprint that it is met by */
export function makeSource(event: MonitoringEvent, key = sourceKey(event)): SourceRecord {
  return new KeptSource({
    key,
    fingerprint: event.fingerprint,
    source: sharedText(event.source),
    sender: sharedText(event.sender),
    active: true,
    lapsed: false,
    severity: raisedSeverity(event),
    raisedAt: event.occurredAt,
    lastRaisedAt: event.occurredAt,
    lastSeenAt: event.occurredAt,
    expiresAt: event.expiresAt ?? null,
    clearedAt: null,
    lastClearedAt: 0,
    leaseTimerAt: 0,
  })
}

/** The source raises (again): its times and lease move; what it says counts when nothing newer is known. */
export function renewSource(work: StepWork, source: SourceRecord, event: MonitoringEvent): void {
  if (!source.active) source.raisedAt = event.occurredAt
  // A lease of before the last clear may still be renewed: it began nothing that goes on.
  else if (event.occurredAt >= source.lastClearedAt) source.raisedAt = Math.min(source.raisedAt, event.occurredAt)
  source.active = true
  source.lapsed = false
  source.clearedAt = null
  source.lastSeenAt = Math.max(source.lastSeenAt, Math.min(event.observedAt, work.state.now))
  noteRaise(source, event)
  armLease(work, source)
}

/** What any raise leaves behind, also one whose condition is over. */
export function noteRaise(source: SourceRecord, event: MonitoringEvent): void {
  if (event.occurredAt >= source.lastRaisedAt) {
    source.sender = sharedText(event.sender)
    source.severity = raisedSeverity(event)
    source.lastRaisedAt = event.occurredAt
  }
  source.lastSeenAt = Math.max(source.lastSeenAt, event.occurredAt)
  if (event.expiresAt !== undefined) source.expiresAt = Math.max(source.expiresAt ?? 0, event.expiresAt)
}

/** One timer a source at most: when it fires early because of a renewal, it is armed again. */
export function armLease(work: StepWork, source: SourceRecord): void {
  if (source.expiresAt === null || source.leaseTimerAt !== 0) return
  source.leaseTimerAt = Math.max(source.expiresAt, work.state.now)
  work.state.timers.arm(source.leaseTimerAt, 'leaseEnd', source.key)
}

/** A clear ends its episode. */
export function clearSource(source: SourceRecord, at: number): void {
  source.active = false
  source.lapsed = false
  source.clearedAt = at
  source.lastClearedAt = Math.max(source.lastClearedAt, at)
}

/** Its lease ran out unrenewed. */
export function lapseSource(source: SourceRecord, at: number): void {
  source.active = false
  source.lapsed = true
  source.clearedAt = at
}

/** Worst severity that an active source reports; `cleared` when none is active. */
export function liveSeverity(alert: AlertRecord): PerceivedSeverity {
  let worst: PerceivedSeverity = 'cleared'
  for (const source of alert.sources) {
    if (source.active && severityRank(source.severity) > severityRank(worst)) worst = source.severity
  }
  return worst
}
