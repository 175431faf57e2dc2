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

export interface UnknownCi {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly alerts: number
  readonly events: number
  readonly classes: readonly string[]
}

/** @param since epoch ms */
export function selectUnknownCis(store: Store, since: number, limit: number): Promise<UnknownCi[]> {
  return store.query<UnknownCi>(UNKNOWN, { since, limit })
}

/** @param since epoch ms */
export async function selectSeenCis(store: Store, since: number): Promise<ReadonlySet<string>> {
  const rows = await store.query<{ readonly ci: string }>(SEEN, { since })
  return new Set(rows.map(({ ci }) => ci))
}
