// Stage: the incident's members changed, so its cause has to be ranked again. That is done once a revision (settle-step.ts),
// not here: a storm of 1,000 joins a second makes four rankings.
import { incidentOf } from '../incidents/incident-of.ts'
import type { Stage } from '../passage.ts'

export const rankRootCause: Stage = ({ alert, work, transition }) => {
  const incident = alert === null || transition === null ? null : incidentOf(work, alert)
  if (incident !== null) incident.stale = true
  return null
}
