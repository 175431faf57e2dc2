// The hand-over of a shift: what the outgoing lead tells the incoming one, and the signature that it was taken over. States and legal moves
// are data that the API's 409s and the console's buttons both read.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { DifferenceCounts } from '../../ingest/contract/inventory-difference.ts'
import type { Problem } from '../../correlate/contract/problem.ts'
import type { Silence } from '../../correlate/contract/silence.ts'

/** draft: facts are those of now, notes may be edited. handed_over: frozen, waits for the incoming lead. signed: for ever. */
export const HANDOVER_STATES = ['draft', 'handed_over', 'signed'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

/** handed_over -> draft: the incoming lead sent it back with a question. */
export const HANDOVER_MOVES = {
  draft: ['handed_over'],
  handed_over: ['draft', 'signed'],
  signed: [],
} as const satisfies Record<HandoverState, readonly HandoverState[]>

/** Whether the life-cycle allows the move. */
export function isLegalHandoverMove(from: HandoverState, to: HandoverState): boolean {
  const moves: readonly HandoverState[] = HANDOVER_MOVES[from]
  return moves.includes(to)
}

/** Why an incident is in the hand-over, in the order of the page: open P1 and P2, the longest without acknowledgement, ... */
export const HANDOVER_REASONS = ['top', 'unacknowledged', 'on_hold', 'flapping', 'opened', 'resolved'] as const
export type HandoverReason = (typeof HANDOVER_REASONS)[number]

export interface HandoverIncident extends Pick<
  Incident,
  | 'id'
  | 'title'
  | 'titleSaying'
  | 'state'
  | 'priority'
  | 'severity'
  | 'assignee'
  | 'supportGroup'
  | 'openedAt'
  | 'acknowledgedAt'
  | 'resolvedAt'
  | 'alertCount'
  | 'activeAlertCount'
  | 'problemId'
> {
  readonly reasons: readonly HandoverReason[]
  /** Of the first candidate; null without one. */
  readonly rootName: string | null
  /** Names of the affected services, the most critical first. */
  readonly services: readonly string[]
  readonly resolution: string | null
}

export interface HandoverSilence extends Pick<
  Silence,
  'id' | 'matchers' | 'startsAt' | 'endsAt' | 'createdBy' | 'comment'
> {
  /** Active alerts that it holds back now. */
  readonly holds: number
  /** It ends in the shift that begins. */
  readonly endsNextShift: boolean
}

export interface HandoverRevision {
  readonly revision: number
  readonly at: number
  readonly actor: string
  readonly source: string
  readonly instance: string
  readonly counts: DifferenceCounts
}

/** Numbers of the shift, out of the history. */
export interface ShiftNumbers {
  readonly events: number
  readonly alerts: number
  /** Opened in the shift. */
  readonly incidents: number
  readonly acknowledged: number
  /** From opening to acknowledgement, mean of those acknowledged in the shift, ms; null without any. */
  readonly mttaMs: number | null
  readonly resolved: number
  /** From opening to resolution, mean of those resolved in the shift, ms; null without any. */
  readonly mttrMs: number | null
}

export interface ToolHealth {
  /** False: ClickHouse was away, and what needs the past is missing. */
  readonly history: boolean
  /** From the stream storing a change to the console having it. */
  readonly lagMs: number
  /** Senders that should speak and do not. */
  readonly silent: readonly { readonly summary: string; readonly since: number }[]
  /** Inputs of the shift that could not be used; null: the stream did not say. */
  readonly deadLetters: number | null
}

/** What the system knows about the shift. Lists are bounded, counts are of all. */
export interface HandoverFacts {
  readonly takenAt: number
  readonly incidents: readonly HandoverIncident[]
  readonly counts: Readonly<Record<HandoverReason, number>>
  readonly openIncidents: number
  readonly silences: readonly HandoverSilence[]
  /** Proposed or opened in the shift. */
  readonly problems: readonly Pick<
    Problem,
    | 'id'
    | 'title'
    | 'level'
    | 'rootName'
    | 'rootType'
    | 'eventClasses'
    | 'state'
    | 'occurrenceCount'
    | 'openedAt'
    | 'workaround'
  >[]
  /** Null: the history was away. */
  readonly numbers: ShiftNumbers | null
  /** Changes of the CMDB since the last hand-over, newest first. */
  readonly changes: { readonly since: number; readonly total: number; readonly revisions: readonly HandoverRevision[] }
  readonly health: ToolHealth
}

/** What people write: situation, background, assessment, recommendation (SBAR), and a word on single incidents. */
export interface HandoverNotes {
  readonly situation: string
  readonly background: string
  readonly assessment: string
  readonly recommendation: string
  /** By incident id. */
  readonly incidents: Readonly<Record<string, { readonly nextAction: string; readonly note: string }>>
}

/** Who did a step, and when. */
export interface HandoverStep {
  readonly by: string
  readonly at: number
  /** What the person said with it. */
  readonly text: string
}

export interface HandoverSummary {
  readonly id: string
  readonly state: HandoverState
  /** The shift, epoch ms. */
  readonly from: number
  readonly to: number
  /** Who is to take over, as far as the outgoing lead knows. */
  readonly incoming: string
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedBy: string
  readonly updatedAt: number
  readonly handedOver: HandoverStep | null
  readonly returned: HandoverStep | null
  readonly signed: HandoverStep | null
}

export interface Handover extends HandoverSummary {
  /** For If-Match. */
  readonly revision: number
  readonly notes: HandoverNotes
  readonly facts: HandoverFacts
}

export const NO_NOTES: HandoverNotes = {
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  incidents: {},
}
