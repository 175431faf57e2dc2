// What makes the most noise in a time range. Counted by fingerprint first, which is what events, decisions and alerts have in common, then
// summed by the key that was asked for. Alerts that stand count also when nothing was said of them within the range.
import type { Store } from '../../platform/clickhouse/store.ts'

export const NOISE_KEYS = ['fingerprint', 'class', 'ci', 'source'] as const
export type NoiseKey = (typeof NOISE_KEYS)[number]

export const NOISE_COUNTS = ['events', 'repeats', 'flaps', 'alerts', 'unacted', 'transients', 'standing'] as const
export type NoiseCount = (typeof NOISE_COUNTS)[number]

const RANGE = (column: string): string =>
  `${column} >= fromUnixTimestamp64Milli({from:Int64}) AND ${column} < fromUnixTimestamp64Milli({to:Int64})`

/** The one value of a group; '' when it has several. */
const ONE = (column: string): string => `if(uniqExact(${column}) = 1, any(${column}), '') AS ${column}_one`
const IDS = (column: string): string => `length(arrayDistinct(arrayFlatten(groupArray(${column})))) AS ${column}_count`

const SQL = `
WITH
    over AS
    (
        SELECT id FROM incident_revisions FINAL
        WHERE state IN ('resolved', 'closed') AND acknowledged_at IS NULL AND merged_into = ''
          AND id NOT IN (SELECT arrayJoin(incident_ids) FROM commands WHERE outcome = 'applied')
    ),
    said AS
    (
        SELECT fingerprint, any(event_class) AS said_class, any(source) AS said_source, any(ci) AS said_ci, any(host) AS said_host,
               any(component) AS said_component, count() AS events
        FROM events WHERE ${RANGE('occurred_at')}
        GROUP BY fingerprint
    ),
    decided AS
    (
        SELECT fingerprint, countIf(decision = 'repeated') AS repeats, countIf(decision = 'flapping') AS flaps
        FROM decisions WHERE ${RANGE('at')} AND decision IN ('repeated', 'flapping')
        GROUP BY fingerprint
    ),
    raised AS
    (
        SELECT arrayJoin(fingerprints) AS fingerprint, any(event_class) AS found_class, any(arrayElement(sources, 1)) AS found_source,
               any(ci) AS found_ci, any(ci_name) AS found_name, any(component) AS found_component, any(summary) AS found_summary,
               groupUniqArray(id) AS alerts,
               groupUniqArrayIf(id, incident_id IN (SELECT id FROM over)) AS unacteds,
               groupUniqArrayIf(id, state != 'active' AND cleared_at - first_seen_at < {shortMs:Int64} / 1000) AS transients,
               groupUniqArrayIf(id, state = 'active' AND first_seen_at < fromUnixTimestamp64Milli({standingSince:Int64})) AS standing
        FROM alert_revisions FINAL
        WHERE first_seen_at < fromUnixTimestamp64Milli({to:Int64})
          AND (last_seen_at >= fromUnixTimestamp64Milli({from:Int64}) OR state = 'active')
        GROUP BY fingerprint
    ),
    conditions AS
    (
        SELECT fingerprint, events, repeats, flaps, alerts, unacteds, transients, standing,
               if(said_class = '', found_class, said_class) AS class,
               if(said_source = '', found_source, said_source) AS source,
               if(found_ci = '', said_ci, found_ci) AS ci,
               multiIf(found_name != '', found_name, said_ci != '', said_ci, said_host) AS name,
               if(said_component = '', found_component, said_component) AS component,
               found_summary AS summary
        FROM said FULL JOIN raised USING (fingerprint) LEFT JOIN decided USING (fingerprint)
    )
SELECT multiIf({by:String} = 'class', class, {by:String} = 'source', source, {by:String} = 'ci', if(ci = '', name, ci), fingerprint) AS key,
       ${['class', 'source', 'ci', 'name', 'component'].map(ONE).join(', ')},
       any(summary) AS any_summary, count() AS condition_count,
       sum(events) AS event_count, sum(repeats) AS repeat_count, sum(flaps) AS flap_count,
       ${['alerts', 'unacteds', 'transients', 'standing'].map(IDS).join(', ')},
       sum(event_count) OVER () AS all_events, count() OVER () AS keys
FROM conditions
WHERE ({class:String} = '' OR class = {class:String})
  AND ({source:String} = '' OR source = {source:String})
GROUP BY key
ORDER BY multiIf({sort:String} = 'repeats', repeat_count, {sort:String} = 'flaps', flap_count, {sort:String} = 'alerts', alerts_count,
                 {sort:String} = 'unacted', unacteds_count, {sort:String} = 'transients', transients_count,
                 {sort:String} = 'standing', standing_count, event_count) DESC, event_count DESC, key
LIMIT {limit:UInt32}`

export interface NoiseSearch {
  readonly by: NoiseKey
  readonly sort: NoiseCount
  /** Epoch ms, `to` excluded. */
  readonly from: number
  readonly to: number
  /** Alerts that were over sooner are transients, ms. */
  readonly shortMs: number
  /** Active alerts from before this time stand, epoch ms. */
  readonly standingSince: number
  /** '' = all. */
  readonly eventClass: string
  readonly source: string
  readonly limit: number
}

export type Noise = Readonly<Record<NoiseCount, number>> & {
  readonly key: string
  /** What all of its conditions have in common; '' where they differ. */
  readonly class: string
  readonly source: string
  /** CI as the engine found it, or as the sender named it. */
  readonly ci: string
  readonly name: string
  readonly component: string
  /** Of any one of them. */
  readonly summary: string
  /** Fingerprints. */
  readonly conditions: number
}

export interface NoiseTop {
  readonly items: readonly Noise[]
  /** Events of all keys of the range that fit the filters, and how many keys there are. */
  readonly events: number
  readonly keys: number
}

type Row = Readonly<Record<string, string>>

export async function selectNoise(store: Store, { eventClass, ...search }: NoiseSearch): Promise<NoiseTop> {
  const rows = await store.search<Row>(SQL, { ...search, class: eventClass })
  const number = (row: Row | undefined, column: string) => Number(row?.[column] ?? 0)
  const items = rows.map((row) => ({
    key: row['key'] ?? '',
    class: row['class_one'] ?? '',
    source: row['source_one'] ?? '',
    ci: row['ci_one'] ?? '',
    name: row['name_one'] ?? '',
    component: row['component_one'] ?? '',
    summary: row['any_summary'] ?? '',
    conditions: number(row, 'condition_count'),
    events: number(row, 'event_count'),
    repeats: number(row, 'repeat_count'),
    flaps: number(row, 'flap_count'),
    alerts: number(row, 'alerts_count'),
    unacted: number(row, 'unacteds_count'),
    transients: number(row, 'transients_count'),
    standing: number(row, 'standing_count'),
  }))
  return { items, events: number(rows[0], 'all_events'), keys: number(rows[0], 'keys') }
}
