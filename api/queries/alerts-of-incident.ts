// Members of an incident that is not in memory any more. The inner query reads by the index over all revisions, the outer one asks the newest.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM alert_revisions FINAL
WHERE id IN (SELECT id FROM alert_revisions WHERE incident_id = {incident:String})
  AND incident_id = {incident:String}
ORDER BY first_seen_at DESC, id
LIMIT {limit:UInt32}`

export function selectAlertsOfIncident(store: Store, incident: string, limit: number): Promise<Alert[]> {
  return selectData<Alert>(store, SQL, { incident, limit })
}
