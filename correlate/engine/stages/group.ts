// Stage: into which incident does the alert belong?
import { groupAlert } from '../grouping/group-alert.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { noteBegin, noveltyOf } from '../learning/usual-presence.ts'
import type { Stage } from '../passage.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

export const group: Stage = (passage) => {
  const { alert, work, transition } = passage
  if (alert === null || transition === null || transition === 'clear') return null
  if (incidentOf(work, alert) !== null) {
    noteBegin(work.state, work.policy, alert.ci.id, alert.eventClass, alert.raisedAt)
    passage.word ??= 'reopened'
    return null
  }
  noteOnset(work, alert)
  const grouped = groupAlert(work, alert, alert.suppression === null)
  if (grouped === 'left_out') return passage.word
  if (grouped === 'overflow') return 'overflow'
  passage.word ??= grouped
  return null
}

/** How unusual the condition is, before it counts itself. */
function noteOnset({ state, policy }: StepWork, alert: AlertRecord): void {
  const { ci, eventClass, raisedAt } = alert
  alert.onsetAt = raisedAt
  alert.novelty = noveltyOf(state, policy, ci.id, eventClass, raisedAt)
  noteBegin(state, policy, ci.id, eventClass, raisedAt)
}
