// A silence or a maintenance window begins: a person's act on all that is active, so the walk over alerts is theirs to pay, not each event's.
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { heldBackBy } from './held-back.ts'
import { setSuppression } from './set-suppression.ts'

/**
 * @param isMeant whether what begins is about the alert
 * @returns the active alerts that nobody and no plan had held back before
 */
export function holdActive(work: StepWork, isMeant: (alert: AlertRecord) => boolean): AlertRecord[] {
  const held: AlertRecord[] = []
  for (const alert of work.state.alerts.values()) {
    if (alert.state !== 'active' || !isMeant(alert)) continue
    const before = alert.suppression
    const now = heldBackBy(work, alert)
    if (now === null || (before?.kind === now.kind && before.by.join() === now.by.join())) continue
    setSuppression(work, alert, now)
    if (before === null || before.kind === 'inhibit') held.push(alert)
  }
  return held
}
