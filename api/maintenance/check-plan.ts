// What people plan -> a maintenance window that the engine takes; or what is wrong with the plan.
import type { OnceSchedule, Schedule, WeeklySchedule } from '../../correlate/contract/maintenance/schedule.ts'
import { occurrenceAt, occurrencesFrom } from '../../correlate/contract/maintenance/schedule.ts'
import { invalidField } from '../invalid-field.ts'
import { MAINTENANCE_POLICY } from './maintenance-policy.ts'
import { zoneOffsets } from './zone-offsets.ts'

export type PlannedWeekly = Omit<WeeklySchedule, 'offsets' | 'skipped' | 'from' | 'weeks'> & {
  readonly weeks?: readonly number[]
  readonly from?: number
}
export type PlannedSchedule = OnceSchedule | PlannedWeekly

const HOUR_MS = 60 * 60_000
const WEEK_MS = 7 * 24 * HOUR_MS

/**
 * @param known the schedule that this one takes the place of: what has begun keeps its beginning
 * @throws HttpProblem 400 when it is none, is too long, or leaves nothing to come
 */
export function scheduleOf(plan: PlannedSchedule, known: Schedule | null, now: number): Schedule {
  const schedule = plan.kind === 'once' ? onceOf(plan, known, now) : weeklyOf(plan, known, now)
  if (occurrenceAt(schedule, now) === null) throw invalidField('schedule', 'window_never_comes')
  return schedule
}

function onceOf(plan: OnceSchedule, known: Schedule | null, now: number): OnceSchedule {
  const { longestMs, aheadMs } = MAINTENANCE_POLICY
  const begun = known?.kind === 'once' && known.startsAt === plan.startsAt
  const startsAt = begun ? plan.startsAt : Math.max(plan.startsAt, now)
  const { endsAt } = plan
  if (endsAt <= startsAt) throw invalidField('schedule/endsAt', 'window_ends_later')
  if (endsAt - startsAt > longestMs)
    throw invalidField('schedule/endsAt', 'window_too_long', { weeks: longestMs / WEEK_MS })
  if (endsAt > now + aheadMs) throw invalidField('schedule/endsAt', 'window_too_far')
  return { kind: 'once', startsAt, endsAt }
}

function weeklyOf(plan: PlannedWeekly, known: Schedule | null, now: number): WeeklySchedule {
  const { longestOccurrenceMs, mostOfWeek, aheadMs } = MAINTENANCE_POLICY
  const { days, weeks = [], startMinute, durationMs, zone, until } = plan
  const before = known?.kind === 'weekly' ? known : null
  const from =
    before !== null && (plan.from ?? before.from) === before.from ? before.from : Math.max(plan.from ?? now, now)
  if (durationMs > longestOccurrenceMs)
    throw invalidField('schedule/durationMs', 'occurrence_too_long', { hours: longestOccurrenceMs / HOUR_MS })
  if (weeks.length === 0 && days.length * durationMs > mostOfWeek * WEEK_MS)
    throw invalidField('schedule/days', 'window_takes_half')
  if (until <= from) throw invalidField('schedule/until', 'window_ends_first')
  if (until > now + aheadMs) throw invalidField('schedule/until', 'window_renew')
  const schedule: WeeklySchedule = {
    ...{ kind: 'weekly', days: [...days].sort(), weeks: [...weeks].sort(), startMinute, durationMs, zone, from, until },
    offsets: offsetsOf(zone, Math.min(from, now), until),
    skipped: [],
  }
  // Kept as far as they are occurrences of the plan as it is now.
  const skipped = (before?.skipped ?? []).filter((at) => at + durationMs > now && isOccurrence(schedule, at))
  return { ...schedule, skipped }
}

/** Whether one begins at that very time. */
export function isOccurrence(schedule: WeeklySchedule, at: number): boolean {
  for (const { startsAt } of occurrencesFrom({ ...schedule, skipped: [] }, at))
    if (startsAt >= at) return startsAt === at
  return false
}

function offsetsOf(zone: string, from: number, until: number): WeeklySchedule['offsets'] {
  try {
    return zoneOffsets(zone, from, until)
  } catch (error) {
    if (error instanceof RangeError) throw invalidField('schedule/zone', 'no_zone')
    throw error
  }
}
