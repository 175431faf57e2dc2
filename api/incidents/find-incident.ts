// One incident: from memory, or from the history when it is long closed.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { selectIncident } from '../queries/incident-by-id.ts'
import { saidProblem } from '../said-problem.ts'

/** @throws HttpProblem 404 when there is none, 503 when only ClickHouse would know */
export async function findIncident({ live, store }: Pick<ApiContext, 'live' | 'store'>, id: string): Promise<Incident> {
  const incident = live.incidents.get(id) ?? (await askHistory(store, (open) => selectIncident(open, id)))
  if (incident === undefined) throw saidProblem(404, 'not_found', 'no_such_incident')
  return incident
}
