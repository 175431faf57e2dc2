// What all sources say -> the one CMDB that the engine works with. Pure: the same state gives the same CMDB, whatever the order of the reports was.
import type { DuplicateProposal } from '../../ingest/contract/inventory-difference.ts'
import type { Ci, CmdbFile } from '../contract/ci.ts'
import { assignIds, keysThatAreIds } from './assign-ids.ts'
import { claimsOf } from './claims.ts'
import { compareText } from './compare-text.ts'
import { identify, type Cluster } from './identify.ts'
import type { InventoryState, RecordRef } from './inventory-state.ts'
import { resolveFields, type MayClaim, type ResolvedCi } from './resolve-fields.ts'
import { resolveRelationships, type ResolvedRelationship } from './resolve-relationships.ts'
import type { Member } from './units.ts'

export interface Inventory {
  readonly cmdb: CmdbFile
  /** Records of each CI, in IDENTITY_ORDER. */
  readonly members: ReadonlyMap<string, readonly Member[]>
  /** By their keys. */
  readonly relationships: ReadonlyMap<string, ResolvedRelationship>
  /** To be remembered in the state. */
  readonly ids: ReadonlyMap<RecordRef, string>
  /** Sorted. */
  readonly duplicates: readonly DuplicateProposal[]
  readonly warnings: readonly string[]
  /** Number of fields about which fresh sources differ. */
  readonly conflicts: number
  /** How a CI came about, field by field; undefined when there is none of the id. */
  explain(id: string): ResolvedCi | undefined
}

export function reconcile(state: InventoryState): Inventory {
  const { clusters, doubts } = identify(state)
  const { ofCluster, ofRecord } = assignIds(clusters, state)
  const byId = new Map<string, Cluster>()
  // Clusters are in the order of their first records.
  for (const cluster of clusters) byId.set(idOf(ofCluster, cluster), cluster)
  const mayClaim = claimsOf(byId)
  const cis: Ci[] = []
  let conflicts = 0
  for (const [id, cluster] of byId) {
    const resolved = resolveCluster(id, cluster, mayClaim(id))
    conflicts += resolved.conflicts.length
    cis.push(resolved.ci)
  }
  const { relationships, warnings } = resolveRelationships(state, ofRecord)
  return {
    cmdb: { cis, relationships: relationships.map(({ relationship }) => relationship) },
    members: new Map([...byId].map(([id, { members }]) => [id, members])),
    relationships: new Map(relationships.map((one) => [one.key, one])),
    ids: ofRecord,
    duplicates: doubts
      .map(({ a, b, reasons, against }) => {
        const [first, second] = [idOf(ofCluster, a), idOf(ofCluster, b)].sort(compareText)
        return { a: first!, b: second!, reasons, against } // two of them
      })
      .sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b)),
    warnings,
    conflicts,
    explain(id) {
      const cluster = byId.get(id)
      return cluster === undefined ? undefined : resolveCluster(id, cluster, mayClaim(id))
    },
  }
}

function resolveCluster(id: string, cluster: Cluster, mayClaim: MayClaim): ResolvedCi {
  const aliases = keysThatAreIds(cluster).filter((key) => key !== id)
  return resolveFields(id, cluster.members, [...new Set(aliases)], mayClaim)
}

function idOf(ofCluster: ReadonlyMap<Cluster, string>, cluster: Cluster): string {
  const id = ofCluster.get(cluster)
  if (id === undefined) throw new Error('a cluster was left without an id')
  return id
}
