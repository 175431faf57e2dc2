// What a member's raise, end or change of severity does to its incident.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { keepPace } from '../grouping/idle-limit.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { holdDown } from './hold-down.ts'
import { incidentOf } from './incident-of.ts'
import { touchIncidentSoon } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

/** A member became active: it joined, or came back. */
export function memberRaised(work: StepWork, incident: IncidentRecord, alert: AlertRecord): void {
  if (incident.activeCount === 0) holdDown(work, incident)
  incident.activeCount++
  if (!alert.leased) incident.lastingCount++
  vouch(work, incident, alert.lastSeenAt, leaseEndOf(alert))
  incident.quietSince = null
  keepPace(incident, work.state.now, work.policy)
  membersChanged(work, incident)
}

/** @param seen whether a tool said so; a lease that ran out says nothing of when it ended */
export function memberEnded(work: StepWork, incident: IncidentRecord, alert: AlertRecord, seen: boolean): void {
  incident.activeCount--
  if (!alert.leased) incident.lastingCount--
  if (seen) incident.lastClearAt = work.state.now
  incident.unreportedClears++
  if (incident.activeCount === 0) becomeQuiet(work, incident)
  membersChanged(work, incident)
}

export function membersChanged(work: StepWork, incident: IncidentRecord): void {
  incident.stale = true
  const { joinRevisionGapMs, promptMembers } = work.policy.incident
  const size = Math.max(1, incident.alertIds.size / promptMembers)
  touchIncidentSoon(work, incident, Math.round(joinRevisionGapMs * size))
}

/** A tool that never takes it back by itself reports a leased member, too. */
export function memberLasts(work: StepWork, alert: AlertRecord): void {
  if (!alert.leased) return
  alert.leased = false
  const incident = incidentOf(work, alert)
  if (incident !== null && alert.state === 'active') incident.lastingCount++
}

/** A raise spoke for a leased member. */
export function memberVouched(work: StepWork, incident: IncidentRecord, event: MonitoringEvent): void {
  if (event.kind === 'raise') vouch(work, incident, event.observedAt, event.expiresAt ?? 0)
}

/** Events of a member were counted. What they say of the member's strength counts in the next ranking. */
export function memberCounted(work: StepWork, incident: IncidentRecord, events: number): void {
  incident.eventCount += events
  incident.stale = true
  touchIncidentSoon(work, incident, work.policy.alert.repeatRevisionGapMs)
}

/** No member is active: it resolves itself unless one comes back soon. */
export function becomeQuiet(work: StepWork, incident: IncidentRecord): void {
  incident.quietSince = work.state.now
  work.state.timers.arm(work.state.now + work.policy.incident.autoResolveQuietMs, 'autoResolve', incident.id)
}

/** A lease speaks for its alert for a part of its length only: then a renewal is overdue. */
function vouch(work: StepWork, incident: IncidentRecord, saidAt: number, leaseEnd: number): void {
  const from = Math.min(saidAt, work.state.now)
  const until = from + (leaseEnd - from) * work.policy.grouping.vouchedLeaseShare
  incident.vouchedUntil = Math.max(incident.vouchedUntil, until)
}

function leaseEndOf({ sources }: AlertRecord): number {
  return sources.reduce((latest, { active, expiresAt }) => (active ? Math.max(latest, expiresAt ?? 0) : latest), 0)
}
