// Does something come at a certain time of the hour, day, week or month? Two tests of the phases on the circle of the period: Rayleigh's,
// which bears an exception, and the circular range, which sees how narrow a habit is (Mardia & Jupp, Directional Statistics, 6.3).
// All in UTC: the engine knows no place.
import { stableHash32 } from '../../../platform/hash/stable-hash.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Schedulers and scrapes tick by the minute: what is closer together proves no more. */
const TICK_MS = 60_000
/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * DAY_MS

export const PERIODS = ['month', 'week', 'day', 'hour'] as const
export type Period = (typeof PERIODS)[number]

const LENGTH_MS: Readonly<Record<Period, number>> = { month: 30 * DAY_MS, week: 7 * DAY_MS, day: DAY_MS, hour: HOUR_MS }

export interface Rhythm {
  readonly period: Period
  /** Cycles of the period in which it came, at one a cycle. */
  readonly cycles: number
  /** Share of the period's cycles, from the first to the last, in which it came. */
  readonly kept: number
  /** Chance of phases as close as these, when they are spread evenly. */
  readonly chance: number
  /** Length of the mean direction, 0 (spread) to 1 (always the same moment). */
  readonly concentration: number
  /** First and last of the phases around their mean, ms into the period. */
  readonly from: number
  readonly to: number
}

/** @param times epoch ms, rising. @returns one a period that has at least `minCycles` cycles, the longest period first */
export function rhythms(times: readonly number[], minCycles: number): Rhythm[] {
  return PERIODS.flatMap((period) => {
    const turns = onePerCycle(times.map((time) => turnOf(time, period)))
    return turns.length < minCycles ? [] : [rhythm(period, turns)]
  })
}

/**
 * Several within one cycle are one burst, and would pass for a habit. Which of them stands for the cycle is decided by a hash: the first of
 * many is always early, and would make a habit of a busy morning.
 */
function onePerCycle(turns: readonly number[]): number[] {
  // Cycles begin half a turn away from where most is, so that midnight does not cut a night's job in two.
  const cut = direction(turns).mean + 0.5
  const chosen = new Map<number, number>()
  for (const turn of turns) {
    const cycle = Math.floor(turn - cut)
    const other = chosen.get(cycle)
    if (other === undefined || lot(turn) < lot(other)) chosen.set(cycle, turn)
  }
  return [...chosen.values()]
}

function lot(turn: number): number {
  return stableHash32(String(turn))
}

function rhythm(period: Period, turns: readonly number[]): Rhythm {
  const n = turns.length
  const { mean, length } = direction(turns)
  const offsets = turns.map((turn) => centred(turn - mean))
  const arc = Math.max(...offsets) - Math.min(...offsets)
  const at = (offset: number): number => Math.round(modulo(mean + offset, 1) * LENGTH_MS[period])
  return {
    period,
    cycles: n,
    kept: n / (1 + Math.round((turns.at(-1) ?? 0) - (turns[0] ?? 0))),
    concentration: length / n,
    // The better of two tests, so twice its chance.
    chance: Math.min(
      1,
      2 * Math.min(rayleighChance(n, length), rangeChance(n, Math.max(arc, TICK_MS / LENGTH_MS[period]))),
    ),
    from: at(Math.min(...offsets)),
    to: at(Math.max(...offsets)),
  }
}

/** Where the turns point on average, as a share of a turn, and the length of their sum. */
function direction(turns: readonly number[]): { readonly mean: number; readonly length: number } {
  let [x, y] = [0, 0]
  for (const turn of turns) {
    x += Math.cos(2 * Math.PI * turn)
    y += Math.sin(2 * Math.PI * turn)
  }
  return { mean: Math.atan2(y, x) / (2 * Math.PI), length: Math.hypot(x, y) }
}

/** Greenwood & Durand's approximation (Zar, Biostatistical Analysis, 27.1), good from n = 3 on. */
function rayleighChance(n: number, length: number): number {
  return Math.exp(Math.sqrt(1 + 4 * n + 4 * (n * n - length * length)) - (1 + 2 * n))
}

/** That n points lie within an arc of this share of the circle; exact up to half of it, too much beyond. */
function rangeChance(n: number, arc: number): number {
  return n * arc ** (n - 1)
}

/** Periods gone by; the fraction is the place within one. A month's end and the next one's begin are neighbours, whatever the month's length. */
function turnOf(time: number, period: Period): number {
  if (period !== 'month') return (time - MONDAY_MS) / LENGTH_MS[period]
  const date = new Date(time)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const [start, end] = [Date.UTC(year, month), Date.UTC(year, month + 1)]
  return 12 * year + month + (time - start) / (end - start)
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}

/** The same angle between -half and half a turn. */
function centred(turn: number): number {
  return modulo(turn + 0.5, 1) - 0.5
}
