// A person, or the engine when it finds that they are another matter, takes alerts out of an incident: into one of their own, or into another.
import { removeMembers } from '../grouping/member-changes.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { decided } from './life-cycle.ts'
import { becomeQuiet } from './member-life.ts'
import { makeIncident, takeIn } from './open-incident.ts'

/**
 * @param reason why the engine does it; null for a person, who knows
 * @param since engine time from which on the alerts are the other matter; 0: they always were
 * @returns the new incident
 */
export function splitIncident(
  work: StepWork,
  incident: IncidentRecord,
  alerts: readonly AlertRecord[],
  actor: string,
  reason: string | null = null,
  since = 0,
): IncidentRecord {
  const because = reason === null ? '' : `: ${reason}`
  const made = makeIncident(work, incident.domain, incident.id)
  bringOver(work, incident, made, alerts, { actor, reason, since })
  const values = { alerts: alerts.length, from: incident.id, into: made.id, reason: reason ?? '' }
  recordActivity(work, incident, 'split', actor, `${alerts.length} alerts moved to ${made.id}${because}`, values)
  recordActivity(work, made, 'split', actor, `split from ${incident.id}${because}`, values)
  return made
}

/**
 * The alerts belong to another incident, which is there already.
 * @param reason why the engine moves them; null for a person, who knows
 */
export function moveAlerts(
  work: StepWork,
  incident: IncidentRecord,
  into: IncidentRecord,
  alerts: readonly AlertRecord[],
  actor: string,
  reason: string | null = null,
): void {
  const because = reason === null ? '' : `: ${reason}`
  bringOver(work, incident, into, alerts, { actor, reason, since: 0 })
  decided(work, into)
  const values = { alerts: alerts.length, from: incident.id, into: into.id, reason: reason ?? '', moved: 1 }
  recordActivity(work, incident, 'split', actor, `${alerts.length} alerts moved to ${into.id}${because}`, values)
  recordActivity(work, into, 'split', actor, `${alerts.length} alerts moved here from ${incident.id}${because}`, values)
}

interface Motive {
  readonly actor: string
  readonly reason: string | null
  readonly since: number
}

function bringOver(
  work: StepWork,
  from: IncidentRecord,
  into: IncidentRecord,
  alerts: readonly AlertRecord[],
  { actor, reason, since }: Motive,
): void {
  // Somebody was paged for these alerts already.
  into.pagedAt ??= from.pagedAt
  takeOut(work, from, alerts)
  // Services that only the leaving alerts had hit are none of this incident's business any more.
  from.assessment = { ...from.assessment, services: [], priority: 'P5' }
  // Who moves alerts says so in one line: they are no news of their own.
  const { unreportedJoins } = into
  let events = 0
  for (const alert of alerts) {
    const text = `moved here from ${from.id} by ${actor}${reason === null ? '' : `: ${reason}`}`
    takeIn(work, into, alert, {
      incidentId: into.id,
      joinedAt: work.state.now,
      score: 1,
      threshold: work.policy.grouping.threshold,
      viaAlertId: null,
      evidence: [{ kind: 'split', weight: 1, text, values: { from: from.id, actor, since, reason: reason ?? '' } }],
    })
    events += alert.count
  }
  into.eventCount += events
  into.unreportedJoins = unreportedJoins
  from.eventCount = Math.max(0, from.eventCount - events)
  decided(work, from)
}

/** Takes members out of the incident, with what they count in it; where they go is the caller's to say. */
export function takeOut(work: StepWork, incident: IncidentRecord, alerts: readonly AlertRecord[]): void {
  let [active, lasting] = [0, 0]
  for (const alert of alerts) {
    incident.alertIds.delete(alert.id)
    if (alert.state !== 'active') continue
    active++
    if (!alert.leased) lasting++
  }
  removeMembers(work.state, work.index, incident, alerts, work.policy.grouping.hops)
  incident.activeCount -= active
  incident.lastingCount -= lasting
  if (incident.activeCount === 0 && incident.quietSince === null) becomeQuiet(work, incident)
  incident.stale = true
}
