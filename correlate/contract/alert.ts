// The alert: the stateful condition on a CI that events of one or several sources keep alive.
import type { EventLink } from '../../ingest/contract/event.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ServiceEffect } from './cmdb-graph/service-effect.ts'
import type { CiRef } from './ci.ts'
import type { Evidence } from './evidence.ts'

export const ALERT_STATES = ['active', 'cleared', 'expired'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** Legal moves. cleared <-> expired: a late event told that the condition ended otherwise than was known. */
export const ALERT_MOVES = {
  active: ['cleared', 'expired'],
  cleared: ['active', 'expired'],
  expired: ['active', 'cleared'],
} as const satisfies Record<AlertState, readonly AlertState[]>

/** One tool's view of the condition. The alert is active while any of them is. */
export interface AlertSource {
  readonly fingerprint: string
  readonly source: string
  readonly sender: string
  readonly active: boolean
  readonly severity: PerceivedSeverity
  readonly raisedAt: number
  readonly lastSeenAt: number
  /** Lease end for sources that re-assert (Prometheus); null for those that do not (traps). */
  readonly expiresAt: number | null
  readonly clearedAt: number | null
}

/** Why the alert is in its incident, as decided when it joined. */
export interface Membership {
  readonly incidentId: string
  readonly joinedAt: number
  /** Relatedness 0..1 and the policy's threshold at that time. An opener has score 1. */
  readonly score: number
  readonly threshold: number
  /** The member alert that it was related to; null for the opener. */
  readonly viaAlertId: string | null
  readonly evidence: readonly Evidence[]
}

export interface Suppression {
  readonly kind: 'silence' | 'maintenance' | 'inhibit'
  /** Ids of the silences or windows, or of the inhibiting alerts. */
  readonly by: readonly string[]
}

export interface Alert {
  readonly id: string
  readonly revision: number
  readonly partition: number
  readonly state: AlertState
  readonly ci: CiRef
  readonly eventClass: string
  readonly component: string | null
  /** Worst of the active sources; `cleared` when none is. */
  readonly severity: PerceivedSeverity
  /** What it does to its CI, and so to those that need it; null: nothing that they would feel. Absent in records of older versions. */
  readonly effect?: ServiceEffect | null
  readonly peakSeverity: PerceivedSeverity
  readonly summary: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly links: readonly EventLink[]
  readonly domain: string
  readonly sources: readonly AlertSource[]
  /** Raises seen over all episodes of this alert. */
  readonly count: number
  readonly flapping: boolean
  readonly suppression: Suppression | null
  readonly membership: Membership | null
  /** Event times, epoch ms. */
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly clearedAt: number | null
  readonly updatedAt: number
}
