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
  readonly kind:
    | 'same_ci'
    | 'depends_on_member'
    | 'members_depend_on_it'
    | 'shared_dependency'
    | 'names_neighbour'
    | 'named_by_members'
    | 'needs_named'
}

export interface LearnedRelation extends RelationBase {
  readonly kind: 'learned_affinity'
  /** What was learned of the two classes. */
  readonly rule: Affinity
}

export interface TextRelation extends RelationBase {
  readonly kind: 'shared_text'
  /** What both name, and the share of periods in which it is named otherwise. */
  readonly word: string
  readonly share: number
}

export type Relation = TopologicalRelation | LearnedRelation | TextRelation

/** A member of an incident, on another CI, that named the same as the alert does. */
export interface SaidAlike {
  readonly word: string
  readonly share: number
  readonly via: AlertRecord
}

/** A new alert and what is around it: the same for all incidents that it is compared with. */
export interface Surroundings {
  readonly alert: AlertRecord
  readonly family: Family
  readonly upstream: readonly Upstream[]
  /** The CI that the alert's port or session names as its other end. */
  readonly named: string | null
  readonly now: number
  readonly policy: Policy
  /** The alert's CI and those near it; none when nothing was learned of its class. */
  readonly near: readonly NearCi[]
  readonly said: readonly SaidAlike[]
  readonly affinity: (from: string, to: string, hops: number) => Affinity | undefined
  /** Null when the alert is gone; its class by its common name. */
  readonly classOf: (alertId: string) => string | null
  /** Whether with all that is down now the CI has an alternative left, so that it should work. */
  stands(ci: string): boolean
  /** Whether the CI told of its ports around the time of the alert: it lives. */
  speaks(ci: string): boolean
  /** CIs with members of any incident near that explain the alert. */
  readonly explainers: () => readonly string[]
  /** What another CI needs, within the hops. */
  upstreamOf(ci: string): readonly Upstream[]
  /** CIs that need a CI within the hops, and those that need it directly. */
  downstreamCount(ci: string): number
  dependants(ci: string): number
  /** Over all incidents near: by how many direct dependants trouble shows below a CI now, and for how long. */
  spread(up: Upstream): Spread
  /** The place as the silent cause of the alert and of others; null: it is none. */
  shared(up: Upstream): SharedPlace | null
}

/** What is true of a silent place whichever incident shares it. */
export interface SharedPlace {
  /** How well it fits its failure that trouble has spread so far below it, 0..1. */
  readonly plausible: number
  /** Less than 1 when the alert's CI should stand without it. */
  readonly spared: number
}

/** An open incident near the alert. */
export interface Candidate {
  readonly incident: IncidentRecord
  readonly neighbourhood: Neighbourhood
}

/** Direct dependants behind which there were raises lately, this alert's included, and the time since the first of them. */
export interface Spread {
  readonly branches: number
  readonly sinceMs: number
}

export type FindRelation = (around: Surroundings, candidate: Candidate) => Relation | null

/**
 * Whether a relation of this score over this alert is better than the best so far. Asked before it is made: most are not. Of equals the one over the
 * smaller alert id: the answer never depends on the order in which members joined.
 */
export function isBetter(score: number, viaAlertId: string, best: Relation | null): boolean {
  if (best === null || score > best.score) return true
  return score === best.score && viaAlertId < best.viaAlertId
}

/** Freshness of an incident: full while alerts arrive, falling to `atGap` at its idle limit, then `after`. */
export function freshness(
  { now, policy }: Surroundings,
  incident: IncidentRecord,
  atGap: number,
  after: number,
): number {
  const idle = now - incident.lastActivityAt
  const gap = idleLimitMs(incident, policy)
  if (idle > gap) return after
  return 1 - ((1 - atGap) * idle) / gap
}
