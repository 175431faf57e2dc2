// What a member's raise, end or change of severity does to its incident.
import type { IncidentRecord } from '../state.ts'
import { touchIncidentSoon } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

/** A member became active: it joined, or came back. */
export function memberRaised(work: StepWork, incident: IncidentRecord): void {
  incident.activeCount++
  incident.quietSince = null
  incident.lastActivityAt = work.state.now
  membersChanged(work, incident)
}

export function memberEnded(work: StepWork, incident: IncidentRecord): void {
  incident.activeCount--
  incident.unreportedClears++
  if (incident.activeCount === 0) becomeQuiet(work, incident)
  membersChanged(work, incident)
}

export function membersChanged(work: StepWork, incident: IncidentRecord): void {
  incident.stale = true
  touchIncidentSoon(work, incident, work.policy.incident.joinRevisionGapMs)
}

/** Events of a member were counted. */
export function memberCounted(work: StepWork, incident: IncidentRecord, events: number): void {
  incident.eventCount += events
  touchIncidentSoon(work, incident, work.policy.alert.repeatRevisionGapMs)
}

/** No member is active: it resolves itself unless one comes back soon. */
export function becomeQuiet(work: StepWork, incident: IncidentRecord): void {
  incident.quietSince = work.state.now
  work.state.timers.arm(work.state.now + work.policy.incident.autoResolveQuietMs, 'autoResolve', incident.id)
}
