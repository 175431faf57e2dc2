// What a CI presumably needs although the CMDB does not say so: an edge that nobody entered, a host that nobody entered. Supposed from what those need
// that are named like it, and only where they agree: of four hosts of a rack that are cabled to its switch, the fifth is as well.
import type { Ci } from '../contract/ci.ts'
import type { Need, Node } from '../contract/cmdb-graph/graph.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import { Customs, kindOf, kindsOf, leastOf } from './customs.ts'
import { namesAlike, patternsOf } from './names-alike.ts'
import type { Alike, NamesAlike } from './names-alike.ts'
import type { Supposition } from './topology.ts'

/** A need with what speaks for it. */
export interface SupposedNeed extends Need {
  readonly supposition: Supposition
}

export interface SupposedNeeds {
  /** What a CI of the CMDB needs beyond what it says; nothing for nearly all. */
  readonly of: (node: Node) => readonly SupposedNeed[]
  /** What a CI needs that the CMDB does not have. */
  readonly ofStranger: (name: string) => readonly SupposedNeed[]
}

/** People number alike what is built alike, as a rule: as sure as a relation by a shared dependency, which is no proof either. */
const TRUST = 0.8
/** CIs between two pauses: about a millisecond. */
const PIECE = 200

const NONE: readonly SupposedNeed[] = []

/** @param find the CI of a name, when exactly one has it */
export function* supposedNeedsOf(
  nodes: Iterable<Node>,
  find: (name: string) => Node | undefined,
): Pausing<SupposedNeeds> {
  const alike = yield* namesAlike(nodes)
  const customs = new Customs(alike)
  const known = new Map<Node, readonly SupposedNeed[]>()
  let count = 0
  for (const node of yield* holesIn(alike)) {
    if (++count % PIECE === 0) yield
    const needs = suppose(customs, find, node.ci, node)
    if (needs.length > 0) known.set(node, needs)
  }
  return {
    of: (node) => known.get(node) ?? NONE,
    ofStranger: (name) => suppose(customs, find, { name }, null),
  }
}

/** CIs that lack a kind of need that those named like them have. */
function* holesIn({ groups }: NamesAlike): Pausing<Set<Node>> {
  const kinds = kindsOnce()
  const holes = new Set<Node>()
  let count = 0
  for (const group of groups.values()) {
    for (const same of ofOneType(group)) {
      const having = new Map<string, number>()
      for (const { node } of same) {
        if (++count % PIECE === 0) yield
        for (const kind of kinds(node)) having.set(kind, (having.get(kind) ?? 0) + 1)
      }
      const least = leastOf(same.length)
      const usual = [...having].filter(([, n]) => n >= least && n < same.length).map(([kind]) => kind)
      if (usual.length === 0) continue
      for (const { node } of same) {
        if (++count % PIECE === 0) yield
        if (!usual.every((kind) => kinds(node).includes(kind))) holes.add(node)
      }
    }
  }
  return holes
}

/** As kindsOf, said once for each CI and in the same strings for all: it is done for the whole CMDB. */
function kindsOnce(): (node: Node) => readonly string[] {
  const known = new Map<Node, readonly string[]>()
  const words = new Map<string, Map<string, string>>()
  const kindIn = (need: Need): string => {
    let ofType = words.get(need.type)
    if (ofType === undefined) words.set(need.type, (ofType = new Map<string, string>()))
    let kind = ofType.get(need.node.ci.type)
    if (kind === undefined) ofType.set(need.node.ci.type, (kind = kindOf(need)))
    return kind
  }
  return (node) => {
    let kinds = known.get(node)
    if (kinds !== undefined) return kinds
    const made: string[] = []
    for (const need of node.needs) {
      if (need.type === 'memberOf') continue
      const kind = kindIn(need)
      if (!made.includes(kind)) made.push(kind)
    }
    known.set(node, (kinds = made))
    return kinds
  }
}

function ofOneType(group: readonly Alike[]): Iterable<readonly Alike[]> {
  const first = group[0]?.node.ci.type
  if (group.every(({ node }) => node.ci.type === first)) return [group]
  const byType = new Map<string, Alike[]>()
  for (const one of group) {
    const known = byType.get(one.node.ci.type)
    if (known === undefined) byType.set(one.node.ci.type, [one])
    else known.push(one)
  }
  return byType.values()
}

/** @param node null: the CMDB does not have it */
function suppose(
  customs: Customs,
  find: (name: string) => Node | undefined,
  { name }: Pick<Ci, 'name'>,
  node: Node | null,
): readonly SupposedNeed[] {
  const found: SupposedNeed[] = []
  const settled = node === null ? new Set<string>() : kindsOf(node)
  for (const { pattern, number } of patternsOf(name)) {
    const type = node === null ? customs.typeOf(pattern) : node.ci.type
    if (type === null) continue
    const told: SupposedNeed[] = []
    for (const { kind, need, agree, of, nameFor } of customs.of(pattern, type)) {
      const needed = settled.has(kind) ? undefined : find(nameFor(number))
      if (needed === undefined || needed === node || kindOf({ ...need, node: needed }) !== kind) continue
      const supposition = { ci: name, needs: needed.ci.name, agree, of, trust: (TRUST * agree) / of }
      told.push({ ...need, node: needed, supposition })
    }
    // The last number says most: what it has told, the one before does not have to.
    for (const need of told) settled.add(kindOf(need))
    found.push(...told)
  }
  return found.map((one) => (isAlone(one, found) ? { ...one, alternative: null } : one))
}

/** A group of one is no alternative. */
function isAlone({ alternative }: Need, among: readonly Need[]): boolean {
  return among.filter((one) => one.alternative === alternative).length === 1
}
