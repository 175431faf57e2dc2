// CMDB file -> Topology. The graph and the hint index are built before it is used; neighbourhoods are walked when first asked for and kept.
import { StableHash } from '../../platform/hash/stable-hash.ts'
import { atOnce } from '../../platform/pieces/pausing.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import { SERVICE_TYPE } from '../contract/ci.ts'
import type { Ci, CmdbFile } from '../contract/ci.ts'
import { coveredBy } from '../contract/cmdb-graph/covered.ts'
import { graphOf } from '../contract/cmdb-graph/graph.ts'
import type { Node } from '../contract/cmdb-graph/graph.ts'
import { neighboursOf, walkPath } from '../contract/cmdb-graph/path.ts'
import { ServiceEffects } from '../contract/cmdb-graph/service-effect.ts'
import type { ServiceEffect } from '../contract/cmdb-graph/service-effect.ts'
import { isDisputed } from './claims.ts'
import { hintIndexOf } from './hint-index.ts'
import { placeFinder } from './place-finder.ts'
import type { NearCi, Topology, Upstream } from './topology.ts'
import { strangerWalks } from './stranger-walks.ts'
import { supposedNeedsOf } from './supposed-needs.ts'
import { walkDownstream, walkNear, walkUpstream } from './walk.ts'

/** Distance and number of the services that a CI's failure is checked against: beyond it lists stop telling anything. */
const SERVICE_HOPS = 16
const SERVICE_SEARCH_LIMIT = 20_000

/** Entries of the CMDB that are hashed between two pauses: about a millisecond. */
const PIECE = 500

/** Builds the topology. Never fails: what does not fit is left out and listed in `faults`. */
export function buildTopology(cmdb: CmdbFile): Topology {
  return atOnce(topologyOf(cmdb))
}

/** The same with pauses: 20,000 CIs take a third of a second. */
export function* topologyOf(cmdb: CmdbFile): Pausing<Topology> {
  const version = yield* versionOf(cmdb)
  const { nodes, faults } = yield* graphOf(cmdb)
  const hints = yield* hintIndexOf(cis(nodes))
  const named = (name: string): Node | undefined => {
    const by = hints.byName(name, 'host')?.by
    return by === undefined || isDisputed(by) ? undefined : nodes.get(by.id)
  }
  const supposed = yield* supposedNeedsOf(nodes.values(), named)
  const typeSizes = new Map<string, number>()
  for (const { type } of cis(nodes)) typeSizes.set(type, (typeSizes.get(type) ?? 0) + 1)
  const upstream = new Map<number, Map<string, readonly Upstream[]>>()
  const near = new Map<string, Map<string, readonly NearCi[]>>()
  const counts = new Map<number, Map<string, number>>()
  const services = new Map<string, readonly string[]>()
  const ofStranger = strangerWalks(supposed)

  /** What is kept is looked up before the node is: this is asked for hundreds of times an event. */
  const kept = <T, N = T>(cache: Map<string, T>, id: string, none: N, walk: (node: Node) => T): T | N => {
    const found = cache.get(id)
    if (found !== undefined) return found
    const node = nodes.get(id)
    if (node === undefined) return none
    const made = walk(node)
    cache.set(id, made)
    return made
  }
  /** Of the walks of one kind, those of one reach. */
  const reaching = <K, T>(caches: Map<K, Map<string, T>>, reach: K): Map<string, T> => {
    let cache = caches.get(reach)
    if (cache === undefined) caches.set(reach, (cache = new Map<string, T>()))
    return cache
  }
  const walked = <T>(id: string, none: T, walk: (node: Node) => T): T => {
    const node = nodes.get(id)
    return node === undefined ? none : walk(node)
  }

  return {
    version,
    size: nodes.size,
    typeSizes,
    faults: [...faults, ...hints.faults],
    ci: (id) => nodes.get(id)?.ci,
    cis: () => cis(nodes),
    relationships: (id) => nodes.get(id)?.relationships ?? [],
    isUnlinked: (id) => walked(id, true, (node) => neighboursOf(node).every(([list]) => list.length === 0)),
    resolve: placeFinder(hints, (id) => nodes.get(id)?.ci),
    upstream: (id, hops) =>
      kept(reaching(upstream, hops), id, null, (node) => walkUpstream(node, hops, supposed.of)) ?? ofStranger(id, hops),
    near: (id, hops, limit) =>
      kept(reaching(near, `${hops} ${limit}`), id, NOBODY, (node) => walkNear(node, hops, limit)),
    downstream: (id, hops) => walked(id, [], (node) => walkDownstream(node, hops).map((found) => found.ci.id)),
    downstreamCount: (id, hops) => kept(reaching(counts, hops), id, 0, (node) => walkDownstream(node, hops).length),
    path: (from, to, maxHops) => {
      const [start, end] = [nodes.get(from), nodes.get(to)]
      return start === undefined || end === undefined ? null : walkPath(start, end, maxHops)
    },
    *walks() {
      for (const [hops, cache] of upstream) for (const id of cache.keys()) yield (next) => next.upstream(id, hops)
      for (const [hops, cache] of counts) for (const id of cache.keys()) yield (next) => next.downstreamCount(id, hops)
      for (const [reach, cache] of near) {
        const [hops = 0, limit = 0] = reach.split(' ').map(Number)
        for (const id of cache.keys()) yield (next) => next.near(id, hops, limit)
      }
      for (const id of services.keys()) yield (next) => next.services(id)
    },
    services: (id) => kept<readonly string[]>(services, id, [], servicesBehind),
    covered: (scope) => coveredBy({ nodes }, scope),
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

const NOBODY: readonly NearCi[] = []

/** Content hash of a CMDB: the same entries in the same order give the same version. */
export function cmdbVersion(cmdb: CmdbFile): string {
  return atOnce(versionOf(cmdb))
}

/** The hash of `[cis, relationships]` as JSON. */
function* versionOf({ cis, relationships }: CmdbFile): Pausing<string> {
  const hash = new StableHash()
  let mark = '[['
  for (const list of [cis, relationships]) {
    for (const [count, item] of list.entries()) {
      if (count % PIECE === 0) yield
      hash.add(`${mark}${JSON.stringify(item)}`)
      mark = ','
    }
    if (list.length === 0) hash.add(mark)
    mark = list === cis ? '],[' : ']]'
  }
  hash.add(mark)
  return hash.digest()
}

function* cis(nodes: ReadonlyMap<string, Node>): Generator<Ci> {
  for (const node of nodes.values()) yield node.ci
}

function servicesBehind(node: Node): readonly string[] {
  const found = walkDownstream(node, SERVICE_HOPS, SERVICE_SEARCH_LIMIT)
  return [node, ...found].filter((one) => one.ci.type === SERVICE_TYPE).map((one) => one.ci.id)
}
