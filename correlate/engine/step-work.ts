// What one step has in hand: state, policy, topology, and what it has touched so far. Revisions are made once, at the end of the step.
import type { ActivityKind } from '../contract/incident.ts'
import type { Topology } from '../topology/topology.ts'
import type { EngineIndex } from './engine-index.ts'
import type { EngineContext, Effects } from './input.ts'
import type { Policy } from './policy.ts'
import type { ProblemRecord } from './problems/recurrence-state.ts'
import type { AlertRecord, EngineState, IncidentRecord } from './state.ts'

export interface StepWork {
  readonly state: EngineState
  readonly index: EngineIndex
  readonly policy: Policy
  readonly topology: Topology
  readonly compileRegex: EngineContext['compileRegex']
  readonly probe: EngineContext['probe']
  readonly effects: Effects
  /** Entities to send a revision of. */
  readonly alerts: Set<AlertRecord>
  readonly incidents: Set<IncidentRecord>
  readonly problems: Set<ProblemRecord>
}

/** The alert, and its incident with it, may have changed in any field: a checkpoint under way must take it again. */
export function markAlert({ state }: StepWork, { id, membership }: AlertRecord): void {
  state.alerts.mark(id)
  if (membership !== null) state.incidents.mark(membership.incidentId)
}

/** The actor of what nobody ordered. */
export const ENGINE = 'engine'

/** The alert changed in a way that people and machines act on. */
export function touchAlert(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.mark(alert.id)
  work.alerts.add(alert)
}

/** Only counters changed: a revision now if the last one is old enough, else when it is. */
export function touchAlertSoon(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.mark(alert.id)
  const due = alert.emittedAt + work.policy.alert.repeatRevisionGapMs
  if (due <= work.state.now) work.alerts.add(alert)
  else if (alert.flushAt === 0) {
    alert.flushAt = due
    work.state.timers.arm(due, 'alertFlush', alert.id)
  }
}

export function touchIncident(work: StepWork, incident: IncidentRecord): void {
  work.state.incidents.mark(incident.id)
  work.incidents.add(incident)
}

/** A member came, went or was counted: a revision now if the last one is `gapMs` old, else when it is. */
export function touchIncidentSoon(work: StepWork, incident: IncidentRecord, gapMs: number): void {
  work.state.incidents.mark(incident.id)
  const due = incident.emittedAt + gapMs
  if (due <= work.state.now) work.incidents.add(incident)
  else if (incident.flushAt === 0 || due < incident.flushAt) {
    incident.flushAt = due
    work.state.timers.arm(due, 'incidentFlush', incident.id)
  }
}

/** Adds a line to the incident's time-line, and a revision of it. */
export function recordActivity(
  work: StepWork,
  incident: IncidentRecord,
  kind: ActivityKind,
  actor: string,
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): void {
  incident.activityCount++
  work.effects.activity.push({
    id: `${incident.id}#${incident.activityCount}`,
    incidentId: incident.id,
    at: work.state.now,
    kind,
    actor,
    text,
    values,
  })
  touchIncident(work, incident)
}
