// How often the engine decided what, in a time range.
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT decision, count() AS n
FROM decisions
WHERE at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
GROUP BY decision
ORDER BY decision`

export async function selectDecisionCounts(
  store: Store,
  range: { readonly from: number; readonly to: number },
): Promise<Readonly<Record<string, number>>> {
  const rows = await store.query<{ decision: string; n: string }>(SQL, { from: range.from, to: range.to })
  return Object.fromEntries(rows.map((row) => [row.decision, Number(row.n)]))
}
