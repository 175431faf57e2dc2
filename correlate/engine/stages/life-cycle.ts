// Stage: what the beginning or end of the condition does to the states of the alert and its incident.
import { endAlert } from '../alerts/alert-life.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { reopen } from '../incidents/life-cycle.ts'
import { setSuppression } from '../suppression/set-suppression.ts'
import type { Stage } from '../passage.ts'

export const lifeCycle: Stage = ({ alert, work, transition }) => {
  if (alert === null) return null
  if (transition === 'clear') {
    endAlert(work, alert)
    return 'cleared'
  }
  // It was held back only as long as it lasted.
  if (transition === 'over') setSuppression(work, alert, null)
  const incident = incidentOf(work, alert)
  if (transition === 'raise' && incident?.state === 'resolved') {
    reopen(work, incident, `${alert.eventClass} on ${alert.ci.name} came back`)
  }
  return null
}
