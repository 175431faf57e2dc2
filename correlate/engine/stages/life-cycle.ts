// Stage: what the beginning or end of the condition does to the states of the alert and its incident.
import { endAlert } from '../alerts/alert-life.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { reopen } from '../incidents/life-cycle.ts'
import type { Stage } from '../passage.ts'

export const lifeCycle: Stage = ({ alert, work, event, transition }) => {
  if (alert === null) return null
  if (transition === 'clear') {
    endAlert(work, alert, 'cleared', event.occurredAt)
    return 'cleared'
  }
  const incident = incidentOf(work, alert)
  if (transition === 'raise' && incident?.state === 'resolved') {
    reopen(work, incident, `${alert.eventClass} on ${alert.ci.name} came back`)
  }
  return null
}
