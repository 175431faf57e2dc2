// What the clocks of a time zone show beside UTC over some years: the part of a recurring plan that only a time zone database knows.
import type { ZoneOffset } from '../../correlate/contract/maintenance/schedule.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** @throws RangeError when there is no such time zone */
export function zoneOffsets(zone: string, from: number, until: number): ZoneOffset[] {
  const offsetAt = offsetReader(zone)
  // A day more on either side, for local days reach over UTC's.
  let at = Math.floor(from / DAY_MS) * DAY_MS - 2 * DAY_MS
  const offsets: ZoneOffset[] = [{ from: at, offsetMs: offsetAt(at) }]
  for (; at < until + 2 * DAY_MS; at += DAY_MS) {
    const [before, after] = [offsetAt(at), offsetAt(at + DAY_MS)]
    if (before === after) continue
    let [low, high] = [at, at + DAY_MS]
    while (high - low > MINUTE_MS) {
      const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS
      if (offsetAt(middle) === before) low = middle
      else high = middle
    }
    offsets.push({ from: high, offsetMs: after })
  }
  return offsets
}

function offsetReader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  })
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - at
  }
}
