// The way from an alert to its incident.
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

/** The incident that the alert is in, as long as it is not closed. */
export function incidentOf(work: StepWork, alert: AlertRecord): IncidentRecord | null {
  const { incidentId } = alert
  if (incidentId === null) return null
  const incident = work.state.incidents.get(incidentId)
  return incident === undefined || incident.state === 'closed' ? null : incident
}
