// Stage: into which incident does the alert belong?
import { groupAlert } from '../grouping/group-alert.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { noteReturn } from '../incidents/second-onset.ts'
import { noteOnset } from '../learning/note-onset.ts'
import { noteBegin } from '../learning/usual-presence.ts'
import { noteWords } from '../learning/words/vocabulary.ts'
import type { Stage } from '../passage.ts'

export const group: Stage = (passage) => {
  const { alert, work, transition } = passage
  if (alert === null || transition === null || transition === 'clear') return null
  const incident = incidentOf(work, alert)
  if (incident !== null) {
    if (passage.quietMs !== null) noteReturn(work, incident, alert, passage.quietMs)
    noteBegin(work.state, work.policy, alert.ci.id, alert.eventClass, alert.raisedAt)
    passage.word ??= 'reopened'
    return null
  }
  noteOnset(work, alert)
  const grouped = groupAlert(work, alert, alert.suppression === null)
  noteWords(work.state, work.policy, alert)
  if (grouped === 'left_out') return passage.word
  if (grouped === 'overflow') return 'overflow'
  passage.word ??= grouped
  return null
}
