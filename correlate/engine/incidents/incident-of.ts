// The way from an alert to its incident.
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

/** The incident that the alert is in, as long as it is not closed. */
export function incidentOf(work: StepWork, alert: AlertRecord): IncidentRecord | null {
  if (alert.membership === null) return null
  const incident = work.state.incidents.get(alert.membership.incidentId)
  return incident === undefined || incident.state === 'closed' ? null : incident
}
