// How many closed incidents each CI caused, by affected service, in a time range. Incidents that were merged into others count there.
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT service, root_ci AS cause, count() AS n
FROM incident_revisions FINAL
ARRAY JOIN if(empty(services), [''], services) AS service
WHERE state = 'closed' AND merged_into = ''
  AND opened_at >= fromUnixTimestamp64Milli({from:Int64}) AND opened_at < fromUnixTimestamp64Milli({to:Int64})
GROUP BY service, cause`

export interface CauseCount {
  /** CI id; the empty text: incidents that no service was affected by. */
  readonly service: string
  /** CI id of the probable root cause; the empty text: none was found. */
  readonly cause: string
  readonly incidents: number
}

/** @param range when the incidents were opened, epoch ms */
export async function selectCauseCounts(
  store: Store,
  range: { readonly from: number; readonly to: number },
): Promise<readonly CauseCount[]> {
  const rows = await store.query<{ service: string; cause: string; n: string }>(SQL, { ...range })
  return rows.map(({ service, cause, n }) => ({ service, cause, incidents: Number(n) }))
}
