// Ids of CIs: a person's own first, then the one that a record had before, then a readable one made of its name. They stay when names change.
import type { Cluster } from './identify.ts'
import type { InventoryState, RecordRef } from './inventory-state.ts'
import { KEYS_ARE_IDS } from './precedence.ts'
import type { Member } from './units.ts'

export interface AssignedIds {
  readonly ofCluster: ReadonlyMap<Cluster, string>
  readonly ofRecord: ReadonlyMap<RecordRef, string>
}

export function assignIds(clusters: readonly Cluster[], { ids: remembered }: InventoryState): AssignedIds {
  const taken = new Set<string>()
  const ofCluster = new Map<Cluster, string>()
  const give = (cluster: Cluster, id: string): boolean => {
    if (taken.has(id)) return false
    taken.add(id)
    ofCluster.set(cluster, id)
    return true
  }
  for (const cluster of clusters) for (const key of keysThatAreIds(cluster)) if (give(cluster, key)) break
  for (const cluster of clusters) {
    if (ofCluster.has(cluster)) continue
    for (const { ref } of cluster.members) {
      const before = remembered.get(ref)
      if (before !== undefined && give(cluster, before)) break
    }
  }
  for (const cluster of clusters) {
    if (ofCluster.has(cluster)) continue
    for (const id of readableIds(cluster.members)) if (give(cluster, id)) break
  }
  const ofRecord = new Map<RecordRef, string>()
  for (const [cluster, id] of ofCluster) for (const { ref } of cluster.members) ofRecord.set(ref, id)
  return { ofCluster, ofRecord }
}

/** Keys of the cluster's records that are ids of the CMDB; the first is the CI's, the others lead to it as aliases. */
export function keysThatAreIds({ members }: Cluster): string[] {
  return members.filter(({ source }) => KEYS_ARE_IDS.has(source)).map(({ key }) => key)
}

/** `core-sw-1`, then `core-sw-1.hq`, then `core-sw-1~2` and on. */
function* readableIds(members: readonly Member[]): Generator<string> {
  const named = members.find(({ record }) => record.fact.name !== undefined) ?? members[0]
  const fact = named?.record.fact
  const name = slug(fact?.name ?? fact?.key ?? '') || 'ci'
  yield name
  const site = members.map(({ record }) => record.fact.site).find((text) => text !== undefined)
  if (site !== undefined && slug(site) !== '') yield `${name}.${slug(site)}`
  for (let n = 2; ; n++) yield `${name}~${n}`
}

/** Letters of every language stay: names are Chinese as well. */
function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._:-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200)
}
