// Round moments along a strip of time, as the wall clock of the reader's zone shows them, with the words below them.
import { wallTimeText, zoneOffsetMs } from '../i18n/wall-time.ts'
import type { Zone } from '../i18n/wall-time.ts'
import type { Range } from './time-scale.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** What people count in. Longer ranges take whole days. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  DAY,
]

export interface Tick {
  /** Epoch ms. */
  readonly at: number
  /** 12:30; 12:30:05 when a step is shorter than a minute; 11-22 where a day begins. */
  readonly label: string
}

/** @param room how many labels fit beside each other */
export function timeTicks({ from, to }: Range, room: number, zone: Zone): readonly Tick[] {
  const least = (to - from) / Math.max(1, room)
  const step = STEPS.find((one) => one >= least) ?? Math.ceil(least / DAY) * DAY
  // One offset for all: where the clock is changed within the strip, what follows stands at odd hours, and says so.
  const offset = zoneOffsetMs(from, zone)
  const ticks: Tick[] = []
  for (let shown = Math.ceil((from + offset) / step) * step; shown - offset <= to; shown += step) {
    ticks.push({ at: shown - offset, label: labelOf(shown - offset, step, zone) })
  }
  return ticks
}

function labelOf(at: number, step: number, zone: Zone): string {
  const text = wallTimeText(at, zone)
  const [date, time] = [text.slice(5, 10), text.slice(11)]
  if (step < MINUTE) return `${time}:${String(Math.floor((at / SECOND) % 60)).padStart(2, '0')}`
  return time === '00:00' || step >= DAY ? date : time
}
