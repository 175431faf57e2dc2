// Active alerts and the members of incidents that are not closed, in pages: there may be a hundred thousand.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM alert_revisions FINAL
WHERE id > {after:String}
  AND (state = 'active' OR incident_id IN (SELECT id FROM incident_revisions FINAL WHERE state != 'closed'))
ORDER BY id
LIMIT {limit:UInt32}`

/** @param after id of the last alert of the page before; '' for the first page */
export function selectLiveAlerts(store: Store, after: string, limit: number): Promise<Alert[]> {
  return selectData<Alert>(store, SQL, { after, limit })
}
