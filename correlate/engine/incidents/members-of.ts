// The alerts of an incident.
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

export function membersOf(work: StepWork, incident: IncidentRecord): AlertRecord[] {
  const members: AlertRecord[] = []
  for (const id of incident.alertIds) {
    const alert = work.state.alerts.get(id)
    if (alert !== undefined) members.push(alert)
  }
  return members
}
