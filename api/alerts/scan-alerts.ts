// What hand-overs and silences need of the live alerts, in one pass over them: there may be a hundred thousand.
import type { Alert } from '../../correlate/contract/alert.ts'
import { SILENT_CLASS } from '../../ingest/contract/silent-class.ts'

export interface AlertScan {
  /** Incidents with an active alert that flaps. */
  readonly flapping: ReadonlySet<string>
  /** Id of a silence or a maintenance window -> active alerts that it holds back. */
  readonly heldBy: ReadonlyMap<string, number>
  /** Active alerts about senders that should speak and do not. */
  readonly silent: readonly Alert[]
}

export function scanAlerts(alerts: Iterable<Alert>): AlertScan {
  const flapping = new Set<string>()
  const heldBy = new Map<string, number>()
  const silent: Alert[] = []
  for (const alert of alerts) {
    if (alert.state !== 'active') continue
    if (alert.flapping && alert.membership !== null) flapping.add(alert.membership.incidentId)
    if (alert.suppression !== null && alert.suppression.kind !== 'inhibit')
      for (const id of alert.suppression.by) heldBy.set(id, (heldBy.get(id) ?? 0) + 1)
    if (alert.eventClass === SILENT_CLASS) silent.push(alert)
  }
  return { flapping, heldBy, silent }
}
