// The incident (ITIL 4): an unplanned interruption; a group of alerts with a probable root cause. States and legal moves are data
// that the engine's answers, the API's 409s and the console's buttons all read.
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ServiceEffect } from './cmdb-graph/service-effect.ts'
import type { Evidence } from './evidence.ts'
import type { Saying } from './sentences/sentence.ts'

export const INCIDENT_STATES = ['new', 'acknowledged', 'in_progress', 'on_hold', 'resolved', 'closed'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

/** Legal moves of the life-cycle. resolved -> new is the reopen within the reopen window. `closed` is final. */
export const INCIDENT_MOVES = {
  new: ['acknowledged', 'in_progress', 'on_hold', 'resolved', 'closed'],
  acknowledged: ['new', 'in_progress', 'on_hold', 'resolved', 'closed'],
  in_progress: ['acknowledged', 'on_hold', 'resolved', 'closed'],
  on_hold: ['acknowledged', 'in_progress', 'resolved', 'closed'],
  resolved: ['new', 'acknowledged', 'in_progress', 'closed'],
  closed: [],
} as const satisfies Record<IncidentState, readonly IncidentState[]>

/** Whether the life-cycle allows the move. */
export function isLegalMove(from: IncidentState, to: IncidentState): boolean {
  const moves: readonly IncidentState[] = INCIDENT_MOVES[from]
  return moves.includes(to)
}

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const
export type Priority = (typeof PRIORITIES)[number]
/** ITIL impact and urgency: 1 high, 2 medium, 3 low. */
export type Level = 1 | 2 | 3

/** What a person said about a candidate. */
export const CAUSE_VERDICTS = ['confirmed', 'not_cause'] as const
export type CauseVerdict = (typeof CAUSE_VERDICTS)[number]

export interface RootCauseCandidate {
  /** CI id. */
  readonly ci: string
  readonly name: string
  /** 0..1, the ranked list is sorted by it. */
  readonly score: number
  /** Whether the CI has an alert of its own: in the incident or, with evidence `unlinked`, at the same time in another. */
  readonly alerting: boolean
  /** An operator's word on this incident: confirmed ones come first, ruled-out ones last. */
  readonly verdict: CauseVerdict | null
  readonly evidence: readonly Evidence[]
}

export interface AffectedService {
  readonly ci: string
  readonly name: string
  readonly criticality: number
  readonly effect: ServiceEffect
}

export interface Incident {
  readonly id: string
  readonly revision: number
  readonly partition: number
  readonly domain: string
  readonly title: string
  /** The title for other languages. */
  readonly titleSaying: Saying
  readonly state: IncidentState
  /** Worst live member; the peak is kept apart. */
  readonly severity: PerceivedSeverity
  readonly peakSeverity: PerceivedSeverity
  readonly priority: Priority
  readonly impact: Level
  readonly urgency: Level
  /** Best first, at most the policy's number of candidates. */
  readonly rootCause: readonly RootCauseCandidate[]
  /** One sentence: why these alerts are one incident. */
  readonly why: string
  /** The same for other languages. */
  readonly whySaying: Saying
  readonly alertCount: number
  readonly activeAlertCount: number
  readonly eventCount: number
  readonly ciCount: number
  readonly services: readonly AffectedService[]
  readonly assignee: string | null
  readonly supportGroup: string | null
  readonly openedAt: number
  readonly updatedAt: number
  /** When it became worth paging somebody: it lasted, or was serious at once. Null: held down, or over before (a transient). */
  readonly pagedAt: number | null
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly resolvedAt: number | null
  readonly resolution: string | null
  readonly closedAt: number | null
  readonly problemId: string | null
  /** Set when this incident was merged into another: it is closed then, and its alerts are there. */
  readonly mergedInto: string | null
  readonly splitFrom: string | null
}

export const ACTIVITY_KINDS = [
  'opened',
  'paged',
  'alert_joined',
  'alert_cleared',
  'root_cause_changed',
  'cause_judged',
  'priority_changed',
  'acknowledged',
  'unacknowledged',
  'assigned',
  'state_changed',
  'resolved',
  'reopened',
  'closed',
  'commented',
  'merged',
  'split',
  'placed',
  'problem_linked',
  'problem_unlinked',
  'maintenance_began',
  'maintenance_ended',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** One line of an incident's timeline. */
export interface Activity {
  /** `<incidentId>#<n>`. */
  readonly id: string
  readonly incidentId: string
  readonly at: number
  readonly kind: ActivityKind
  /** `engine`, or the principal's name. */
  readonly actor: string
  readonly text: string
  readonly values: Readonly<Record<string, string | number>>
}
