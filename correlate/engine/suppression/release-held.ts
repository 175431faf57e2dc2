// What held an alert back has ended: still active, it goes on to grouping.
import { groupAlert } from '../grouping/group-alert.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { reopen } from '../incidents/life-cycle.ts'
import type { StepWork } from '../step-work.ts'
import { setSuppression } from './set-suppression.ts'

/** @param by id of the silence or of the inhibiting alert */
export function releaseHeld(work: StepWork, by: string): void {
  const held = work.index.heldBy.get(by)
  if (held === undefined) return
  for (const alert of [...held].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (alert.suppression === null) continue
    const left = alert.suppression.by.filter((id) => id !== by)
    setSuppression(work, alert, left.length > 0 ? { ...alert.suppression, by: left } : null)
    if (left.length > 0 || alert.state !== 'active') continue
    const incident = incidentOf(work, alert)
    if (incident === null) groupAlert(work, alert, true)
    else if (incident.state === 'resolved') reopen(work, incident, `${alert.eventClass} is no longer held back`)
  }
}
