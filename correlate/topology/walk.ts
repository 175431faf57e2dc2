// Bounded walks over the graph. All are breadth first with a visited set, so cycles end them and the nearest way wins.
import type { Need, Node } from '../contract/cmdb-graph/graph.ts'
import { neighboursOf } from '../contract/cmdb-graph/path.ts'
import type { NearCi, Supposition, Upstream } from './topology.ts'
import type { SupposedNeed } from './supposed-needs.ts'

/** Upstream entries kept per CI, nearest first: more than a real CI needs, few enough to look up for each new alert. */
const UPSTREAM_LIMIT = 96
/** Counting dependants stops here: "5,000 or more" says enough. */
export const DOWNSTREAM_LIMIT = 5_000

/** Trouble three hops away still shows in most cases: 5 % less per hop. */
const PER_HOP = 50
/** With an alternative left it shows as less, or not at all. */
const REDUNDANT = 0.7
/** Peers see each other's links go down, but do not need each other. */
const PEER = 0.75

function weigh(hops: number, soft: boolean, peer: boolean, supposed: Supposition | null): number {
  return Math.round((1000 - PER_HOP * hops) * (soft ? REDUNDANT : 1) * (peer ? PEER : 1) * (supposed?.trust ?? 1))
}

/**
 * What the node needs within the hops, then the peers of those: a peer is an end, its own needs are not walked.
 * @param supposed what a node presumably needs as well
 */
export function walkUpstream(
  start: Node,
  maxHops: number,
  supposed: (node: Node) => readonly SupposedNeed[],
): readonly Upstream[] {
  const found: Upstream[] = []
  const seen = new Set<Node>([start])
  let frontier: { node: Node; entry: Upstream | null }[] = [{ node: start, entry: null }]
  const peers: { node: Node; hops: number; via: Upstream | null }[] = []
  const wholes = start.neededBy.filter(({ type }) => type === 'memberOf').map(({ node }) => node)
  for (let hops = 1; hops <= maxHops; hops++) {
    const next: { node: Node; entry: Upstream | null }[] = []
    for (const { node, entry } of frontier) {
      for (const peer of node.peers) peers.push({ node: peer.node, hops, via: entry })
      for (const need of node.needs) {
        if (seen.has(need.node) || found.length >= UPSTREAM_LIMIT) continue
        seen.add(need.node)
        const made = stepTo(need, hops, entry, null)
        found.push(made)
        next.push({ node: need.node, entry: made })
      }
      for (const need of supposed(node)) {
        if (seen.has(need.node) || found.length >= UPSTREAM_LIMIT) continue
        seen.add(need.node)
        const made = stepTo(need, hops, entry, need.supposition)
        found.push(made)
        next.push({ node: need.node, entry: made })
      }
    }
    // A part works for its whole: what the whole depends on, its parts call or use, a step further away.
    if (hops === 2) next.push(...needsOfWholes(wholes, seen, found))
    frontier = next
  }
  for (const { node, hops, via } of peers) {
    if (seen.has(node) || found.length >= UPSTREAM_LIMIT) continue
    seen.add(node)
    const guess = via?.supposed ?? null
    const weight = weigh(hops, !(via?.hard ?? true), true, guess)
    const spare = null
    found.push({
      ci: node.ci.id,
      hops,
      weight,
      peer: true,
      hard: false,
      spare,
      supposed: guess,
      type: 'connectedTo',
      via,
    })
  }
  return found
}

/** What is only supposed holds nothing back (`hard`), but it is no alternative for being so: it weighs as what was written down, less the doubt. */
function stepTo(need: Need, hops: number, via: Upstream | null, supposition: Supposition | null): Upstream {
  const isSoft =
    need.alternative !== null || (via !== null && !via.hard && (via.supposed === null || via.spare !== null))
  const supposed = supposition ?? via?.supposed ?? null
  const hard = need.alternative === null && supposed === null && (via?.hard ?? true)
  const weight = weigh(hops, isSoft, false, supposed)
  return {
    ci: need.node.ci.id,
    hops,
    weight,
    peer: false,
    hard,
    spare: spareOf(need, via),
    supposed,
    type: need.type,
    via,
  }
}

/** The parts of a whole are no spares of each other: it degrades with each. */
function spareOf({ alternative, type }: Need, via: Upstream | null): Upstream['spare'] {
  const isCable = type === 'connectedTo' || type === 'poweredBy'
  if (alternative === null || type === 'memberOf') return via?.spare ?? null
  return isCable ? 'cable' : (via?.spare ?? 'pool')
}

function needsOfWholes(
  wholes: readonly Node[],
  seen: Set<Node>,
  found: Upstream[],
): { node: Node; entry: Upstream | null }[] {
  const next: { node: Node; entry: Upstream | null }[] = []
  for (const whole of wholes) {
    for (const need of whole.needs) {
      if (need.type !== 'dependsOn' || seen.has(need.node) || found.length >= UPSTREAM_LIMIT) continue
      seen.add(need.node)
      const weight = weigh(2, true, false, null)
      const spare = spareOf(need, null)
      const type = need.type
      const made = {
        ci: need.node.ci.id,
        hops: 2,
        weight,
        peer: false,
        hard: false,
        spare,
        supposed: null,
        type,
        via: null,
      }
      found.push(made)
      next.push({ node: need.node, entry: made })
    }
  }
  return next
}

/** Dependants within the hops, nearest first, at most `limit`; then the parts of those that depend on what was met. */
export function walkDownstream(start: Node, maxHops: number, limit = DOWNSTREAM_LIMIT): readonly Node[] {
  const found: Node[] = []
  const seen = new Set<Node>([start])
  const parts = new Set<Node>()
  let frontier: Node[] = [start]
  for (let hops = 1; hops <= maxHops && frontier.length > 0; hops++) {
    const next: Node[] = []
    for (const node of frontier) {
      for (const { node: dependant, type } of node.neededBy) {
        if (type === 'dependsOn' && hops < maxHops) for (const part of partsOf(dependant)) parts.add(part)
        if (seen.has(dependant)) continue
        if (found.length >= limit) return found
        seen.add(dependant)
        found.push(dependant)
        next.push(dependant)
      }
    }
    frontier = next
  }
  for (const part of parts) if (!seen.has(part) && found.length < limit) found.push(part)
  return found
}

function partsOf({ needs }: Node): Node[] {
  return needs.filter(({ type }) => type === 'memberOf').map(({ node }) => node)
}

/** CIs within the hops over any relationship, nearest first, at most `limit`: what is needed before what needs it, peers last. */
export function walkNear(start: Node, maxHops: number, limit: number): readonly NearCi[] {
  const found: NearCi[] = []
  const seen = new Set<Node>([start])
  let frontier: Node[] = [start]
  for (let hops = 1; hops <= maxHops; hops++) {
    const next: Node[] = []
    for (const from of frontier) {
      for (const [list] of neighboursOf(from)) {
        for (const { node } of list) {
          if (seen.has(node)) continue
          if (found.length >= limit) return found
          seen.add(node)
          found.push({ ci: node.ci.id, hops })
          next.push(node)
        }
      }
    }
    frontier = next
  }
  return found
}
