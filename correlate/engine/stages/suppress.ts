// Stage: is the alert held back by a maintenance window or a silence?
import type { Stage } from '../passage.ts'
import { HELD_BACK_WORD, heldBackBy } from '../suppression/held-back.ts'
import { setSuppression } from '../suppression/set-suppression.ts'

export const suppress: Stage = ({ alert, work, transition }) => {
  if (alert === null || transition === null || transition === 'clear') return null
  const held = heldBackBy(work, alert)
  // Nothing is left to hold back of what is over.
  if (transition !== 'over') setSuppression(work, alert, held)
  return held === null ? null : HELD_BACK_WORD[held.kind]
}
