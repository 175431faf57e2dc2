// Events that a filter is true of, newest first, one page.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { EVENT_FILTER, type EventFilter } from './event-filter.ts'

const SQL = `
SELECT data, seq, ordinal, toUnixTimestamp64Milli(occurred_at) AS at
FROM events
WHERE ${EVENT_FILTER}
  AND ({started:UInt8} = 0 OR (toUnixTimestamp64Milli(occurred_at), seq, ordinal) < ({at:Int64}, {seq:UInt64}, {ordinal:UInt32}))
ORDER BY occurred_at DESC, seq DESC, ordinal DESC
LIMIT {limit:UInt32}`

/** Sort key of the last event of the page before. */
export type EventPlace = readonly [at: number, seq: number, ordinal: number]

export interface FoundEvent {
  readonly event: MonitoringEvent
  readonly place: EventPlace
}

export async function searchEvents(
  store: Store,
  filter: EventFilter,
  after: EventPlace | null,
  limit: number,
): Promise<FoundEvent[]> {
  const rows = await store.search<{ data: string; seq: string; ordinal: number; at: string }>(SQL, {
    ...filter,
    limit,
    started: after === null ? 0 : 1,
    at: after?.[0] ?? 0,
    seq: after?.[1] ?? 0,
    ordinal: after?.[2] ?? 0,
  })
  return rows.map((row) => ({
    // Written by our own writer from the contract's type.
    event: JSON.parse(row.data) as MonitoringEvent,
    place: [Number(row.at), Number(row.seq), row.ordinal],
  }))
}
