// An alert begins, begins again, ends, and is forgotten: the counts that hang on it move here and nowhere else.
import { countActive, countEnded, indexAlert } from '../engine-index.ts'
import { countMember, refreshMember } from '../grouping/member-changes.ts'
import { memberEnded, memberRaised, membersChanged } from '../incidents/member-life.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import type { AlertRecord, SourceRecord } from '../state.ts'
import { noteEnd } from '../learning/usual-presence.ts'
import { markAlert, touchAlert } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { setSeverity } from './alert-record.ts'
import { liveSeverity } from './source-record.ts'
import { setSuppression } from '../suppression/set-suppression.ts'
import { releaseHeld } from '../suppression/release-held.ts'

export function keepAlert(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.set(alert.id, alert)
  supersede(work, alert)
  indexAlert(work.index, alert)
  for (const source of alert.sources) keepSource(work, alert, source)
  countActive(work.index, alert)
  touchAlert(work, alert)
}

/** The alert that the condition had before, if any, is met by its key no more. */
function supersede(work: StepWork, { key }: AlertRecord): void {
  const before = work.index.alertByKey.get(key)
  if (before === undefined) return
  before.superseded = true
  markAlert(work, before)
}

export function keepSource(work: StepWork, alert: AlertRecord, source: SourceRecord): void {
  work.index.alertBySource.set(source.key, alert)
}

/** A cleared alert is active again. */
export function reviveAlert(work: StepWork, alert: AlertRecord, raisedAt: number): void {
  alert.state = 'active'
  alert.leased = alert.sources.every((source) => !source.active || source.expiresAt !== null)
  alert.clearedAt = null
  alert.endedAt = 0
  alert.raisedAt = Math.max(alert.raisedAt, raisedAt)
  setSeverity(alert, liveSeverity(alert))
  countActive(work.index, alert)
  const incident = incidentOf(work, alert)
  if (incident !== null) {
    countMember(work.index, incident, alert, 1)
    refreshMember(work.index, incident, alert, work.policy.grouping.hops)
    memberRaised(work, incident, alert)
  }
  touchAlert(work, alert)
}

/** No source reports it any more. */
export function endAlert(work: StepWork, alert: AlertRecord): void {
  alert.endedAt = work.state.now
  settleEnd(alert)
  countEnded(work.index, alert)
  noteEnd(work.state, alert.ci.id, alert.eventClass, alert.clearedAt ?? work.state.now)
  const incident = incidentOf(work, alert)
  if (incident !== null) {
    countMember(work.index, incident, alert, -1)
    memberEnded(work, incident, alert, alert.state === 'cleared')
  } else {
    forgetLater(work, alert)
  }
  setSuppression(work, alert, null)
  releaseHeld(work, alert.id)
  touchAlert(work, alert)
}

/** State, severity and end of an alert that no source reports: those of the source that ended last, in whatever order they were heard of. */
export function settleEnd(alert: AlertRecord): void {
  alert.clearedAt = Math.max(...alert.sources.map((source) => source.clearedAt ?? 0))
  const lapsed = alert.sources.some((source) => source.lapsed && source.clearedAt === alert.clearedAt)
  alert.state = lapsed ? 'expired' : 'cleared'
  setSeverity(alert, 'cleared')
}

/** Keeps an alert whose condition was over before its raise came: it takes part in the history, never in what is going on. */
export function keepEndedAlert(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.set(alert.id, alert)
  indexAlert(work.index, alert)
  for (const source of alert.sources) keepSource(work, alert, source)
  alert.endedAt = work.state.now
  settleEnd(alert)
  // Unless it gets an incident, which would then forget it.
  forgetLater(work, alert)
  touchAlert(work, alert)
}

/** A raise older than the first known one moves the begin of the story. */
export function noteFirstSeen(work: StepWork, alert: AlertRecord, { occurredAt }: MonitoringEvent): void {
  if (occurredAt >= alert.firstSeenAt) return
  if (alert.onsetAt === alert.firstSeenAt) alert.onsetAt = occurredAt
  alert.firstSeenAt = occurredAt
  const incident = incidentOf(work, alert)
  if (incident === null) return
  membersChanged(work, incident)
}

function forgetLater(work: StepWork, alert: AlertRecord): void {
  work.state.timers.arm(work.state.now + work.policy.alert.reopenWindowMs, 'alertForget', alert.id)
}

/** A source raised, changed or ended while the alert stays active. */
export function refreshSeverity(work: StepWork, alert: AlertRecord): void {
  const severity = liveSeverity(alert)
  // A flapping alert without an active source keeps its last severity: it is not over.
  if (severity === 'cleared' || severity === alert.severity) return
  setSeverity(alert, severity)
  const incident = incidentOf(work, alert)
  if (incident !== null) membersChanged(work, incident)
  touchAlert(work, alert)
}
