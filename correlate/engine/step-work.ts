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
export function markAlert({ state }: StepWork, { id, incidentId }: AlertRecord): void {
  state.alerts.mark(id)
  if (incidentId !== null) state.incidents.mark(incidentId)
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

/**
 * A member came, went or was counted: a revision now if the last one is `gapMs` old, else when it is. When more incidents change than may be read
 * a second, each waits for its turn.
 */
export function touchIncidentSoon(work: StepWork, incident: IncidentRecord, gapMs: number): void {
  const { state } = work
  state.incidents.mark(incident.id)
  const asked = incident.emittedAt + gapMs
  const isWaiting = incident.flushAt !== 0
  if (work.incidents.has(incident) || (isWaiting && asked >= incident.flushAt)) return
  const due = Math.max(asked, turnToRead(work))
  if (isWaiting && due >= incident.flushAt) return
  if (!isWaiting) bookReading(work, incident)
  incident.flushAt = Math.max(due, state.now)
  if (due <= state.now) work.incidents.add(incident)
  else state.timers.arm(due, 'incidentFlush', incident.id)
}

/**
 * Whether the incident's members may be read for the revision that it gets now. One that was touched for another reason (a command, a merge, a
 * split) while others wait is told of at once as it was, and read in its turn.
 */
export function mayRead(work: StepWork, incident: IncidentRecord): boolean {
  const { state } = work
  const { flushAt, emittedAt } = incident
  if ((flushAt !== 0 && flushAt <= state.now) || emittedAt === 0) return true
  const turn = turnToRead(work)
  if (flushAt === 0) bookReading(work, incident)
  if (turn <= state.now) return true
  if (flushAt === 0) {
    incident.flushAt = turn
    state.timers.arm(turn, 'incidentFlush', incident.id)
  }
  return false
}

/** Engine time from which there is time for one more incident to be read. */
function turnToRead({ state, policy }: StepWork): number {
  return state.now + Math.max(0, Math.ceil(state.readingUntil - policy.incident.readingAheadMs - state.now))
}

/** Its members will be read for the revision that it is about to get. */
function bookReading({ state, policy }: StepWork, { alertIds }: IncidentRecord): void {
  const tookMs = (alertIds.size * 1_000) / policy.incident.membersReadPerSecond
  state.readingUntil = Math.max(state.now, state.readingUntil) + tookMs
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
