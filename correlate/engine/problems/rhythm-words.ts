// A rhythm in words and numbers: "every Monday 02:10-02:25 UTC".
import type { Evidence } from '../../contract/evidence.ts'
import { round } from '../rounding.ts'
import type { Rhythm } from './periodicity.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export function rhythmEvidence(rhythm: Rhythm): Evidence {
  const { period, concentration, cycles } = rhythm
  return {
    kind: 'periodicity',
    weight: round(concentration),
    text: `${rhythmText(rhythm)}, ${cycles} times`,
    values: { period, cycles, ...places(rhythm) },
  }
}

function rhythmText(rhythm: Rhythm): string {
  const { from, to, weekday, weekdayTo } = places(rhythm)
  const span = from === to ? from : `${from}-${to}`
  switch (rhythm.period) {
    case 'month':
      return `every month, day ${span}`
    case 'week':
      return weekday === weekdayTo
        ? `every ${nameOf(weekday)} ${span} UTC`
        : `every week from ${nameOf(weekday)} ${from} to ${nameOf(weekdayTo)} ${to} UTC`
    case 'day':
      return `every day ${span} UTC`
    case 'hour':
      return `every hour at minute ${span}`
  }
}

interface Places extends Readonly<Record<string, string | number>> {
  readonly from: string
  readonly to: string
  /** 1 Monday ... 7 Sunday; 0 where the period is no week. */
  readonly weekday: number
  readonly weekdayTo: number
}

function places({ period, from, to }: Rhythm): Places {
  const shown = { month: dayOfMonth, week: clock, day: clock, hour: minute }[period]
  const isWeek = period === 'week'
  return {
    from: shown(from),
    to: shown(to),
    weekday: isWeek ? weekdayOf(from) : 0,
    weekdayTo: isWeek ? weekdayOf(to) : 0,
  }
}

function weekdayOf(ms: number): number {
  return (Math.floor(ms / DAY_MS) % 7) + 1
}

function nameOf(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? 'week'
}

function dayOfMonth(ms: number): string {
  return String(Math.floor(ms / DAY_MS) + 1)
}

function clock(ms: number): string {
  const minutes = Math.floor((ms % DAY_MS) / MINUTE_MS)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function minute(ms: number): string {
  return pad(Math.floor((ms % HOUR_MS) / MINUTE_MS))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
