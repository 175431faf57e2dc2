// Events in a time range, newest first, one page. A CI is matched where the sender named it, and by the fingerprints of the CI's alerts,
// because the engine finds the CI of most events only afterwards.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT data, seq, ordinal, toUnixTimestamp64Milli(occurred_at) AS at
FROM events
WHERE occurred_at >= fromUnixTimestamp64Milli({from:Int64})
  AND occurred_at < fromUnixTimestamp64Milli({to:Int64})
  AND ({class:String} = '' OR event_class = {class:String})
  AND ({source:String} = '' OR source = {source:String})
  AND ({severity:String} = '' OR severity = {severity:String})
  AND ({kind:String} = '' OR kind = {kind:String})
  AND ({fingerprint:String} = '' OR fingerprint = {fingerprint:String})
  AND ({ci:String} = '' OR ci = {ci:String}
       OR fingerprint IN (SELECT arrayJoin(fingerprints) FROM alert_revisions WHERE alert_revisions.ci = {ci:String}))
  AND ({alert:String} = ''
       OR fingerprint IN (SELECT arrayJoin(fingerprints) FROM alert_revisions WHERE alert_revisions.id = {alert:String}))
  AND arrayAll(word -> positionCaseInsensitiveUTF8(
        concat(summary, '\\n', host, '\\n', ci, '\\n', event_class, '\\n', component, '\\n', arrayStringConcat(mapValues(labels), '\\n')),
        word) > 0, {words:Array(String)})
  AND ({started:UInt8} = 0 OR (toUnixTimestamp64Milli(occurred_at), seq, ordinal) < ({at:Int64}, {seq:UInt64}, {ordinal:UInt32}))
ORDER BY occurred_at DESC, seq DESC, ordinal DESC
LIMIT {limit:UInt32}`

export interface EventSearch {
  readonly from: number
  readonly to: number
  readonly eventClass: string
  readonly source: string
  readonly severity: string
  readonly kind: string
  readonly fingerprint: string
  readonly ci: string
  readonly alert: string
  readonly words: readonly string[]
  readonly after: readonly [at: number, seq: number, ordinal: number] | null
  readonly limit: number
}

export interface FoundEvent {
  readonly event: MonitoringEvent
  /** Where it is in the stream: the rest of its sort key. */
  readonly at: number
  readonly seq: number
  readonly ordinal: number
}

export async function searchEvents(store: Store, search: EventSearch): Promise<FoundEvent[]> {
  const { eventClass, after, ...rest } = search
  const rows = await store.query<{ data: string; seq: string; ordinal: number; at: string }>(SQL, {
    ...rest,
    class: eventClass,
    started: after === null ? 0 : 1,
    at: after?.[0] ?? 0,
    seq: after?.[1] ?? 0,
    ordinal: after?.[2] ?? 0,
  })
  return rows.map((row) => ({
    // Written by our own writer from the contract's type.
    event: JSON.parse(row.data) as MonitoringEvent,
    at: Number(row.at),
    seq: Number(row.seq),
    ordinal: row.ordinal,
  }))
}
