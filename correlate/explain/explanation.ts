// An explanation as data: what `--json` prints and what the words are made of.
import type { Alert } from '../contract/alert.ts'
import type { Evidence } from '../contract/evidence.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import type { Problem } from '../contract/problem.ts'

/** An open incident that the alert could have joined as well. */
export interface Elsewhere {
  /** Where that incident is at the end, after merges. */
  readonly incidentId: string
  readonly title: string
  readonly score: number
  readonly threshold: number
  readonly evidence: readonly Evidence[]
}

export interface MemberExplanation {
  readonly alertId: string
  readonly ci: string
  readonly name: string
  readonly eventClass: string
  readonly component: string | null
  readonly state: Alert['state']
  readonly firstSeenAt: number
  /** Input lines that this alert took in. */
  readonly events: number
  readonly joinedAt: number | null
  readonly score: number | null
  readonly threshold: number | null
  /** The member that it was related to; null for one that opened the incident. */
  readonly via: {
    readonly alertId: string
    readonly name: string
    readonly eventClass: string
    /** How much later than that one it was first seen; negative: before it. */
    readonly lagMs: number
  } | null
  readonly evidence: readonly Evidence[]
  /** Nearest first. */
  readonly elsewhere: readonly Elsewhere[]
  /** Decision words on its events, and how many of each. */
  readonly decisions: Readonly<Record<string, number>>
}

export interface Explanation {
  /** Null for an alert that is in no incident. */
  readonly incident: Incident | null
  readonly problem: Pick<Problem, 'id' | 'title' | 'state' | 'workaround'> | null
  /** Incidents that were merged into this one. */
  readonly mergedFrom: readonly string[]
  /** All members in the order of joining; only the one when an alert was asked about. */
  readonly members: readonly MemberExplanation[]
  /** Also of the incidents that were merged into it, in the order of time. */
  readonly history: readonly Activity[]
}
