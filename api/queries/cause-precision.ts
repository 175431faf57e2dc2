// How often the engine's first cause was right, by what people said: the last word on each cause of each incident counts, one taken back does not.
// Wrong is a first cause that was ruled out, and one beside which another was confirmed.
import type { Store } from '../../platform/clickhouse/store.ts'

const LAST_WORDS = `
SELECT incident_id, JSONExtractString(data, 'values', 'id') AS ci,
       argMax(JSONExtractString(data, 'values', 'verdict'), at) AS verdict,
       argMin(JSONExtractInt(data, 'values', 'rank'), at) AS rank,
       argMin(JSONExtractString(data, 'values', 'kinds'), at) AS kinds
FROM activities FINAL
WHERE kind = 'cause_judged' AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND JSONHas(data, 'values', 'rank')
GROUP BY incident_id, ci
HAVING verdict != 'none'`

const INCIDENTS = `
SELECT countIf(wrong) AS wrongs, countIf(confirmed AND NOT wrong) AS rights
FROM
(
    SELECT countIf(verdict = 'confirmed' AND rank = 1) > 0 AS confirmed,
           countIf(verdict = 'confirmed' AND rank != 1 OR verdict = 'not_cause' AND rank = 1) > 0 AS wrong
    FROM (${LAST_WORDS})
    GROUP BY incident_id
)`

const EVIDENCE = `
SELECT arrayJoin(splitByChar(',', kinds)) AS kind, countIf(verdict = 'confirmed') AS confirmed, countIf(verdict = 'not_cause') AS rejected
FROM (${LAST_WORDS})
WHERE kinds != ''
GROUP BY kind
ORDER BY confirmed + rejected DESC, kind`

const ACTS = `
SELECT (SELECT count() FROM incident_revisions FINAL
        WHERE opened_at >= fromUnixTimestamp64Milli({from:Int64}) AND opened_at < fromUnixTimestamp64Milli({to:Int64})) AS incidents,
       countIf(kind = 'merged' AND JSONHas(data, 'values', 'from')) AS merges,
       countIf(kind = 'split' AND JSONExtractString(data, 'values', 'from') = incident_id) AS splits
FROM activities FINAL
WHERE kind IN ('merged', 'split') AND actor != 'engine'
  AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})`

export interface CausePrecision {
  /** Incidents whose first cause was confirmed, and those where people knew better. */
  readonly right: number
  readonly wrong: number
  /** Of causes that were judged, by the kinds of evidence that spoke for them. */
  readonly evidence: readonly { readonly kind: string; readonly confirmed: number; readonly rejected: number }[]
  /** Incidents of the time, and how often people merged and split some. */
  readonly incidents: number
  readonly merges: number
  readonly splits: number
}

/** @param range epoch ms, `to` excluded */
export async function selectCausePrecision(
  store: Store,
  range: { readonly from: number; readonly to: number },
): Promise<CausePrecision> {
  const params = { from: range.from, to: range.to }
  const ask = (sql: string) => store.query<Readonly<Record<string, string>>>(sql, params)
  const [[judged], evidence, [acts]] = await Promise.all([ask(INCIDENTS), ask(EVIDENCE), ask(ACTS)])
  return {
    right: Number(judged?.['rights'] ?? 0),
    wrong: Number(judged?.['wrongs'] ?? 0),
    evidence: evidence.map((row) => ({
      kind: row['kind'] ?? '',
      confirmed: Number(row['confirmed']),
      rejected: Number(row['rejected']),
    })),
    incidents: Number(acts?.['incidents'] ?? 0),
    merges: Number(acts?.['merges'] ?? 0),
    splits: Number(acts?.['splits'] ?? 0),
  }
}
