// Transients that clear within the hold-down never page anybody: an incident is worth a page once it has lasted, or shows at once that it
// is serious. It is opened, shown and counted all the same.
import type { IncidentRecord } from '../state.ts'
import { membersOf } from './members-of.ts'
import { mayHoldBack } from '../suppression/held-back.ts'
import { ENGINE, recordActivity, touchIncident } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** Members became active after none was: the hold-down begins anew. */
export function holdDown(work: StepWork, incident: IncidentRecord): void {
  if (incident.pagedAt !== null) return
  incident.heldSince = work.state.now
  work.state.timers.arm(work.state.now + work.policy.holdDown.ms, 'holdDownEnd', incident.id)
}

/** The hold-down is over: whoever is still active has lasted. */
export function endHoldDown(work: StepWork, incident: IncidentRecord): void {
  if (incident.pagedAt !== null || incident.activeCount === 0) return
  if (work.state.now - incident.heldSince < work.policy.holdDown.ms) return
  page(work, incident, 'lasts', `did not clear within ${spanText(work.policy.holdDown.ms)}`)
}

/** Pages before the hold-down is over when waiting costs more than a false alarm. Looked at with each assessment. */
export function pageEarly(work: StepWork, incident: IncidentRecord): void {
  if (incident.pagedAt !== null || incident.activeCount === 0) return
  const { priorities, cis } = work.policy.holdDown
  const { priority } = incident.assessment
  if (priorities.includes(priority)) page(work, incident, 'urgent', `priority ${priority} does not wait`)
  else if (incident.ciCount >= cis) page(work, incident, 'spread', `${incident.ciCount} CIs are affected`)
}

/** Whether people or plans hold back all of it that is active: then it waits for their end. */
function isHeldBack(work: StepWork, incident: IncidentRecord): boolean {
  if (!mayHoldBack(work)) return false
  return membersOf(work, incident).every(
    ({ state, suppression }) => state !== 'active' || (suppression !== null && suppression.kind !== 'inhibit'),
  )
}

function page(work: StepWork, incident: IncidentRecord, reason: 'lasts' | 'urgent' | 'spread', text: string): void {
  if (isHeldBack(work, incident)) return
  incident.pagedAt = work.state.now
  touchIncident(work, incident)
  recordActivity(work, incident, 'paged', ENGINE, text, {
    reason,
    priority: incident.assessment.priority,
    cis: incident.ciCount,
    holdMs: work.policy.holdDown.ms,
  })
}
