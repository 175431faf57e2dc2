// When a maintenance window is: once, or again and again by the clock of a place. Pure: the offsets of the place's time zone are part of the plan, so that
// everybody who reads it reckons alike, whatever time zone data a machine has.

export interface Occurrence {
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
}

export interface OnceSchedule extends Occurrence {
  readonly kind: 'once'
}

export interface WeeklySchedule {
  readonly kind: 'weekly'
  /** ISO: 1 Monday ... 7 Sunday. */
  readonly days: readonly number[]
  /** Which of these days in a month: 1 to 4, 5 the last. Empty: each. */
  readonly weeks: readonly number[]
  /** Minutes after local midnight. */
  readonly startMinute: number
  /** Time that passes, also when the clocks change meanwhile. */
  readonly durationMs: number
  /** IANA name, for people. */
  readonly zone: string
  /** What the zone's clocks show beside UTC, oldest first; the first holds before its `from`, too. */
  readonly offsets: readonly ZoneOffset[]
  /** Occurrences begin in this time, epoch ms; `until` is not in it. */
  readonly from: number
  readonly until: number
  /** Beginnings of occurrences that do not take place. */
  readonly skipped: readonly number[]
}

export interface ZoneOffset {
  readonly from: number
  readonly offsetMs: number
}

export type Schedule = OnceSchedule | WeeklySchedule

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The occurrence that goes on at the time, else the next one; null: none is left. */
export function occurrenceAt(schedule: Schedule, at: number): Occurrence | null {
  for (const occurrence of occurrencesFrom(schedule, at)) return occurrence
  return null
}

/** Occurrences that end after the time, in their order. */
export function* occurrencesFrom(schedule: Schedule, at: number): Generator<Occurrence> {
  if (schedule.kind === 'once') {
    if (schedule.endsAt > at) yield { startsAt: schedule.startsAt, endsAt: schedule.endsAt }
    return
  }
  const { from, until, durationMs, skipped } = schedule
  // Local days reach at most a day over UTC's, either way.
  const first = Math.floor((Math.max(from, at - durationMs) - DAY_MS) / DAY_MS)
  const last = Math.floor((until + DAY_MS) / DAY_MS)
  for (let day = first; day <= last; day++) {
    if (!isOn(schedule, day)) continue
    const startsAt = instantOf(schedule.offsets, day * DAY_MS + schedule.startMinute * MINUTE_MS)
    const endsAt = startsAt + durationMs
    if (startsAt < from || startsAt >= until || endsAt <= at || skipped.includes(startsAt)) continue
    yield { startsAt, endsAt }
  }
}

/** @param day days since 1970-01-01 in local time */
function isOn({ days, weeks }: WeeklySchedule, day: number): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  if (!days.includes(weekday)) return false
  if (weeks.length === 0) return true
  const date = new Date(day * DAY_MS)
  const week = Math.ceil(date.getUTCDate() / 7)
  const isLast = new Date((day + 7) * DAY_MS).getUTCMonth() !== date.getUTCMonth()
  return (week <= 4 && weeks.includes(week)) || (isLast && weeks.includes(5))
}

/** An hour that the clocks skip is taken by the clock before; of an hour that they show twice, the first. @param local as if it were UTC */
function instantOf(offsets: readonly ZoneOffset[], local: number): number {
  let before = 0
  for (const [index, { from, offsetMs }] of offsets.entries()) {
    const instant = local - offsetMs
    if (index > 0 && instant < from) return local - before
    const next = offsets[index + 1]
    if (next === undefined || instant < next.from) return instant
    before = offsetMs
  }
  return local
}

/** From its first beginning to its last end, at most. */
export function spanOf(schedule: Schedule): Occurrence {
  if (schedule.kind === 'once') return { startsAt: schedule.startsAt, endsAt: schedule.endsAt }
  return { startsAt: schedule.from, endsAt: schedule.until + schedule.durationMs }
}
