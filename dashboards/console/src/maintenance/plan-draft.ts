// A maintenance window while it is being written: what the fields hold, and the plan that they make or what they still lack.
import type { PlannedSchedule, ShownWindow, WindowPlan } from '../api/maintenance-endpoints.ts'
import type { ScopeEntry } from '../contract.ts'
import { parseWallTime, wallTimeText, type Zone } from '../i18n/wall-time.ts'
import { clockText, parseClock } from './clock-text.ts'

export interface PlanDraft {
  readonly title: string
  readonly reason: string
  readonly change: string
  /** Those without an id are rows that nobody has filled yet. */
  readonly entries: readonly ScopeEntry[]
  /** Separated by commas. */
  readonly classes: string
  readonly kind: 'once' | 'weekly'
  /** Wall times of the reader's zone. */
  readonly starts: string
  readonly ends: string
  readonly days: readonly number[]
  readonly weeks: readonly number[]
  /** Of the window's own zone. */
  readonly clock: string
  readonly durationMs: number
  readonly zone: string
  readonly until: string
}

export type PlanLack = 'entries' | 'title' | 'reason' | 'times' | 'days' | 'clock' | 'until'

const HOUR_MS = 3_600_000
/** A quarter: long enough for a routine, short enough that somebody looks at it again. */
const USUAL_ROUTINE_MS = 90 * 24 * HOUR_MS
const USUAL_LENGTH_MS = 2 * HOUR_MS
/** Two at night, when most routines are. */
const USUAL_CLOCK = '02:00'
const SUNDAY = 7

interface Reading {
  readonly zone: Zone
  /** Epoch ms. */
  readonly now: number
}

/** @param ci that is to be worked on, when the reader came from one */
export function newDraft(ci: string | null, { zone, now }: Reading): PlanDraft {
  return {
    ...{ title: '', reason: '', change: '', classes: '', kind: 'once' },
    entries: [{ kind: 'ci', id: ci ?? '', dependants: 'failing' }],
    starts: wallTimeText(now, zone),
    ends: wallTimeText(now + USUAL_LENGTH_MS, zone),
    ...{ days: [SUNDAY], weeks: [], clock: USUAL_CLOCK, durationMs: USUAL_LENGTH_MS, zone: ianaName(zone) },
    until: wallTimeText(now + USUAL_ROUTINE_MS, zone),
  }
}

export function draftOf({ title, reason, change, scope, schedule }: ShownWindow, reading: Reading): PlanDraft {
  const draft = {
    ...newDraft(null, reading),
    ...{ title, reason, change: change ?? '', entries: scope.entries, classes: scope.classes.join(', ') },
  }
  const text = (at: number) => wallTimeText(at, reading.zone)
  if (schedule.kind === 'once') return { ...draft, starts: text(schedule.startsAt), ends: text(schedule.endsAt) }
  const { days, weeks, startMinute, durationMs, zone, until } = schedule
  return { ...draft, kind: 'weekly', days, weeks, clock: clockText(startMinute), durationMs, zone, until: text(until) }
}

export function scopeOf({ entries, classes }: PlanDraft): WindowPlan['scope'] {
  return {
    entries: entries.map((entry) => ({ ...entry, id: entry.id.trim() })).filter(({ id }) => id !== ''),
    classes: [...new Set(classes.split(/[,，\s]+/u).filter((name) => name !== ''))],
  }
}

/** The word of what is wrong with its times, else the schedule. */
export function scheduleOf(draft: PlanDraft, { zone, now }: Reading): PlannedSchedule | PlanLack {
  if (draft.kind === 'once') {
    const [startsAt, endsAt] = [parseWallTime(draft.starts, zone), parseWallTime(draft.ends, zone)]
    if (startsAt === null || endsAt === null || endsAt <= Math.max(startsAt, now)) return 'times'
    return { kind: 'once', startsAt, endsAt }
  }
  const { days, weeks, durationMs } = draft
  const startMinute = parseClock(draft.clock)
  const until = parseWallTime(draft.until, zone)
  if (days.length === 0) return 'days'
  if (startMinute === null) return 'clock'
  if (until === null || until <= now) return 'until'
  return { kind: 'weekly', days, weeks, startMinute, durationMs, zone: draft.zone.trim(), until }
}

/** The plan, or the first thing that it lacks. */
export function planOf(draft: PlanDraft, reading: Reading): WindowPlan | PlanLack {
  const [title, reason, change] = [draft.title.trim(), draft.reason.trim(), draft.change.trim()]
  const [scope, schedule] = [scopeOf(draft), scheduleOf(draft, reading)]
  if (scope.entries.length === 0) return 'entries'
  if (typeof schedule === 'string') return schedule
  if (title === '') return 'title'
  if (reason === '') return 'reason'
  return { title, reason, change: change === '' ? null : change, scope, schedule }
}

/**
 * What a plan changes of a window. Fields hold whole minutes, windows any time: what nobody has touched in the fields is no change.
 * @param before the draft with which the writing began
 */
export function changesOf(
  plan: WindowPlan,
  draft: PlanDraft,
  before: PlanDraft,
  known: ShownWindow,
): Partial<WindowPlan> {
  const isNew = (...names: (keyof PlanDraft)[]): boolean =>
    names.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]))
  const { title, reason, change, scope } = plan
  return {
    ...(isNew('title') && { title }),
    ...(isNew('reason') && { reason }),
    ...(isNew('change') && { change }),
    ...(isNew('entries', 'classes') && { scope }),
    ...(isNew('kind', 'starts', 'ends', 'days', 'weeks', 'clock', 'durationMs', 'zone', 'until') && {
      schedule: keptEdges(plan.schedule, draft, before, known.schedule),
    }),
  }
}

/** What has begun keeps its beginning to the millisecond. */
function keptEdges(
  schedule: PlannedSchedule,
  draft: PlanDraft,
  before: PlanDraft,
  known: ShownWindow['schedule'],
): PlannedSchedule {
  if (schedule.kind === 'weekly') {
    return known.kind === 'weekly' && draft.until === before.until ? { ...schedule, until: known.until } : schedule
  }
  if (known.kind !== 'once') return schedule
  return {
    ...schedule,
    ...(draft.starts === before.starts && { startsAt: known.startsAt }),
    ...(draft.ends === before.ends && { endsAt: known.endsAt }),
  }
}

/** A zone of the reader's wishes as the server takes it. */
function ianaName(zone: Zone): string {
  if (zone === 'utc') return 'UTC'
  return zone === 'local' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone
}
