// Which incidents were ranked with a verdict of before in mind: the candidates of each that carry it as evidence.
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT toUnixTimestamp64Milli(opened_at) AS ms,
       arrayMap(candidate -> JSONExtractString(candidate, 'ci'),
                arrayFilter(candidate -> position(candidate, '"kind":"verdict"') > 0, JSONExtractArrayRaw(data, 'rootCause'))) AS cis
FROM incident_revisions FINAL
WHERE opened_at >= fromUnixTimestamp64Milli({from:Int64}) AND position(data, '"kind":"verdict"') > 0
ORDER BY opened_at DESC
LIMIT {limit:UInt32}`

export interface VerdictUse {
  /** When the incident opened, epoch ms. */
  readonly at: number
  readonly cis: readonly string[]
}

export async function selectVerdictUses(store: Store, from: number, limit: number): Promise<VerdictUse[]> {
  const rows = await store.query<{ ms: string; cis: readonly string[] }>(SQL, { from, limit })
  return rows.map(({ ms, cis }) => ({ at: Number(ms), cis }))
}
