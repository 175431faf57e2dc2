// How many incidents opened, were acknowledged and were resolved in a shift, and how long that took. What was merged into another incident
// is counted there.
import type { Store } from '../../platform/clickhouse/store.ts'

const IN_SHIFT = (column: string): string =>
  `(${column} >= fromUnixTimestamp64Milli({from:Int64}) AND ${column} < fromUnixTimestamp64Milli({to:Int64}))`

const MS_UNTIL = (column: string): string =>
  `toUnixTimestamp64Milli(assumeNotNull(${column})) - toUnixTimestamp64Milli(opened_at)`

const SQL = `
SELECT
    countIf(${IN_SHIFT('opened_at')}) AS opened,
    countIf(${IN_SHIFT('acknowledged_at')}) AS acknowledged,
    sumIf(${MS_UNTIL('acknowledged_at')}, ${IN_SHIFT('acknowledged_at')}) AS to_acknowledge,
    countIf(${IN_SHIFT('resolved_at')}) AS resolved,
    sumIf(${MS_UNTIL('resolved_at')}, ${IN_SHIFT('resolved_at')}) AS to_resolve
FROM incident_revisions FINAL
WHERE merged_into = ''`

export interface ShiftIncidentNumbers {
  readonly opened: number
  readonly acknowledged: number
  /** Mean, ms; null without any. */
  readonly mttaMs: number | null
  readonly resolved: number
  readonly mttrMs: number | null
}

/** @param shift epoch ms, `to` excluded */
export async function selectShiftNumbers(
  store: Store,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ShiftIncidentNumbers> {
  const rows = await store.query<
    Record<'opened' | 'acknowledged' | 'to_acknowledge' | 'resolved' | 'to_resolve', string>
  >(SQL, { from, to })
  // An aggregate without GROUP BY has one row.
  const { opened, acknowledged, to_acknowledge, resolved, to_resolve } = rows[0]!
  const mean = (sum: string, count: string) => (count === '0' ? null : Math.round(Number(sum) / Number(count)))
  return {
    opened: Number(opened),
    acknowledged: Number(acknowledged),
    mttaMs: mean(to_acknowledge, acknowledged),
    resolved: Number(resolved),
    mttrMs: mean(to_resolve, resolved),
  }
}
