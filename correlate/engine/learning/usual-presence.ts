// How usual a condition is where it shows: what is there in every trouble, or was there an hour ago already, tells little about the trouble
// of now. Learned from the stream, per CI and class; bounded; counted in periods, so that grouping has no say in it.
import type { Policy } from '../policy.ts'
import { TrackedMap } from '../sections/tracked-map.ts'
import type { EngineState } from '../state.ts'
import { keepNewest } from './affinities/bounded-map.ts'

/** What is remembered of one class on one CI. Replaced when it changes, never changed in place. */
export interface PresenceRecord {
  /** Periods in which it began, decayed by the periods since. */
  readonly seen: number
  /** Number of the period in which `seen` was brought up to date, counted over periods with raises. */
  readonly period: number
  /** When it was last known to be there, event time. */
  readonly lastAt: number
}

export interface UsualPresence {
  /** Clock period of the last raise, and how many periods with raises there have been. */
  clockPeriod: number
  periods: number
  /** "CI|class" -> presence; least recently touched first. */
  readonly records: TrackedMap<PresenceRecord>
}

export function emptyPresence(): UsualPresence {
  return { clockPeriod: -1, periods: 0, records: new TrackedMap() }
}

/** A condition began. Counted once a period. */
export function noteBegin(state: EngineState, policy: Policy, ci: string, eventClass: string, at: number): void {
  const { presence } = state
  const { periodMs, memoryPeriods, maxRecords } = policy.novelty
  const clockPeriod = Math.floor(at / periodMs)
  if (clockPeriod > presence.clockPeriod) {
    presence.clockPeriod = clockPeriod
    presence.periods++
  }
  const key = keyOf(ci, eventClass)
  const before = presence.records.get(key)
  const isCounted = before?.period === presence.periods
  const seen = isCounted ? before.seen : 1 + decayed(before, presence.periods, memoryPeriods)
  // The last touched goes to the end, so that the first is the one to forget.
  const record = { seen, period: presence.periods, lastAt: Math.max(at, before?.lastAt ?? 0) }
  keepNewest(presence.records, key, record, maxRecords)
}

/** A condition ended: until then it was there. */
export function noteEnd(state: EngineState, ci: string, eventClass: string, at: number): void {
  const key = keyOf(ci, eventClass)
  const before = state.presence.records.get(key)
  if (before !== undefined && before.lastAt < at) state.presence.records.set(key, { ...before, lastAt: at })
}

/**
 * How much of a surprise it is that the class shows on the CI at that time: 1 for what is as rare as the prior says, more for what stays
 * rare over much experience, near 0 for what is there always or was there a moment ago (inverse document frequency, over periods).
 */
export function noveltyOf(state: EngineState, policy: Policy, ci: string, eventClass: string, at: number): number {
  const { presence } = state
  const { memoryPeriods, priorPeriods, priorShare, recentMs, leastNovelty } = policy.novelty
  const record = presence.records.get(keyOf(ci, eventClass))
  const experience = memoryPeriods * (1 - Math.exp(-presence.periods / memoryPeriods))
  const seen = decayed(record, presence.periods, memoryPeriods)
  const share = Math.min(1, (seen + priorPeriods * priorShare) / (experience + priorPeriods))
  const rarity = Math.log(share) / Math.log(priorShare)
  const since = record === undefined ? Infinity : Math.max(0, at - record.lastAt)
  return Math.max(leastNovelty, rarity * (1 - Math.exp(-since / recentMs)))
}

function decayed(record: PresenceRecord | undefined, periods: number, memory: number): number {
  return record === undefined ? 0 : record.seen * Math.exp(-(periods - record.period) / memory)
}

function keyOf(ci: string, eventClass: string): string {
  // Joined, not added up: that would leave the pieces behind each key that is kept.
  return [ci, eventClass].join('|')
}
