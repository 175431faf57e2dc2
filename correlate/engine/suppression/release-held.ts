// What held an alert back has ended. Unless something else does, it goes on to grouping while it is active, as if it began to matter now.
import { groupAlert } from '../grouping/group-alert.ts'
import { holdDown } from '../incidents/hold-down.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { reopen } from '../incidents/life-cycle.ts'
import { memberCounted } from '../incidents/member-life.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { heldBackBy } from './held-back.ts'
import { inhibitorsOf } from './inhibition.ts'
import { setSuppression } from './set-suppression.ts'

/**
 * @param by id of the silence, the maintenance window or the inhibiting alert
 * @returns the active alerts that nothing holds back any more
 */
export function releaseHeld(work: StepWork, by: string): AlertRecord[] {
  const released: AlertRecord[] = []
  for (const alert of inOrder(work.index.heldBy.get(by) ?? [])) {
    if (alert.suppression === null) continue
    const left = restOf(work, alert, by)
    if (left?.kind === alert.suppression.kind && left.by.join() === alert.suppression.by.join()) continue
    setSuppression(work, alert, left)
    if (left !== null || alert.state !== 'active') continue
    released.push(alert)
    goOn(work, alert)
  }
  return released
}

function restOf(work: StepWork, alert: AlertRecord, by: string): AlertRecord['suppression'] {
  if (alert.suppression?.kind !== 'inhibit') return heldBackBy(work, alert)
  const left = alert.suppression.by.filter((id) => id !== by)
  return left.length > 0 ? { ...alert.suppression, by: left } : null
}

/** Nothing holds the active alert back any more. */
export function goOn(work: StepWork, alert: AlertRecord): void {
  const incident = incidentOf(work, alert)
  if (incident !== null) {
    if (incident.state === 'resolved') reopen(work, incident, `${alert.eventClass} is no longer held back`)
    else if (work.state.now - incident.heldSince >= work.policy.holdDown.ms) holdDown(work, incident)
    return
  }
  const inhibitors = inhibitorsOf(work, alert)
  if (inhibitors.length > 0) setSuppression(work, alert, { kind: 'inhibit', by: inhibitors })
  groupAlert(work, alert, inhibitors.length === 0)
  const joined = incidentOf(work, alert)
  // What it told while it was held counts where it belongs now.
  if (joined !== null) memberCounted(work, joined, alert.count)
}

/** As they began: a cause before its symptoms, as far as the raises tell. */
function inOrder(alerts: Iterable<AlertRecord>): AlertRecord[] {
  return [...alerts].sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1))
}
