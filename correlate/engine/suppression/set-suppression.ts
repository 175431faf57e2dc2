// The one place where an alert's suppression changes, so that the index of who holds back whom stays true.
import type { Suppression } from '../../contract/alert.ts'
import { hold, release } from '../engine-index.ts'
import type { AlertRecord } from '../state.ts'
import { touchAlert } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

export function setSuppression(work: StepWork, alert: AlertRecord, suppression: Suppression | null): void {
  if (alert.suppression === null && suppression === null) return
  for (const by of alert.suppression?.by ?? []) release(work.index, by, alert)
  for (const by of suppression?.by ?? []) hold(work.index, by, alert)
  alert.suppression = suppression
  touchAlert(work, alert)
}
