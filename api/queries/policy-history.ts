// Which policy the engine ran with since when, newest first: the starts with it, several in a row as one.
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT toUnixTimestamp64Milli(at) AS ms, JSONExtractString(data, 'object') AS policy, detail
FROM
(
    SELECT at, data, detail, lagInFrame(JSONExtractString(data, 'object'), 1, '') OVER (ORDER BY at, id) AS before
    FROM commands FINAL WHERE type = 'startWithPolicy'
)
WHERE policy != before
ORDER BY at DESC
LIMIT 50`

export interface PolicyPeriod {
  /** Epoch ms. */
  readonly since: number
  /** Hash of the whole policy. */
  readonly policy: string
  /** What the site had set; '' = as shipped. */
  readonly thresholds: string
}

export async function selectPolicyHistory(store: Store): Promise<PolicyPeriod[]> {
  const rows = await store.query<{ ms: string; policy: string; detail: string }>(SQL)
  return rows.map(({ ms, policy, detail }) => ({ since: Number(ms), policy, thresholds: detail }))
}
