// An ended alert leaves memory.
import { release } from '../engine-index.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

/** Takes the alert out of memory. Its history is elsewhere. */
export function forgetAlert(work: StepWork, alert: AlertRecord): void {
  work.state.alerts.delete(alert.id)
  if (work.index.alertByKey.get(alert.key) === alert) work.index.alertByKey.delete(alert.key)
  for (const source of alert.sources) {
    if (work.index.alertBySource.get(source.key) === alert) work.index.alertBySource.delete(source.key)
  }
  for (const by of alert.suppression?.by ?? []) release(work.index, by, alert)
}
