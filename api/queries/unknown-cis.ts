// Resources that alerts name and no CMDB knew then, the last seen first; and which CIs alerts were about.
import type { Store } from '../../platform/clickhouse/store.ts'

const UNKNOWN = `
SELECT
    ci AS id,
    any(ci_name) AS name,
    any(ci_type) AS type,
    toUnixTimestamp64Milli(min(first_seen_at)) AS firstSeenAt,
    toUnixTimestamp64Milli(max(last_seen_at)) AS lastSeenAt,
    count() AS alerts,
    sum(count) AS events,
    groupUniqArray(5)(event_class) AS classes
FROM alert_revisions FINAL
WHERE managed = 0 AND last_seen_at >= fromUnixTimestamp64Milli({since:Int64})
GROUP BY ci
ORDER BY lastSeenAt DESC, id
LIMIT {limit:UInt32}`

const SEEN = `
SELECT DISTINCT ci
FROM alert_revisions FINAL
WHERE managed = 1 AND last_seen_at >= fromUnixTimestamp64Milli({since:Int64})`

interface Row {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly classes: readonly string[]
  // 64-bit numbers come as text.
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly alerts: string
  readonly events: string
}

export interface UnknownCi extends Pick<Row, 'id' | 'name' | 'type' | 'classes'> {
  /** Epoch ms. */
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly alerts: number
  readonly events: number
}

/** @param since epoch ms */
export async function selectUnknownCis(store: Store, since: number, limit: number): Promise<UnknownCi[]> {
  const rows = await store.query<Row>(UNKNOWN, { since, limit })
  return rows.map((row) => ({
    ...row,
    firstSeenAt: Number(row.firstSeenAt),
    lastSeenAt: Number(row.lastSeenAt),
    alerts: Number(row.alerts),
    events: Number(row.events),
  }))
}

/** @param since epoch ms */
export async function selectSeenCis(store: Store, since: number): Promise<ReadonlySet<string>> {
  const rows = await store.query<{ readonly ci: string }>(SEEN, { since })
  return new Set(rows.map(({ ci }) => ci))
}
