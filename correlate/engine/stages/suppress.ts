// Stage: is the alert held back by a silence? (Maintenance windows will be asked here, too.)
import type { Stage } from '../passage.ts'
import { setSuppression } from '../suppression/set-suppression.ts'
import { silencesOf } from '../suppression/silences.ts'

export const suppress: Stage = ({ alert, work, transition }) => {
  if (alert === null || transition === null || transition === 'clear') return null
  const by = silencesOf(work, alert)
  // Nothing is left to hold back of what is over.
  if (transition === 'over') return by.length > 0 ? 'silenced' : null
  setSuppression(work, alert, by.length > 0 ? { kind: 'silence', by } : null)
  return by.length > 0 ? 'silenced' : null
}
