// One way in which a new alert can have to do with an open incident, weighed. Each kind of relation is a file beside this one.
import type { Affinity } from '../../contract/affinity.ts'
import type { NearCi, Upstream } from '../../topology/topology.ts'
import type { Family } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { idleLimitMs } from './idle-limit.ts'
import type { Neighbourhood } from './neighbourhood.ts'

interface RelationBase {
  /** structure x fit x freshness, 0..1. */
  readonly score: number
  /** What the topology says, 0..1. */
  readonly structure: number
  /** What the two classes say, 0..1. */
  readonly fit: number
  /** What the time between says, 0..1. */
  readonly freshness: number
  readonly viaAlertId: string
  /** The CI where the two meet. */
  readonly place: string
  readonly hops: number
  readonly lagMs: number
}

export interface TopologicalRelation extends RelationBase {
  readonly kind: 'same_ci' | 'depends_on_member' | 'members_depend_on_it' | 'shared_dependency'
}

export interface LearnedRelation extends RelationBase {
  readonly kind: 'learned_affinity'
  /** What was learned of the two classes. */
  readonly rule: Affinity
}

export type Relation = TopologicalRelation | LearnedRelation

/** What a relation is looked for with: the alert, its surroundings, and one incident near it. */
export interface Encounter {
  readonly alert: AlertRecord
  readonly family: Family
  readonly upstream: readonly Upstream[]
  readonly incident: IncidentRecord
  readonly neighbourhood: Neighbourhood
  readonly now: number
  readonly policy: Policy
  /** The alert's CI and those near it; none when nothing was learned of its class. */
  readonly near: readonly NearCi[]
  readonly affinity: (from: string, to: string, hops: number) => Affinity | undefined
  /** The class of an alert by its common name; null when the alert is gone. */
  readonly classOf: (alertId: string) => string | null
  /** CIs that need a CI within the hops, and those that need it directly. */
  downstreamCount(ci: string): number
  dependants(ci: string): number
  /** Over all incidents near: by how many direct dependants trouble shows below a CI now, and for how long. */
  spread(ci: string): Spread
}

/** Direct dependants behind which there were raises lately, this alert's included, and the time since the first of them. */
export interface Spread {
  readonly branches: number
  readonly sinceMs: number
}

export type FindRelation = (encounter: Encounter) => Relation | null

/** Of equals the one over the smaller alert id: the answer never depends on the order in which members joined. */
export function better(a: Relation | null, b: Relation): Relation {
  if (a === null || b.score > a.score) return b
  return b.score === a.score && b.viaAlertId < a.viaAlertId ? b : a
}

/** Freshness of an incident: full while alerts arrive, falling to `atGap` at its idle limit, then `after`. */
export function freshness({ incident, now, policy }: Encounter, atGap: number, after: number): number {
  const idle = now - incident.lastActivityAt
  const gap = idleLimitMs(incident, policy)
  if (idle > gap) return after
  return 1 - ((1 - atGap) * idle) / gap
}
