// CMDB file -> Topology. The graph and the hint index are built at once; neighbourhoods are walked when first asked for and kept.
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { SERVICE_TYPE } from '../contract/ci.ts'
import type { Ci, CmdbFile } from '../contract/ci.ts'
import { buildGraph } from '../contract/cmdb-graph/graph.ts'
import type { Node } from '../contract/cmdb-graph/graph.ts'
import { walkPath } from '../contract/cmdb-graph/path.ts'
import { ServiceEffects } from '../contract/cmdb-graph/service-effect.ts'
import type { ServiceEffect } from '../contract/cmdb-graph/service-effect.ts'
import { buildHintIndex } from './hint-index.ts'
import { placeFinder } from './place-finder.ts'
import type { NearCi, Topology, Upstream } from './topology.ts'
import { walkDownstream, walkNear, walkUpstream } from './walk.ts'

/** Distance and number of the services that a CI's failure is checked against: beyond it lists stop telling anything. */
const SERVICE_HOPS = 16
const SERVICE_SEARCH_LIMIT = 20_000

/** Builds the topology. Never fails: what does not fit is left out and listed in `faults`. */
export function buildTopology(cmdb: CmdbFile): Topology {
  const { nodes, faults } = buildGraph(cmdb)
  const hints = buildHintIndex(cis(nodes))
  const upstream = new Map<number, Map<string, readonly Upstream[]>>()
  const near = new Map<string, readonly NearCi[]>()
  const counts = new Map<number, Map<string, number>>()
  const services = new Map<string, readonly string[]>()

  const cached = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
    const found = cache.get(key)
    if (found !== undefined) return found
    const made = make()
    cache.set(key, made)
    return made
  }
  const perHops = <T>(caches: Map<number, Map<string, T>>, hops: number): Map<string, T> => {
    let cache = caches.get(hops)
    if (cache === undefined) caches.set(hops, (cache = new Map<string, T>()))
    return cache
  }
  const walked = <T>(id: string, none: T, walk: (node: Node) => T): T => {
    const node = nodes.get(id)
    return node === undefined ? none : walk(node)
  }

  return {
    version: cmdbVersion(cmdb),
    size: nodes.size,
    faults: [...faults, ...hints.faults],
    ci: (id) => nodes.get(id)?.ci,
    cis: () => cis(nodes),
    relationships: (id) => nodes.get(id)?.relationships ?? [],
    resolve: placeFinder(hints, (id) => nodes.get(id)?.ci),
    upstream: (id, hops) =>
      walked(id, NONE, (node) => cached(perHops(upstream, hops), id, () => walkUpstream(node, hops))),
    near: (id, hops, limit) =>
      walked(id, NOBODY, (node) => cached(near, `${hops}/${limit}/${id}`, () => walkNear(node, hops, limit))),
    downstream: (id, hops) => walked(id, [], (node) => walkDownstream(node, hops).map((found) => found.ci.id)),
    downstreamCount: (id, hops) =>
      walked(id, 0, (node) => cached(perHops(counts, hops), id, () => walkDownstream(node, hops).length)),
    path: (from, to, maxHops) => {
      const [start, end] = [nodes.get(from), nodes.get(to)]
      return start === undefined || end === undefined ? null : walkPath(start, end, maxHops)
    },
    services: (id) => walked(id, [], (node) => cached(services, id, () => servicesBehind(node))),
    effects: (ids, failed, impaired) => {
      const evaluation = new ServiceEffects(failed, impaired)
      const found = new Map<string, ServiceEffect>()
      for (const id of ids) {
        const node = nodes.get(id)
        const health = node === undefined ? 'ok' : evaluation.of(node)
        if (health !== 'ok') found.set(id, health)
      }
      return found
    },
  }
}

const NONE: readonly Upstream[] = []
const NOBODY: readonly NearCi[] = []

/** Content hash of a CMDB: the same entries in the same order give the same version. */
export function cmdbVersion(cmdb: CmdbFile): string {
  return stableHash(JSON.stringify([cmdb.cis, cmdb.relationships]))
}

function* cis(nodes: ReadonlyMap<string, Node>): Generator<Ci> {
  for (const node of nodes.values()) yield node.ci
}

function servicesBehind(node: Node): readonly string[] {
  const found = walkDownstream(node, SERVICE_HOPS, SERVICE_SEARCH_LIMIT)
  return [node, ...found].filter((one) => one.ci.type === SERVICE_TYPE).map((one) => one.ci.id)
}
