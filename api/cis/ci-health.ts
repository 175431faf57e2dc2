// What is wrong on a CI now.
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { LiveView } from '../live/live-view.ts'

export interface CiHealth {
  /** Worst active alert; `cleared` when there is none. */
  readonly severity: PerceivedSeverity
  readonly activeAlerts: number
  /** Incidents, not closed, that have an alert of the CI. */
  readonly incidents: readonly string[]
}

export function ciHealth(live: LiveView, ci: string): CiHealth {
  let activeAlerts = 0
  const incidents = new Set<string>()
  for (const alert of live.alerts.ofCi(ci)) {
    if (alert.state === 'active') activeAlerts += 1
    const incident = alert.membership === null ? undefined : live.incidents.get(alert.membership.incidentId)
    if (incident !== undefined && incident.state !== 'closed') incidents.add(incident.id)
  }
  return { severity: live.alerts.worstOfCi(ci), activeAlerts, incidents: [...incidents] }
}
