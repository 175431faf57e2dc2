// What a CI needs that the CMDB does not have, as far as its name tells. Names come from outside and without end, so few of their walks are kept.
import type { Node } from '../contract/cmdb-graph/graph.ts'
import type { SupposedNeeds } from './supposed-needs.ts'
import type { Upstream } from './topology.ts'
import { nameOfUnmanaged } from './unmanaged-ci.ts'
import { walkUpstream } from './walk.ts'

/** Walks kept; a site with more hosts that nobody entered has other troubles. About 300 bytes each. */
const KEPT = 5_000

const NONE: readonly Upstream[] = []

/** Upstream walks by the ids that unmanaged-ci makes, and by those that senders gave. */
export function strangerWalks(supposed: SupposedNeeds): (id: string, hops: number) => readonly Upstream[] {
  const kept = new Map<string, readonly Upstream[]>()
  return (id, hops) => {
    const key = `${hops} ${id}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = walkFrom(id, hops, supposed)
    if (kept.size >= KEPT) kept.clear()
    kept.set(key, made)
    return made
  }
}

function walkFrom(id: string, hops: number, supposed: SupposedNeeds): readonly Upstream[] {
  const name = nameOfUnmanaged(id)
  const needs = name === null ? [] : supposed.ofStranger(name)
  if (needs.length === 0) return NONE
  const ci = { id, type: 'unknown', name: name ?? id, attributes: {} }
  const stranger: Node = { ci, needs: [], neededBy: [], peers: [], relationships: [] }
  return walkUpstream(stranger, hops, (node) => (node === stranger ? needs : supposed.of(node)))
}
