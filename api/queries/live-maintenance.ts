// Maintenance windows that are not long over, each as it is now.
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM (SELECT data, ends_at, cancelled_at FROM maintenance_revisions FINAL ORDER BY id, revision DESC LIMIT 1 BY id)
WHERE least(ends_at, ifNull(cancelled_at, ends_at)) >= fromUnixTimestamp64Milli({since:Int64})`

/** @param since epoch ms: windows that were over before are left out */
export function selectLiveMaintenance(store: Store, since: number): Promise<MaintenanceWindow[]> {
  return selectData<MaintenanceWindow>(store, SQL, { since })
}
