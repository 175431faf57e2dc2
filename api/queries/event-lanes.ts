// What each of some conditions said when: events by piece of time and severity, and how far its sender's clock is from ours.
import type { Store } from '../../platform/clickhouse/store.ts'
import { AT_SQL, RANGE_SQL } from './event-density.ts'
import type { DensitySearch } from './event-density.ts'

const SQL = `
WITH ${AT_SQL} AS at
SELECT fingerprint, intDiv(at - {from:Int64}, {bucketMs:Int64}) AS bucket, severity, count() AS events,
       max(toUnixTimestamp64Milli(observed_at) - toUnixTimestamp64Milli(occurred_at)) AS most,
       min(toUnixTimestamp64Milli(observed_at) - toUnixTimestamp64Milli(occurred_at)) AS least
FROM events
WHERE has({fingerprints:Array(String)}, fingerprint)
  AND ${RANGE_SQL}
GROUP BY fingerprint, bucket, severity
ORDER BY bucket
LIMIT {limit:UInt32}`

export interface LaneSearch extends Omit<DensitySearch, 'incident'> {
  readonly fingerprints: readonly string[]
  readonly limit: number
}

export interface LaneRow {
  readonly fingerprint: string
  readonly bucket: number
  readonly severity: string
  readonly events: number
  /** Receive time minus event time, ms; the largest and the smallest. */
  readonly most: number
  readonly least: number
}

export async function selectLanes(store: Store, search: LaneSearch): Promise<LaneRow[]> {
  type Text = Record<'fingerprint' | 'bucket' | 'severity' | 'events' | 'most' | 'least', string>
  const rows = await store.query<Text>(SQL, { ...search })
  return rows.map(({ fingerprint, severity, ...row }) => ({
    fingerprint,
    severity,
    bucket: Number(row.bucket),
    events: Number(row.events),
    most: Number(row.most),
    least: Number(row.least),
  }))
}
