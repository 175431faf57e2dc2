// Stage: what the event says about its condition that is new. Repeats, second sources and old news end here; a beginning or an end goes on.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { DecisionWord } from '../../contract/decision.ts'
import { absorbRaise, makeAlert } from '../alerts/alert-record.ts'
import { keepAlert, keepSource, refreshSeverity, reviveAlert } from '../alerts/alert-life.ts'
import { armLease, endSource, isLeasing, makeSource, renewSource, sourceKey } from '../alerts/source-record.ts'
import type { Passage, Stage } from '../passage.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { touchAlert, touchAlertSoon } from '../step-work.ts'

export const dedupe: Stage = (passage) => (passage.event.kind === 'clear' ? dedupeClear(passage) : dedupeRaise(passage))

function dedupeRaise(passage: Passage): DecisionWord | null {
  const { alert, source } = passage
  if (alert === null) return raiseNew(passage)
  return source === null ? raiseFromOther(passage, alert) : raiseFromKnown(passage, alert, source)
}

function raiseFromKnown(passage: Passage, alert: AlertRecord, source: SourceRecord): DecisionWord | null {
  const { event, work } = passage
  if (source.active) {
    if (event.occurredAt < source.raisedAt && !isLeaseInForce(passage)) return 'stale'
    renewSource(work, source, event)
    absorbRaise(alert, source, event)
    refreshSeverity(work, alert)
    touchAlertSoon(work, alert)
    return 'repeated'
  }
  const isRenewal = source.lapsed && isLeaseInForce(passage)
  if (!isRenewal && event.occurredAt < (source.clearedAt ?? 0)) return 'stale'
  const corroborates = isReported(alert)
  renewSource(work, source, event)
  return begin(passage, alert, source, corroborates)
}

function raiseFromOther(passage: Passage, alert: AlertRecord): DecisionWord | null {
  const { event, work } = passage
  if (isKnownToBeOver(passage)) return 'stale'
  if (alert.state !== 'active' && event.occurredAt < (alert.clearedAt ?? 0) && !isLeaseInForce(passage)) return 'stale'
  const corroborates = isReported(alert)
  const source = makeSource(event)
  if (alert.sources.length >= work.policy.alert.maxSources && !dropEndedSource(passage, alert)) return 'overflow'
  alert.sources.push(source)
  keepSource(work, alert, source)
  armLease(work, source)
  passage.source = source
  return begin(passage, alert, source, corroborates)
}

/** The condition has one more source, or begins again. */
function begin(passage: Passage, alert: AlertRecord, source: SourceRecord, corroborates: boolean): DecisionWord | null {
  const { event, work } = passage
  absorbRaise(alert, source, event)
  if (corroborates) {
    refreshSeverity(work, alert)
    touchAlert(work, alert)
    return 'corroborated'
  }
  passage.transition = 'raise'
  // A flapping alert without a source has stayed active.
  if (alert.state === 'active') refreshSeverity(work, alert)
  else reviveAlert(work, alert, event.occurredAt)
  return null
}

function raiseNew(passage: Passage): DecisionWord | null {
  const { event, work, ci, key } = passage
  if (isKnownToBeOver(passage)) return 'stale'
  // resolveCi has set it for every event without a known alert.
  if (ci === null || work.index.activeAlerts >= work.policy.alert.maxActive) return 'overflow'
  const source = makeSource(event)
  const alert = makeAlert(key, event, ci, source, work.state.now)
  keepAlert(work, alert)
  armLease(work, source)
  passage.alert = alert
  passage.source = source
  passage.transition = 'raise'
  return null
}

function dedupeClear(passage: Passage): DecisionWord | null {
  const { event, work, alert, source } = passage
  if (alert === null || source === null) {
    rememberClear(passage)
    return 'unmatched_clear'
  }
  if (!source.active) {
    const clearedAt = source.clearedAt ?? 0
    if (event.occurredAt === clearedAt) return 'duplicate'
    return event.occurredAt < clearedAt ? 'stale' : 'unmatched_clear'
  }
  if (event.occurredAt < source.raisedAt) return 'stale'
  endSource(source, event.occurredAt, false)
  if (isLeasing(source)) endUnleased(alert, event)
  touchAlert(work, alert)
  if (isReported(alert)) {
    refreshSeverity(work, alert)
    return 'source_cleared'
  }
  passage.transition = 'clear'
  return null
}

/** A tool that sees the state itself says that it is over: what other tools only heard of before is over as well. */
function endUnleased(alert: AlertRecord, event: MonitoringEvent): void {
  for (const other of alert.sources) {
    if (other.active && !isLeasing(other) && other.raisedAt <= event.occurredAt)
      endSource(other, event.occurredAt, false)
  }
}

function isReported(alert: AlertRecord): boolean {
  return alert.sources.some((source) => source.active)
}

function isLeaseInForce({ event, work }: Passage): boolean {
  return event.expiresAt !== undefined && event.expiresAt > work.state.now
}

/** Its clear has come before it. */
function isKnownToBeOver({ event, work }: Passage): boolean {
  const clearedAt = work.state.unmatchedClears.get(sourceKey(event))
  return clearedAt !== undefined && event.occurredAt < clearedAt
}

function rememberClear({ event, work }: Passage): void {
  const { unmatchedClears, now } = work.state
  const { unmatchedClears: limit, latenessMs } = work.policy.identify
  const key = sourceKey(event)
  unmatchedClears.delete(key)
  unmatchedClears.set(key, event.occurredAt)
  for (const [old, at] of unmatchedClears) {
    if (unmatchedClears.size <= limit && at >= now - latenessMs) break
    unmatchedClears.delete(old)
  }
}

/** Makes room for a source. False when all of them are active. */
function dropEndedSource({ work }: Passage, alert: AlertRecord): boolean {
  const index = alert.sources.findIndex((source) => !source.active)
  const dropped = alert.sources[index]
  if (dropped === undefined) return false
  alert.sources.splice(index, 1)
  work.index.sourceByKey.delete(dropped.key)
  return true
}
