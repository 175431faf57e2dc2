// Incidents that opened or were resolved in a shift, the worst first: those that are closed and no longer in memory are only here.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const RANGE = (column: string): string =>
  `${column} >= fromUnixTimestamp64Milli({from:Int64}) AND ${column} < fromUnixTimestamp64Milli({to:Int64})`

const SQL = `
SELECT data
FROM incident_revisions FINAL
WHERE merged_into = '' AND ((${RANGE('opened_at')}) OR (${RANGE('resolved_at')}))
ORDER BY priority, opened_at, id
LIMIT {limit:UInt32}`

/** @param shift epoch ms, `to` excluded */
export function selectShiftIncidents(
  store: Store,
  { from, to }: { readonly from: number; readonly to: number },
  limit: number,
): Promise<Incident[]> {
  return selectData<Incident>(store, SQL, { from, to, limit })
}
