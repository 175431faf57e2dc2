// Several incidents turn out to be one: the oldest keeps its id, the others close and say where their alerts went.
import { touchAlert, recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import type { IncidentRecord } from '../state.ts'
import { addMember } from '../grouping/member-changes.ts'
import { dropOccurrence } from '../problems/drop-occurrence.ts'
import { close, decided } from './life-cycle.ts'
import { becomeQuiet } from './member-life.ts'
import { membersOf } from './members-of.ts'

/** Moves all alerts of `from` into `into`. */
export function mergeIncident(
  work: StepWork,
  into: IncidentRecord,
  from: IncidentRecord,
  actor: string,
  reason: string,
): void {
  const moved = membersOf(work, from)
  from.mergedInto = into.id
  dropOccurrence(work, from)
  recordActivity(work, from, 'merged', actor, `merged into ${into.id}: ${reason}`, { into: into.id })
  from.alertIds.clear()
  close(work, from, actor, `closed as merged into ${into.id}`, null)
  for (const alert of moved) {
    if (alert.membership !== null) alert.membership = { ...alert.membership, incidentId: into.id }
    into.alertIds.add(alert.id)
    addMember(work.index, into, alert, work.policy.grouping.hops)
    touchAlert(work, alert)
  }
  // Nothing but a person merges a storm: what is in it is the storm's from then on.
  into.storm ??= from.storm
  into.noticesOnly &&= from.noticesOnly
  into.eventCount += from.eventCount
  into.activeCount += from.activeCount
  from.activeCount = 0
  into.lastingCount += from.lastingCount
  from.lastingCount = 0
  into.vouchedUntil = Math.max(into.vouchedUntil, from.vouchedUntil)
  into.lastActivityAt = Math.max(into.lastActivityAt, from.lastActivityAt)
  into.lastClearAt = Math.max(into.lastClearAt, from.lastClearAt)
  if (from.raises > into.raises) into.paceMs = from.paceMs
  into.raises += from.raises
  if (into.activeCount > 0) into.quietSince = null
  else becomeQuiet(work, into)
  into.pagedAt ??= from.pagedAt
  into.assignee ??= from.assignee
  into.verdicts = [...into.verdicts, ...from.verdicts.filter(({ ci }) => into.verdicts.every((one) => one.ci !== ci))]
  into.stale = true
  decided(work, into)
  recordActivity(work, into, 'merged', actor, `${from.id} merged into this: ${reason}`, {
    from: from.id,
    alerts: moved.length,
  })
}
