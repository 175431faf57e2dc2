// How many events a filter is true of, by time: the strip above the search's results.
import type { Store } from '../../platform/clickhouse/store.ts'
import { EVENT_FILTER, type EventFilter } from './event-filter.ts'

const SQL = `
SELECT
    intDiv(toUnixTimestamp64Milli(occurred_at) - {from:Int64}, {bucket:Int64}) * {bucket:Int64} + {from:Int64} AS bucket_at,
    count() AS events,
    countIf(kind = 'raise' AND severity IN ('critical', 'major')) AS serious
FROM events
WHERE ${EVENT_FILTER}
GROUP BY bucket_at
ORDER BY bucket_at`

export interface EventBucket {
  /** Start of the bucket, epoch ms. */
  readonly at: number
  readonly events: number
  /** Raised as critical or major. */
  readonly serious: number
}

/** Empty buckets are left out. @param bucketMs width of a bucket */
export async function selectEventHistogram(
  store: Store,
  filter: EventFilter,
  bucketMs: number,
): Promise<EventBucket[]> {
  const rows = await store.search<{ bucket_at: string; events: string; serious: string }>(SQL, {
    ...filter,
    bucket: bucketMs,
  })
  return rows.map((row) => ({
    at: Number(row.bucket_at),
    events: Number(row.events),
    serious: Number(row.serious),
  }))
}
