// The problem (ITIL 4): the cause of one or more incidents, proposed because incidents recur. States and legal moves are data that the
// engine's answers, the API's 409s and the console's buttons all read.
import type { Evidence } from './evidence.ts'

export const PROBLEM_STATES = ['proposed', 'open', 'known_error', 'resolved', 'rejected'] as const
export type ProblemState = (typeof PROBLEM_STATES)[number]

/**
 * proposed: found by the engine, nobody has judged it. open: a person confirmed it. known_error: its cause is known. resolved: its cause
 * is gone; when it recurs all the same, it opens again. rejected: no problem, and never proposed again.
 */
export const PROBLEM_MOVES = {
  proposed: ['open', 'known_error', 'rejected'],
  open: ['known_error', 'resolved', 'rejected'],
  known_error: ['open', 'resolved'],
  resolved: ['open'],
  rejected: ['open'],
} as const satisfies Record<ProblemState, readonly ProblemState[]>

/** Whether the life-cycle allows the move. */
export function isLegalProblemMove(from: ProblemState, to: ProblemState): boolean {
  const moves: readonly ProblemState[] = PROBLEM_MOVES[from]
  return moves.includes(to)
}

/** ci: the incidents have one root, or the same CIs. type: their roots are CIs of one type. */
export const PROBLEM_LEVELS = ['ci', 'type'] as const
export type ProblemLevel = (typeof PROBLEM_LEVELS)[number]

/** One incident of the problem. */
export interface Occurrence {
  readonly incidentId: string
  /** When the incident opened, epoch ms. */
  readonly at: number
  /** CI id of its probable root. */
  readonly rootCi: string
  readonly rootName: string
  /** How much it is like those before it, 0..1; null for the first, and for what a person added. */
  readonly alike: number | null
}

export const PROBLEM_NOTE_KINDS = [
  'proposed',
  'confirmed',
  'rejected',
  'known_error',
  'workaround',
  'resolved',
  'recurred',
  'incident_added',
  'incident_removed',
] as const
export type ProblemNoteKind = (typeof PROBLEM_NOTE_KINDS)[number]

/** One line of a problem's history. */
export interface ProblemNote {
  readonly at: number
  readonly kind: ProblemNoteKind
  /** `engine`, or the principal's name. */
  readonly actor: string
  /** What the person wrote, or the incident's id. */
  readonly text: string
}

export interface Problem {
  readonly id: string
  readonly revision: number
  readonly partition: number
  readonly domain: string
  readonly title: string
  readonly state: ProblemState
  readonly level: ProblemLevel
  /** The CI that most of the incidents have as their root; null when they share its type only. */
  readonly rootCi: string | null
  readonly rootName: string
  readonly rootType: string
  /** What the incidents share, readable: root or type, then their event classes. */
  readonly signature: string
  readonly eventClasses: readonly string[]
  /** Newest last, at most the policy's number; `occurrenceCount` counts all. */
  readonly occurrences: readonly Occurrence[]
  readonly incidentIds: readonly string[]
  readonly occurrenceCount: number
  readonly firstAt: number
  readonly lastAt: number
  /** Why it is more than chance: recurs, beyond_chance, periodicity, alike, spread. As of the last occurrence. */
  readonly evidence: readonly Evidence[]
  /** What makes an incident of it bearable, for whoever meets the next one. */
  readonly workaround: string | null
  /** The cause, once known. */
  readonly cause: string | null
  readonly resolution: string | null
  /** Newest last, the policy's number at most. */
  readonly history: readonly ProblemNote[]
  readonly openedAt: number
  readonly updatedAt: number
}
