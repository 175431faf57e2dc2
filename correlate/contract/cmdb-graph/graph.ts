// The adjacency that all walks share: who needs whom, in which groups of alternatives, and who are peers. Built once a CMDB version,
// by the engine and by the API alike: what a screen says of redundancy is what the engine reckons with.
import { atOnce } from '../../../platform/pieces/pausing.ts'
import type { Pausing } from '../../../platform/pieces/pausing.ts'
import type { Ci, CmdbFile, Relationship, RelationshipType } from '../ci.ts'
import { betweenTier, Tiers } from './tiers.ts'

/** One CI needs another. */
export interface Need {
  readonly node: Node
  readonly type: RelationshipType
  /** Needs of one CI with the same word are alternatives; null: no alternative. */
  readonly alternative: string | null
}

export interface Node {
  readonly ci: Ci
  /** What this CI needs. */
  readonly needs: Need[]
  /** What needs this CI; `alternative` is the dependant's word. */
  readonly neededBy: Need[]
  /** Connected equals. */
  readonly peers: Need[]
  readonly relationships: Relationship[]
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, Node>
  readonly faults: readonly string[]
  /** Of two that are connected, the lower needs the higher; equals are peers. */
  readonly tierOf: (node: Node) => number
}

/** Alternatives that nobody wrote down: several cables upwards, and the parts of a whole. */
const UPLINKS = 'uplinks'
const PARTS = 'parts'
/** Network gear from access points upwards: its cables replace each other. A host's cable to its storage replaces none. */
const NETWORK_TIER = 45

/** Entries between two pauses: about a millisecond. */
const PIECE = 500

export function buildGraph(cmdb: CmdbFile): Graph {
  return atOnce(graphOf(cmdb))
}

/** The same with pauses. */
export function* graphOf(cmdb: CmdbFile): Pausing<Graph> {
  const nodes = new Map<string, Node>()
  const faults: string[] = []
  for (const [count, ci] of cmdb.cis.entries()) {
    if (count % PIECE === 0) yield
    if (nodes.has(ci.id)) faults.push(`CI ${ci.id} is there twice; the first is used`)
    else nodes.set(ci.id, { ci, needs: [], neededBy: [], peers: [], relationships: [] })
  }
  const tiers = new Tiers()
  const places = yield* placesOfJoints(cmdb, nodes, tiers)
  const tierOf = (node: Node): number => places.get(node) ?? tiers.of(node.ci)
  const seen = new Set<string>()
  for (const [count, relationship] of cmdb.relationships.entries()) {
    if (count % PIECE === 0) yield
    const from = nodes.get(relationship.from)
    const to = nodes.get(relationship.to)
    const words = `${relationship.from} ${relationship.type} ${relationship.to}`
    if (from === undefined) faults.push(`${words}: there is no CI ${relationship.from}`)
    else if (to === undefined) faults.push(`${words}: there is no CI ${relationship.to}`)
    else if (from === to) faults.push(`${words}: a CI cannot relate to itself`)
    else if (!seen.has(words)) {
      seen.add(words)
      from.relationships.push(relationship)
      relate(from, to, relationship, tierOf)
    }
  }
  let count = 0
  for (const node of nodes.values()) {
    if (++count % PIECE === 0) yield
    settleAlternatives(node)
  }
  for (const node of nodes.values()) {
    if (++count % PIECE === 0) yield
    for (const item of node.needs) item.node.neededBy.push({ ...item, node })
  }
  return { nodes, faults, tierOf }
}

/** The tiers of what only joins others, by the tiers of what it joins. */
function* placesOfJoints(
  { relationships }: CmdbFile,
  nodes: ReadonlyMap<string, Node>,
  tiers: Tiers,
): Pausing<Map<Node, number>> {
  const ends = new Map<Node, number[]>()
  for (const [count, { from, to, type }] of relationships.entries()) {
    if (count % PIECE === 0) yield
    const [a, b] = [nodes.get(from), nodes.get(to)]
    if (type !== 'connectedTo' || a === undefined || b === undefined) continue
    for (const [joint, end] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!tiers.isJoint(joint.ci) || tiers.isJoint(end.ci)) continue
      const known = ends.get(joint)
      if (known === undefined) ends.set(joint, [tiers.of(end.ci)])
      else known.push(tiers.of(end.ci))
    }
  }
  const places = new Map<Node, number>()
  for (const [joint, around] of ends) places.set(joint, betweenTier(around))
  return places
}

function relate(from: Node, to: Node, { type, redundancy }: Relationship, tierOf: (node: Node) => number): void {
  const need = (dependant: Node, needed: Node, unsaid: string | null): void => {
    dependant.needs.push({ node: needed, type, alternative: redundancy ?? unsaid })
  }
  switch (type) {
    case 'dependsOn':
    case 'runsOn':
    case 'poweredBy':
      need(from, to, null)
      return
    case 'memberOf':
      // The whole degrades with its parts and fails when none is left.
      need(to, from, PARTS)
      return
    case 'connectedTo': {
      const [a, b] = [tierOf(from), tierOf(to)]
      if (a < b) need(from, to, b >= NETWORK_TIER ? UPLINKS : null)
      else if (b < a) need(to, from, a >= NETWORK_TIER ? UPLINKS : null)
      else {
        from.peers.push({ node: to, type, alternative: redundancy ?? null })
        to.peers.push({ node: from, type, alternative: redundancy ?? null })
      }
      return
    }
  }
}

/** A group of one is no alternative. */
function settleAlternatives(node: Node): void {
  const sizes = new Map<string, number>()
  for (const { alternative } of node.needs) {
    if (alternative !== null) sizes.set(alternative, (sizes.get(alternative) ?? 0) + 1)
  }
  node.needs.forEach((item, index) => {
    if (item.alternative !== null && sizes.get(item.alternative) === 1)
      node.needs[index] = { ...item, alternative: null }
  })
}
