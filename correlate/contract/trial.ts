// A trial: history run through the engine twice, as it is and as it would be, and the difference. Nothing of it is applied.
import type { Saying } from './sentences/sentence.ts'
import type { PolicyChange } from './tunable.ts'
import type { Priority } from './incident.ts'

/** What would be different. */
export type TrialChange =
  | { readonly kind: 'policy'; readonly policy: PolicyChange }
  /** YAML of enrichment rules, run over events as they are stored: after the rules that were in force then. */
  | { readonly kind: 'rules'; readonly rules: string }

export interface TrialCounts {
  /** Events that reached the engine. */
  readonly events: number
  readonly alerts: number
  readonly incidents: number
  /** Incidents that somebody would be paged for. */
  readonly paged: number
  readonly byPriority: Readonly<Record<Priority, number>>
  /** Alerts of the largest incident. */
  readonly largest: number
  /** 1 - incidents / events; null without events. */
  readonly noiseReduction: number | null
}

/** merged, split, regrouped: one of several, several of one, several of several. members: the same incident with more or fewer events. */
export const TRIAL_DIFFERENCES = [
  'merged',
  'split',
  'regrouped',
  'vanished',
  'appeared',
  'root_cause',
  'priority',
  'paging',
  'members',
] as const
export type TrialDifference = (typeof TRIAL_DIFFERENCES)[number]

export interface TrialMember {
  readonly ci: string
  readonly name: string
  readonly eventClass: string
  readonly component: string | null
}

export interface TrialIncident {
  /** Number of this run: none of a real incident. */
  readonly id: string
  readonly title: string
  readonly titleSaying: Saying
  readonly priority: Priority
  readonly isPaged: boolean
  readonly rootCause: { readonly ci: string; readonly name: string; readonly score: number } | null
  readonly openedAt: number
  readonly alertCount: number
  readonly eventCount: number
  /** The first of its alerts. */
  readonly members: readonly TrialMember[]
}

/** Incidents of both runs that have events in common, and what is different about them. */
export interface TrialFinding {
  readonly differences: readonly TrialDifference[]
  readonly before: readonly TrialIncident[]
  readonly after: readonly TrialIncident[]
}

export interface TrialResult {
  readonly before: TrialCounts
  readonly after: TrialCounts
  /** Hashes of the policies. */
  readonly policy: { readonly before: string; readonly after: string }
  /** How many findings there are of each kind; a finding may be of several. */
  readonly differences: Readonly<Record<TrialDifference, number>>
  /** Incidents that are alike in both runs. */
  readonly unchanged: number
  /** Largest first; `truncated`: there are more. */
  readonly findings: readonly TrialFinding[]
  readonly truncated: boolean
}
