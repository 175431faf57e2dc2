// How many events of an incident's conditions came when: counts by piece of time and severity, for the strip above the time-line.
import type { Store } from '../../platform/clickhouse/store.ts'

/** The sender's clock, or ours; both are within a day of each other, by which the table is read (it is sorted by the sender's). */
export const CLOCKS = ['event', 'received'] as const
export type Clock = (typeof CLOCKS)[number]

export const AT_SQL = `toUnixTimestamp64Milli(if({clock:String} = 'event', occurred_at, observed_at))`
export const RANGE_SQL = `
  occurred_at >= fromUnixTimestamp64Milli({from:Int64} - 86400000)
  AND occurred_at <= fromUnixTimestamp64Milli({to:Int64} + 86400000)
  AND at >= {from:Int64} AND at <= {to:Int64}`

const SQL = `
WITH ${AT_SQL} AS at
SELECT intDiv(at - {from:Int64}, {bucketMs:Int64}) AS bucket, severity, count() AS events
FROM events
WHERE fingerprint IN (SELECT arrayJoin(fingerprints) FROM alert_revisions WHERE incident_id = {incident:String})
  AND ${RANGE_SQL}
GROUP BY bucket, severity
ORDER BY bucket`

export interface DensitySearch {
  readonly incident: string
  readonly clock: Clock
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  readonly bucketMs: number
}

export interface DensityRow {
  readonly bucket: number
  readonly severity: string
  readonly events: number
}

export async function selectDensity(store: Store, search: DensitySearch): Promise<DensityRow[]> {
  const rows = await store.query<{ bucket: string; severity: string; events: string }>(SQL, { ...search })
  return rows.map(({ bucket, severity, events }) => ({ bucket: Number(bucket), severity, events: Number(events) }))
}
