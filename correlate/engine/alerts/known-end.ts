// What is known of a condition's end when one of its raises arrives: clears may overtake the raises that they belong to.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { StepWork } from '../step-work.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { isLeasing, sourceKey } from './source-record.ts'

/**
 * When the episode that the raise speaks of ended, event time, whatever has begun since; null when it is not known to have. Of equal
 * times the one that arrives last is believed: tools with clocks in seconds give a raise and its clear the same.
 */
export function knownEnd(
  work: StepWork,
  alert: AlertRecord | null,
  source: SourceRecord | null,
  event: MonitoringEvent,
): number | null {
  const { occurredAt, expiresAt } = event
  // A lease in force says that it is so now: a renewal, unless its own source has said since that it is not.
  const isInForce = expiresAt !== undefined && expiresAt > work.state.now
  if (isInForce && source !== null && (source.active || source.lapsed)) return null
  const ends = [work.state.unmatchedClears.get(sourceKey(event))?.at ?? 0]
  if (source !== null) ends.push(source.clearedAt ?? 0, source.lastClearedAt)
  // A tool that only tells of changes is believed until one that sees the state itself has seen the end.
  const seen = expiresAt === undefined && alert !== null ? seenEnd(alert) : 0
  if (occurredAt <= seen) ends.push(seen)
  const end = Math.max(...ends)
  return occurredAt < end || occurredAt <= seen ? end : null
}

/** Newest clear by a source that sees the state itself; 0 when none has cleared. */
function seenEnd(alert: AlertRecord): number {
  let end = 0
  for (const source of alert.sources) if (isLeasing(source)) end = Math.max(end, source.lastClearedAt)
  return end
}

/** A clear of a source that has no alert (yet). */
export function rememberClear({ state, policy }: StepWork, event: MonitoringEvent): void {
  const { unmatchedClears, now } = state
  const { unmatchedClears: limit, latenessMs } = policy.identify
  const key = sourceKey(event)
  const before = unmatchedClears.get(key)
  const at = Math.max(before?.at ?? 0, event.occurredAt)
  unmatchedClears.delete(key)
  unmatchedClears.set(key, { at, count: (before?.count ?? 0) + 1, arrivedAt: now })
  for (const [old, { arrivedAt }] of unmatchedClears) {
    if (unmatchedClears.size <= limit && arrivedAt >= now - latenessMs) break
    unmatchedClears.delete(old)
  }
}

/**
 * Takes the end that came before the source's first raise out of memory.
 * @returns how many clears said so: they are events of the alert now
 */
export function claimClears(work: StepWork, source: SourceRecord): number {
  const clear = work.state.unmatchedClears.get(source.key)
  if (clear === undefined) return 0
  work.state.unmatchedClears.delete(source.key)
  source.lastClearedAt = Math.max(source.lastClearedAt, clear.at)
  return clear.count
}
