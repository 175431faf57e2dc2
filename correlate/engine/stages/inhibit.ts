// Stage: is the alert the consequence of a device above it that is down? It is marked, and goes on to join that device's incident.
import type { Stage } from '../passage.ts'
import { inhibitorsOf } from '../suppression/inhibition.ts'
import { setSuppression } from '../suppression/set-suppression.ts'

export const inhibit: Stage = (passage) => {
  const { alert, work, transition } = passage
  if (alert === null || transition === null || transition === 'clear') return null
  const by = inhibitorsOf(work, alert)
  if (by.length === 0) return null
  setSuppression(work, alert, { kind: 'inhibit', by })
  passage.word ??= 'inhibited'
  return null
}
