// Stage: is the alert held back by a silence? (Maintenance windows will be asked here, too.)
import type { Stage } from '../passage.ts'
import { setSuppression } from '../suppression/set-suppression.ts'
import { silencesOf } from '../suppression/silences.ts'

export const suppress: Stage = ({ alert, work, transition }) => {
  if (alert === null || transition !== 'raise') return null
  const by = silencesOf(work, alert)
  setSuppression(work, alert, by.length > 0 ? { kind: 'silence', by } : null)
  return by.length > 0 ? 'silenced' : null
}
