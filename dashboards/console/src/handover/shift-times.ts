// When shifts begin, as one person set it in this browser, and which shift a moment is in. Wall-clock times of the chosen zone.
import type { Preferences } from '../preferences/preferences.ts'

export interface ShiftWindow {
  readonly from: number
  readonly to: number
}

type Zone = Preferences['timeZone']

const STORAGE_KEY = 'nocturne-shift-starts'
const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
/** Two shifts of twelve hours, as most control rooms have. */
export const DEFAULT_STARTS = '08:00, 20:00'

/** Minutes of the day, ascending; null when the text is not a list of times. */
export function parseStarts(text: string): readonly number[] | null {
  const parts = text.split(/[,，、;\s]+/u).filter((part) => part !== '')
  const minutes = parts.map((part) => {
    const [, hour, minute] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/u.exec(part) ?? []
    return hour === undefined ? Number.NaN : Number(hour) * 60 + Number(minute)
  })
  if (minutes.length === 0 || minutes.some(Number.isNaN)) return null
  return [...new Set(minutes)].sort((a, b) => a - b)
}

function minuteOfDay(at: number, zone: Zone): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone === 'local' ? {} : { timeZone: zone === 'utc' ? 'UTC' : zone }),
  })
  const [hour = '0', minute = '0'] = format.format(at).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** `near`, moved to where the wall clock shows `start`: the clock may have been put forward or back on the way there. */
function corrected(near: number, start: number, zone: Zone): number {
  const off = ((minuteOfDay(near, zone) - start + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2
  return near - off * MINUTE_MS
}

/** The moment at which the wall clock last showed `start`, at or before `at`. */
function lastTime(start: number, at: number, zone: Zone): number {
  const minutes = (minuteOfDay(at, zone) - start + DAY_MINUTES) % DAY_MINUTES
  return corrected((Math.floor(at / MINUTE_MS) - minutes) * MINUTE_MS, start, zone)
}

/** The moment at which the wall clock next shows `start`, after `at`. */
function nextTime(start: number, at: number, zone: Zone): number {
  const minutes = (start - minuteOfDay(at, zone) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
  return corrected((Math.floor(at / MINUTE_MS) + minutes) * MINUTE_MS, start, zone)
}

/** The shift that `at` is in, and the one before it; the present one ends ahead of `at`. */
export function shiftsAt(
  starts: readonly number[],
  at: number,
  zone: Zone,
): { readonly current: ShiftWindow; readonly previous: ShiftWindow } {
  const begin = (moment: number): number => Math.max(...starts.map((start) => lastTime(start, moment, zone)))
  const from = begin(at)
  const to = Math.min(...starts.map((start) => nextTime(start, from, zone)))
  return { current: { from, to }, previous: { from: begin(from - MINUTE_MS), to: from } }
}

export function readStarts(): string {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY)
    if (stored !== null && parseStarts(stored) !== null) return stored
  } catch {
    // Storage is blocked: as by default.
  }
  return DEFAULT_STARTS
}

export function storeStarts(text: string): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, text)
  } catch {
    // Storage is blocked or full: the choice holds for this page.
  }
}
