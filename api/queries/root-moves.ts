// When the first cause of some incidents changed, oldest first: what a verdict moved at once is told in the same instant.
import type { Activity } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM activities FINAL
WHERE incident_id IN ({ids:Array(String)}) AND kind = 'root_cause_changed'
ORDER BY at, length(id), id
LIMIT {limit:UInt32}`

export function selectRootMoves(store: Store, ids: readonly string[], limit: number): Promise<Activity[]> {
  return ids.length === 0 ? Promise.resolve([]) : selectData<Activity>(store, SQL, { ids, limit })
}
