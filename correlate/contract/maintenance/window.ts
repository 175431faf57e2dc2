// A maintenance window: planned work, so that alerts of the CIs that it touches are expected. They are kept and shown, open no incident and page nobody.
import type { Occurrence, Schedule } from './schedule.ts'

/**
 * Which of the CIs that need the one under work are covered with it. failing: those that are down without it, redundancy counted (whoever has an
 * alternative left must keep working, so its alerts are real). all: those, too, whose redundancy the work uses up.
 */
export const DEPENDANT_WORDS = ['none', 'failing', 'all'] as const
export type DependantWord = (typeof DEPENDANT_WORDS)[number]

/** One thing under work. */
export type ScopeEntry =
  | { readonly kind: 'ci'; readonly id: string; readonly dependants: DependantWord }
  /** The service, and what is needed by nothing else. */
  | { readonly kind: 'service'; readonly id: string }
  /** All CIs that the CMDB puts there. */
  | { readonly kind: 'site'; readonly id: string }

export interface MaintenanceScope {
  readonly entries: readonly ScopeEntry[]
  /** Event classes that are expected; empty: whatever comes. */
  readonly classes: readonly string[]
}

export interface MaintenanceWindow {
  readonly id: string
  readonly revision: number
  readonly title: string
  /** Why, in words; required, as everything that mutes is asked about later. */
  readonly reason: string
  /** Number of the change that it belongs to. */
  readonly change: string | null
  readonly scope: MaintenanceScope
  readonly schedule: Schedule
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedBy: string
  readonly updatedAt: number
  /** Epoch ms; null: as planned. */
  readonly cancelledAt: number | null
}

export const WINDOW_STATES = ['active', 'planned', 'past', 'cancelled'] as const
export type WindowState = (typeof WINDOW_STATES)[number]

/** @param next what occurrenceAt says of now */
export function windowState(
  { cancelledAt }: Pick<MaintenanceWindow, 'cancelledAt'>,
  next: Occurrence | null,
  now: number,
): WindowState {
  if (cancelledAt !== null) return 'cancelled'
  if (next === null) return 'past'
  return next.startsAt <= now ? 'active' : 'planned'
}
