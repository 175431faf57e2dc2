// Revisions of one maintenance window, newest first.
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM maintenance_revisions FINAL
WHERE id = {id:String}
ORDER BY revision DESC
LIMIT {limit:UInt32}`

export function selectMaintenanceHistory(store: Store, id: string, limit: number): Promise<MaintenanceWindow[]> {
  return selectData<MaintenanceWindow>(store, SQL, { id, limit })
}
