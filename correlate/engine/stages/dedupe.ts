// Stage: what the event says about its condition that is new. Repeats, second sources and old news end here; a beginning or an end goes on.
// Of each source the newest raise and the newest clear decide, by event time: the order of arrival does not matter inside the lateness bound.
import type { DecisionWord } from '../../contract/decision.ts'
import { absorbRaise, countRaise, makeAlert } from '../alerts/alert-record.ts'
import {
  endAlert,
  keepAlert,
  keepEndedAlert,
  keepSource,
  noteFirstSeen,
  refreshSeverity,
  reviveAlert,
  settleEnd,
} from '../alerts/alert-life.ts'
import { claimClears, knownEnd, rememberClear } from '../alerts/known-end.ts'
import { beginEpisode, isAnotherEpisode, silentSince } from '../alerts/next-episode.ts'
import {
  armLease,
  clearSource,
  isLeasing,
  lapseSource,
  makeSource,
  noteRaise,
  renewSource,
} from '../alerts/source-record.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { noteReturn } from '../incidents/second-onset.ts'
import type { StepWork } from '../step-work.ts'
import { memberLasts } from '../incidents/member-life.ts'
import type { Passage, Stage } from '../passage.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { touchAlert, touchAlertSoon } from '../step-work.ts'

export const dedupe: Stage = (passage) => (passage.event.kind === 'clear' ? dedupeClear(passage) : dedupeRaise(passage))

function dedupeRaise(passage: Passage): DecisionWord | null {
  const { alert, source, work, event } = passage
  const end = knownEnd(work, alert, source, event)
  if (end !== null) return alert === null ? raiseEnded(passage, end) : raiseOver(passage, alert, end)
  if (alert === null) return raiseNew(passage)
  return source === null ? raiseFromOther(passage, alert) : raiseFromKnown(passage, alert, source)
}

function raiseFromKnown(passage: Passage, alert: AlertRecord, source: SourceRecord): DecisionWord | null {
  const { event, work } = passage
  const [repeats, corroborates] = [source.active, isReported(alert)]
  passage.resumes = source.lapsed
  const since = silentSince(work, alert)
  if (since !== null && event.occurredAt > since) {
    passage.quietMs = work.state.now - since
    if (isAnotherEpisode(work, alert)) return raiseAnew(passage, alert)
  }
  renewSource(work, source, event)
  if (!repeats) return begin(passage, alert, source, corroborates)
  absorbRaise(alert, source, event)
  noteFirstSeen(work, alert, event)
  refreshSeverity(work, alert)
  touchAlertSoon(work, alert)
  const incident = incidentOf(work, alert)
  if (incident !== null && passage.quietMs !== null) noteReturn(work, incident, alert, passage.quietMs)
  return 'repeated'
}

function raiseFromOther(passage: Passage, alert: AlertRecord): DecisionWord | null {
  const { event, work } = passage
  const since = silentSince(work, alert)
  if (since !== null && event.occurredAt > since && isAnotherEpisode(work, alert)) return raiseAnew(passage, alert)
  const corroborates = isReported(alert)
  const source = addSource(passage, alert)
  if (source === null) return 'overflow'
  claimClears(work, source)
  armLease(work, source)
  noteFirstSeen(work, alert, event)
  return begin(passage, alert, source, corroborates)
}

/** The condition has one more source, or begins again. */
function begin(passage: Passage, alert: AlertRecord, source: SourceRecord, corroborates: boolean): DecisionWord | null {
  const { event, work } = passage
  absorbRaise(alert, source, event)
  if (corroborates) {
    if (!isLeasing(source)) memberLasts(work, alert)
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

/** The condition was known, and its incident is over: the same as if it were new. */
function raiseAnew(passage: Passage, old: AlertRecord): DecisionWord | null {
  const { event, work } = passage
  if (work.index.activeAlerts >= work.policy.alert.maxActive) return 'overflow'
  if (old.state === 'active') lapse(work, old)
  const alert = beginEpisode(work, old, event)
  passage.alert = alert
  passage.source = alert.sources[0] ?? null
  passage.transition = 'raise'
  return null
}

/** Nobody has vouched for it for too long, and now it is said to have begun: it had ended, unseen. */
function lapse(work: StepWork, alert: AlertRecord): void {
  for (const source of alert.sources) if (source.active) lapseSource(source, source.lastSeenAt)
  endAlert(work, alert)
}

function raiseNew(passage: Passage): DecisionWord | null {
  const { event, work, ci, key } = passage
  // resolveCi has set it for every event without a known alert.
  if (ci === null || work.index.activeAlerts >= work.policy.alert.maxActive) return 'overflow'
  const source = makeSource(event)
  claimClears(work, source)
  const alert = makeAlert(key, event, ci, source, work.state.now)
  keepAlert(work, alert)
  armLease(work, source)
  passage.alert = alert
  passage.source = source
  passage.transition = 'raise'
  return null
}

/** What it tells of has ended: it counts, and changes the present in nothing. */
function raiseOver(passage: Passage, alert: AlertRecord, end: number): DecisionWord | null {
  const { source, work, event } = passage
  const known = source ?? addSource(passage, alert)
  if (known === null) return 'overflow'
  if (source === null) passage.claimed = claimClears(work, known)
  noteRaise(known, event)
  if (source === null || !known.active) endEpisode(known, end)
  if (isLeasing(known)) endUnleased(alert, end)
  countRaise(alert, known, event)
  noteFirstSeen(work, alert, event)
  if (source === null) touchAlert(work, alert)
  else touchAlertSoon(work, alert)
  if (alert.state !== 'active') settleEnd(alert)
  else if (!alert.flapping && !isReported(alert)) {
    // It tells, late, of an end that others had not seen.
    passage.transition = 'clear'
    return null
  }
  return 'already_over'
}

/** Nobody knew of the condition while it lasted: it gets its place in the history, and in the incident that it was part of. */
function raiseEnded(passage: Passage, end: number): DecisionWord | null {
  const { event, work, ci, key } = passage
  if (ci === null || work.index.activeAlerts >= work.policy.alert.maxActive) return 'overflow'
  const source = makeSource(event)
  passage.claimed = claimClears(work, source)
  endEpisode(source, end)
  const alert = makeAlert(key, event, ci, source, work.state.now)
  keepEndedAlert(work, alert)
  passage.alert = alert
  passage.source = source
  passage.transition = 'over'
  passage.word = 'already_over'
  return null
}

/** Its last episode, as far as it is known now. A lease that ran out may have been renewed before it did. */
function endEpisode(source: SourceRecord, end: number): void {
  if (source.lapsed) source.clearedAt = Math.max(end, source.expiresAt ?? 0)
  else if (end > source.lastRaisedAt || source.clearedAt === null) clearSource(source, end)
}

function dedupeClear(passage: Passage): DecisionWord | null {
  const { event, work, alert, source } = passage
  if (alert === null || source === null) {
    rememberClear(work, event)
    return 'unmatched_clear'
  }
  const at = event.occurredAt
  if (!source.active) return clearAgain(passage, alert, source)
  if (at < source.lastRaisedAt) {
    source.lastClearedAt = Math.max(source.lastClearedAt, at)
    // The episode that goes on began after it.
    if (at >= source.raisedAt) source.raisedAt = source.lastRaisedAt
    touchAlertSoon(work, alert)
    return 'stale'
  }
  clearSource(source, at)
  if (isLeasing(source)) endUnleased(alert, at)
  touchAlert(work, alert)
  if (isReported(alert)) {
    refreshSeverity(work, alert)
    return 'source_cleared'
  }
  passage.transition = 'clear'
  return null
}

/** The source's episode has ended before: it may have done so earlier, or otherwise, than was known. */
function clearAgain({ event, work }: Passage, alert: AlertRecord, source: SourceRecord): DecisionWord {
  const at = event.occurredAt
  const known = source.clearedAt ?? 0
  if (at === known && !source.lapsed) return 'duplicate'
  const endsIt = at >= source.lastRaisedAt && at < known
  if (endsIt) {
    source.lapsed = false
    source.clearedAt = at
    touchAlert(work, alert)
  }
  source.lastClearedAt = Math.max(source.lastClearedAt, at)
  if (alert.state !== 'active') settleEnd(alert)
  touchAlertSoon(work, alert)
  return at < known ? 'stale' : 'unmatched_clear'
}

/** A tool that sees the state itself says that it is over: what other tools only heard of before is over as well. */
function endUnleased(alert: AlertRecord, at: number): void {
  for (const other of alert.sources) {
    if (other.active && !isLeasing(other) && other.lastRaisedAt <= at) clearSource(other, at)
  }
}

function isReported(alert: AlertRecord): boolean {
  return alert.sources.some((source) => source.active)
}

/** Null when there is no room, because all sources are active. */
function addSource(passage: Passage, alert: AlertRecord): SourceRecord | null {
  const { work, event } = passage
  if (alert.sources.length >= work.policy.alert.maxSources && !dropEndedSource(passage, alert)) return null
  const source = makeSource(event)
  alert.sources = [...alert.sources, source]
  keepSource(work, alert, source)
  passage.source = source
  return source
}

/** Makes room for a source. False when all of them are active. */
function dropEndedSource({ work }: Passage, alert: AlertRecord): boolean {
  const dropped = alert.sources.find((source) => !source.active)
  if (dropped === undefined) return false
  alert.sources = alert.sources.filter((source) => source !== dropped)
  work.index.alertBySource.delete(dropped.key)
  return true
}
