// An ended alert leaves memory.
import { release, unlinkAlert } from '../engine-index.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

/** Takes the alert out of memory. Its history is elsewhere. */
export function forgetAlert(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.delete(alert.id)
  unlinkAlert(work.index, alert)
  for (const by of alert.suppression?.by ?? []) release(work.index, by, alert)
}
