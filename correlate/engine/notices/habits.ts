// Background: how often a class is usual on a CI, and so whether a notice of it says anything. Counted in minutes with a notice, not in
// notices: a flood of a minute is one occasion. The class's mean over its CIs stands in for a CI that has not shown it yet.
import type { Policy } from '../policy.ts'
import type { Habit, NoticeMemory } from './notice-memory.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE)
}

/** Usual minutes with it in an hour. One minute too many is assumed: what was never seen is not impossible. */
export function usualPerHour(memory: NoticeMemory, policy: Policy, key: string, classKey: string, at: number): number {
  const { memoryMs, classHours } = policy.notices
  // Time looked at, weighing less the longer ago: it grows to memoryMs.
  const hours = (memoryMs * (1 - Math.exp(-(at - memory.since) / memoryMs))) / HOUR + 1
  const habit = memory.habits.get(key)
  // What began this very minute is what is judged, not what it is judged by.
  const begun = habit !== undefined && minuteOf(habit.at) >= minuteOf(at) ? habit.newest : 0
  const own = faded(habit, at, memoryMs) - begun
  const ofClass = memory.classHabits.get(classKey)
  const elsewhere = ofClass === undefined ? 0 : faded(ofClass, at, memoryMs) / (ofClass.cis + 1) / hours
  return (own + 1 + elsewhere * classHours) / hours
}

export function isRoutine(memory: NoticeMemory, policy: Policy, key: string, classKey: string, at: number): boolean {
  return usualPerHour(memory, policy, key, classKey, at) >= policy.notices.routinePerHour
}

/**
 * Counts a minute with a notice of the key.
 * @param weight 1; less for what belongs to an incident, so that a long one does not make itself usual
 */
export function learnHabit(
  memory: NoticeMemory,
  policy: Policy,
  key: string,
  classKey: string,
  at: number,
  weight: number,
): void {
  const { memoryMs, maxHabits } = policy.notices
  if (memory.since === 0) memory.since = at
  const { habits, classHabits } = memory
  const known = habits.get(key)
  const ofClass = classHabits.get(classKey)
  // Taken out first, so that the order is by when they were last seen.
  habits.delete(key)
  habits.set(key, { minutes: faded(known, at, memoryMs) + weight, at, newest: weight })
  classHabits.delete(classKey)
  const cis = (ofClass?.cis ?? 0) + (known === undefined ? 1 : 0)
  classHabits.set(classKey, { minutes: faded(ofClass, at, memoryMs) + weight, at, newest: weight, cis })
  dropOldest(habits, maxHabits)
  dropOldest(classHabits, maxHabits)
}

/** Whether this minute of the key has been counted. */
export function isCounted(memory: NoticeMemory, key: string, at: number): boolean {
  const habit = memory.habits.get(key)
  return habit !== undefined && minuteOf(habit.at) >= minuteOf(at)
}

function faded(habit: Habit | undefined, at: number, memoryMs: number): number {
  return habit === undefined ? 0 : habit.minutes * Math.exp(-Math.max(0, at - habit.at) / memoryMs)
}

function dropOldest<V>(map: Map<string, V>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return
    map.delete(key)
  }
}
