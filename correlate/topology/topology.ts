// The CI graph as the engine walks it. Pure data and walks: knows nothing of events, alerts or incidents.
// "Upstream" is what a CI needs, "downstream" is what needs it: trouble flows downstream.
import type { EventResource } from '../../ingest/contract/event.ts'
import type { PathStep } from '../contract/cmdb-graph/path.ts'
import type { ServiceEffect } from '../contract/cmdb-graph/service-effect.ts'
import type { Ci, CiRef, Relationship, RelationshipType } from '../contract/ci.ts'
import type { MaintenanceScope } from '../contract/maintenance/window.ts'

/** A need that the CMDB does not have, supposed from those named alike (supposed-needs.ts). */
export interface Supposition {
  /** Names of the CI that has it and of the one that it needs. */
  readonly ci: string
  readonly needs: string
  /** So many, of so many named like it, need the like. */
  readonly agree: number
  readonly of: number
  /** How sure it is, 0..1. */
  readonly trust: number
}

/** A CI that another one needs, directly or over others. */
export interface Upstream {
  readonly ci: string
  readonly hops: number
  /** How surely trouble there shows here, per mille: less with distance, redundancy and between peers. Whole numbers add up the same in any order. */
  readonly weight: number
  /** Whether the last step is between peers. */
  readonly peer: boolean
  /** Whether every step is without alternatives. */
  readonly hard: boolean
  /** Alternatives that are written down on the way: of cables and cords, or only of a pool of equals; null: none. */
  readonly spare: 'cable' | 'pool' | null
  /** The nearest need on the way that is only supposed; null: the CMDB says all of it. */
  readonly supposed: Supposition | null
  /** Type of the last step. */
  readonly type: RelationshipType
  /** The entry one hop nearer; null when this one is a direct neighbour. */
  readonly via: Upstream | null
}

/** How sure it is that the CI needs it, 0..1: what the CMDB says is believed. */
export function trustIn({ supposed }: Upstream): number {
  return supposed === null ? 1 : supposed.trust
}

/** Where something is. */
export interface Place {
  /** One made from the hints when the CMDB has none, or when several claim them; null when there is nothing to go by. */
  readonly ci: CiRef | null
  /** The part of it, by the name that the CMDB has for it; undefined: the CI as a whole. */
  readonly component: string | undefined
}

/** A CI and its distance over relationships of any kind. */
export interface NearCi {
  readonly ci: string
  readonly hops: number
}

export interface Topology {
  /** Content hash of the CMDB. */
  readonly version: string
  /** Number of CIs. */
  readonly size: number
  /** CI type -> number of CIs. */
  readonly typeSizes: ReadonlyMap<string, number>
  /** Things in the CMDB that were left out, in words: relationships to missing CIs, self-loops, hints that two CIs claim. */
  readonly faults: readonly string[]
  ci(id: string): Ci | undefined
  cis(): Iterable<Ci>
  relationships(id: string): readonly Relationship[]
  /** Whether no relationship touches the CI: nobody has said what it is for. So with one that the CMDB does not have. */
  isUnlinked(id: string): boolean
  /** Where an event's resource is in the CMDB. */
  resolve(resource: EventResource): Place
  /** What the CI needs within the hops, nearest first, without itself; what it is supposed to need as well, also when the CMDB does not have it. Cached. */
  upstream(id: string, hops: number): readonly Upstream[]
  /** CIs within the hops over any relationships, nearest first, without itself, at most `limit`. Cached. */
  near(id: string, hops: number, limit: number): readonly NearCi[]
  /** Number of CIs that need this one within the hops, without itself; counting stops at DOWNSTREAM_LIMIT. Cached. */
  downstreamCount(id: string, hops: number): number
  /** Ids of the CIs that need this one within the hops, nearest first, without itself. */
  downstream(id: string, hops: number): readonly string[]
  /** The shortest path over any relationships, or null when it is longer than maxHops. */
  path(from: string, to: string, maxHops: number): readonly PathStep[] | null
  /** Business services that need the CI at any distance. Cached. */
  services(id: string): readonly string[]
  /** Ids of the CIs that a maintenance window with this scope covers. Milliseconds for a core with all that needs it: callers keep it. */
  covered(scope: MaintenanceScope): ReadonlySet<string>
  /** The walks that are kept, to be made on another version before it is used: who walked once will walk again. */
  walks(): Iterable<(next: Topology) => unknown>
  /** What is left of a CI when some CIs have failed and others are impaired: redundancy fails only when all alternatives do. */
  effects(
    ids: readonly string[],
    failed: (ci: string) => boolean,
    impaired: (ci: string) => boolean,
  ): ReadonlyMap<string, ServiceEffect>
}
