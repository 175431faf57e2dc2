// The alerts of an incident: from memory while it is there, from the history when it is long closed.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { selectAlertsOfIncident } from '../queries/alerts-of-incident.ts'

/** Of an incident that is in no memory; more nobody has looked through. */
const MAX_HISTORIC_MEMBERS = 20_000

/** @throws HttpProblem 503 when only ClickHouse would know */
export async function incidentMembers(
  { live, store }: Pick<ApiContext, 'live' | 'store'>,
  { id }: Pick<Incident, 'id'>,
): Promise<readonly Alert[]> {
  if (live.incidents.get(id) !== undefined) return inShortPieces(live.alerts.membersOf(id))
  return askHistory(store, (open) => selectAlertsOfIncident(open, id, MAX_HISTORIC_MEMBERS))
}
