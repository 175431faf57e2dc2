// Events in the order in which they were stored, for running them again: first how many there are in each second, then a slice of time.
import type { Store } from '../../platform/clickhouse/store.ts'

const BETWEEN = `stored_at >= fromUnixTimestamp64Milli({from:Int64}) AND stored_at < fromUnixTimestamp64Milli({to:Int64})`

const SECONDS = `
SELECT toUnixTimestamp(stored_at) AS second, count() AS n
FROM events WHERE ${BETWEEN}
GROUP BY second ORDER BY second`

const SLICE = `SELECT data FROM events WHERE ${BETWEEN} ORDER BY seq, ordinal`

export interface TimeSlice {
  /** Epoch ms, `to` excluded. */
  readonly from: number
  readonly to: number
}

export interface EventSlice extends TimeSlice {
  readonly events: number
}

/** Slices of at most so many events, or of one second that has more; none of a time without events. */
export async function selectEventSlices(store: Store, range: TimeSlice, most: number): Promise<EventSlice[]> {
  const rows = await store.query<{ second: string | number; n: string }>(SECONDS, { from: range.from, to: range.to })
  const slices: EventSlice[] = []
  for (const { second, n } of rows) {
    const from = Math.max(range.from, Number(second) * 1_000)
    const to = Math.min(range.to, (Number(second) + 1) * 1_000)
    const last = slices.at(-1)
    if (last !== undefined && last.events + Number(n) <= most)
      slices[slices.length - 1] = { from: last.from, to, events: last.events + Number(n) }
    else slices.push({ from, to, events: Number(n) })
  }
  return slices
}

/** The events of a slice as they are stored: JSON. */
export async function selectStoredEvents(store: Store, { from, to }: TimeSlice): Promise<string[]> {
  const rows = await store.query<{ data: string }>(SLICE, { from, to })
  return rows.map(({ data }) => data)
}
