// The moves of an incident through its states. INCIDENT_MOVES is the law: an illegal move here is a bug, callers ask first.
import type { IncidentState } from '../../contract/incident.ts'
import { isLegalMove } from '../../contract/incident.ts'
import { forgetAlert } from '../alerts/forget-alert.ts'
import { isOpen, minuteOf, removeFrom } from '../engine-index.ts'
import { removeNeighbourhood } from '../grouping/member-changes.ts'
import type { IncidentRecord } from '../state.ts'
import { ENGINE, recordActivity, touchIncident } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

/**
 * Sets the state and what hangs on it. Moving to the state it is in already only counts as a decision.
 * @throws Error when the life-cycle does not allow the move (a bug of the caller)
 */
export function moveIncident(work: StepWork, incident: IncidentRecord, to: IncidentState): void {
  const from = incident.state
  if (from !== to && !isLegalMove(from, to)) throw new Error(`illegal move ${from} -> ${to} of ${incident.id}`)
  const wasOpen = isOpen(incident)
  incident.state = to
  if (wasOpen && !isOpen(incident)) work.index.openIncidents--
  if (!wasOpen && isOpen(incident)) work.index.openIncidents++
  if (from === 'resolved' && to !== 'closed') {
    incident.resolvedAt = null
    incident.resolution = null
  }
  decided(work, incident)
}

/** People see this change as theirs to decide on: an If-Match older than it is a conflict. */
export function decided(work: StepWork, incident: IncidentRecord): void {
  incident.decidedRevision = incident.revision + 1
  touchIncident(work, incident)
}

export function acknowledge(work: StepWork, incident: IncidentRecord, actor: string): void {
  moveIncident(work, incident, 'acknowledged')
  incident.acknowledgedAt = work.state.now
  incident.acknowledgedBy = actor
  incident.acknowledgedSeverity = incident.severity
  recordActivity(work, incident, 'acknowledged', actor, `acknowledged by ${actor}`)
}

export function unacknowledge(work: StepWork, incident: IncidentRecord, actor: string, reason: string): void {
  moveIncident(work, incident, 'new')
  forgetAcknowledgement(incident)
  recordActivity(work, incident, 'unacknowledged', actor, reason)
}

export function resolve(work: StepWork, incident: IncidentRecord, actor: string, resolution: string | null): void {
  moveIncident(work, incident, 'resolved')
  incident.resolvedAt = work.state.now
  incident.resolution = resolution
  work.state.timers.arm(work.state.now + work.policy.incident.reopenWindowMs, 'autoClose', incident.id)
  const text = actor === ENGINE ? 'all alerts are clear' : `resolved by ${actor}`
  recordActivity(work, incident, 'resolved', actor, text, resolution === null ? {} : { resolution })
}

export function reopen(work: StepWork, incident: IncidentRecord, text: string): void {
  moveIncident(work, incident, 'new')
  forgetAcknowledgement(incident)
  recordActivity(work, incident, 'reopened', ENGINE, text)
}

/** Closes for good. Alerts that ended go with it; active ones stay without an incident. */
export function close(
  work: StepWork,
  incident: IncidentRecord,
  actor: string,
  text: string,
  resolution: string | null,
): void {
  moveIncident(work, incident, 'closed')
  incident.closedAt = work.state.now
  incident.resolvedAt ??= work.state.now
  incident.resolution = resolution ?? incident.resolution
  removeNeighbourhood(work.index, incident)
  removeFrom(work.index.openedIn, minuteOf(incident.openedAt), incident)
  for (const id of incident.alertIds) {
    const alert = work.state.alerts.get(id)
    if (alert !== undefined && alert.state !== 'active') forgetAlert(work, alert)
  }
  work.state.timers.arm(work.state.now + work.policy.incident.closedRetentionMs, 'incidentForget', incident.id)
  recordActivity(work, incident, 'closed', actor, text)
}

function forgetAcknowledgement(incident: IncidentRecord): void {
  incident.acknowledgedAt = null
  incident.acknowledgedBy = null
  incident.acknowledgedSeverity = null
}
