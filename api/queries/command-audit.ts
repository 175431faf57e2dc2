// What operators asked for and what became of it, newest first, one page.
import type { CommandOutcome } from '../../correlate/contract/command.ts'
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT data, partition, toUnixTimestamp64Milli(at) AS ms
FROM commands FINAL
WHERE at >= fromUnixTimestamp64Milli({from:Int64})
  AND at < fromUnixTimestamp64Milli({to:Int64})
  AND ({actor:String} = '' OR actor = {actor:String})
  AND ({type:String} = '' OR type = {type:String})
  AND ({outcome:String} = '' OR outcome = {outcome:String})
  AND ({incident:String} = '' OR has(incident_ids, {incident:String}))
  AND ({object:String} = ''
    OR arrayExists(id -> positionCaseInsensitiveUTF8(id, {object:String}) > 0, incident_ids)
    OR positionCaseInsensitiveUTF8(JSONExtractString(data, 'object'), {object:String}) > 0
    OR positionCaseInsensitiveUTF8(JSONExtractString(data, 'problemId'), {object:String}) > 0
    OR positionCaseInsensitiveUTF8(detail, {object:String}) > 0)
  AND ({started:UInt8} = 0 OR (toUnixTimestamp64Milli(at), id, partition) < ({at:Int64}, {id:String}, {partition:UInt16}))
ORDER BY at DESC, id DESC, partition DESC
LIMIT {limit:UInt32}`

export interface AuditSearch {
  readonly from: number
  readonly to: number
  readonly actor: string
  readonly type: string
  readonly outcome: string
  readonly incident: string
  /** Part of what it was done to, or of the detail. */
  readonly object: string
  readonly after: readonly [at: number, id: string, partition: number] | null
  readonly limit: number
}

export type AuditEntry = CommandOutcome & { readonly partition: number }

export async function selectAudit(store: Store, { after, ...search }: AuditSearch): Promise<AuditEntry[]> {
  const rows = await store.query<{ data: string; partition: number }>(SQL, {
    ...search,
    started: after === null ? 0 : 1,
    at: after?.[0] ?? 0,
    id: after?.[1] ?? '',
    partition: after?.[2] ?? 0,
  })
  // Written by our own writer from the contract's type.
  return rows.map((row) => ({ ...(JSON.parse(row.data) as CommandOutcome), partition: row.partition }))
}
