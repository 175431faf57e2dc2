// The problem (ITIL 4): the cause of one or more incidents, found by recurrence. The first version links, the engine's depth comes later.

export const PROBLEM_STATES = ['new', 'investigating', 'known_error', 'resolved', 'closed'] as const
export type ProblemState = (typeof PROBLEM_STATES)[number]

export interface Problem {
  readonly id: string
  readonly revision: number
  readonly partition: number
  readonly title: string
  readonly state: ProblemState
  /** Root CI and classes that the incidents share. */
  readonly signature: string
  readonly incidentIds: readonly string[]
  readonly openedAt: number
  readonly updatedAt: number
}
