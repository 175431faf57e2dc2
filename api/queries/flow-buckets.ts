// The funnel by time: how many events came in, how many alerts and incidents began.
import type { Store } from '../../platform/clickhouse/store.ts'

const BUCKET = (column: string): string =>
  `intDiv(toUnixTimestamp64Milli(${column}) - {from:Int64}, {bucket:Int64}) * {bucket:Int64} + {from:Int64}`

const RANGE = (column: string): string =>
  `${column} >= fromUnixTimestamp64Milli({from:Int64}) AND ${column} < fromUnixTimestamp64Milli({to:Int64})`

const SQL = `
SELECT bucket, sum(event_count) AS events, sum(alert_count) AS alerts, sum(incident_count) AS incidents
FROM
(
    SELECT ${BUCKET('occurred_at')} AS bucket, count() AS event_count, 0 AS alert_count, 0 AS incident_count
    FROM events WHERE ${RANGE('occurred_at')} GROUP BY bucket
    UNION ALL
    SELECT ${BUCKET('first_seen_at')} AS bucket, 0 AS event_count, count() AS alert_count, 0 AS incident_count
    FROM alert_revisions FINAL WHERE ${RANGE('first_seen_at')} GROUP BY bucket
    UNION ALL
    SELECT ${BUCKET('opened_at')} AS bucket, 0 AS event_count, 0 AS alert_count, count() AS incident_count
    FROM incident_revisions FINAL WHERE ${RANGE('opened_at')} GROUP BY bucket
)
GROUP BY bucket
ORDER BY bucket`

export interface FlowBucket {
  /** Start of the bucket, epoch ms. */
  readonly at: number
  readonly events: number
  readonly alerts: number
  readonly incidents: number
}

/** @param range epoch ms, `to` excluded; `bucketMs` is the width of a bucket. Empty buckets are left out. */
export async function selectFlow(
  store: Store,
  range: { readonly from: number; readonly to: number; readonly bucketMs: number },
): Promise<FlowBucket[]> {
  const rows = await store.query<{ bucket: string; events: string; alerts: string; incidents: string }>(SQL, {
    from: range.from,
    to: range.to,
    bucket: range.bucketMs,
  })
  return rows.map((row) => ({
    at: Number(row.bucket),
    events: Number(row.events),
    alerts: Number(row.alerts),
    incidents: Number(row.incidents),
  }))
}
