// The ways that a failure takes from the root of an incident to what alerts and to the services that are hit, as a tree; with what stands around.
import { neighboursOf } from '../../correlate/contract/cmdb-graph/path.ts'
import type { PathStep } from '../../correlate/contract/cmdb-graph/path.ts'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'

/** root: where it began. alerting: has alerts of the incident. service: hit by it. way: lies between. around: is near, and nothing is known of it. */
export const IMPACT_ROLES = ['root', 'alerting', 'service', 'way', 'around'] as const
export type ImpactRole = (typeof IMPACT_ROLES)[number]

export interface TreeNode {
  readonly node: Node
  readonly role: ImpactRole
  /** Null: the root, and what no way leads to. */
  readonly parent: TreeNode | null
  /** How one comes here from the parent: down: this needs it; up: it needs this. */
  readonly direction: PathStep['direction'] | null
  readonly children: TreeNode[]
}

export interface ImpactSeeds {
  readonly root: Node
  readonly alerting: ReadonlySet<Node>
  readonly services: ReadonlySet<Node>
  /** Steps beyond the ways. */
  readonly hops: number
}

/** CIs looked at on the way: as large as a CMDB usually is. */
const MAX_SEARCHED = 25_000
/** CIs around that are taken in: the map has room for far fewer, the rest is counted. */
const MAX_AROUND = 5_000

/** @returns the roots of trees: the incident's root first, then what no way leads to; and whether something was left out */
export function impactTree(seeds: ImpactSeeds): { readonly trees: readonly TreeNode[]; readonly truncated: boolean } {
  const wanted = new Set([...seeds.alerting, ...seeds.services])
  const { cameFrom, truncated } = search(seeds.root, wanted)
  const made = new Map<Node, TreeNode>()
  const roleOf = (node: Node): ImpactRole => {
    if (node === seeds.root) return 'root'
    if (seeds.services.has(node)) return 'service'
    return seeds.alerting.has(node) ? 'alerting' : 'way'
  }
  const trees: TreeNode[] = []
  const take = (node: Node): TreeNode => {
    const known = made.get(node)
    if (known !== undefined) return known
    const step = cameFrom.get(node)
    const parent = step === undefined ? null : take(step.from)
    const one: TreeNode = { node, role: roleOf(node), parent, direction: step?.direction ?? null, children: [] }
    made.set(node, one)
    if (parent === null) trees.push(one)
    else parent.children.push(one)
    return one
  }
  take(seeds.root)
  for (const node of wanted) take(node)
  const cut = lookAround([...made.values()].filter(isSpine), made, seeds.hops)
  return { trees, truncated: truncated || cut }
}

/** A CI and what stands around it. */
export function aroundTree(
  root: Node,
  hops: number,
): { readonly trees: readonly TreeNode[]; readonly truncated: boolean } {
  const tree: TreeNode = { node: root, role: 'root', parent: null, direction: null, children: [] }
  return { trees: [tree], truncated: lookAround([tree], new Map([[root, tree]]), hops) }
}

/** What is looked around from: the root, and what others hang on. Each of 1,000 hosts at the end of a way would bring the same switch. */
function isSpine({ role, children }: TreeNode): boolean {
  return role === 'root' || role === 'service' || children.length > 0
}

interface Step {
  readonly from: Node
  readonly direction: PathStep['direction']
}

/** Breadth first; at equal length the way that failures take, down to those who need it, comes first. */
function search(root: Node, wanted: ReadonlySet<Node>) {
  const cameFrom = new Map<Node, Step>()
  const seen = new Set([root])
  let missing = wanted.size - (wanted.has(root) ? 1 : 0)
  let frontier = [root]
  while (frontier.length > 0 && missing > 0 && seen.size < MAX_SEARCHED) {
    const next: Node[] = []
    for (const from of frontier) {
      const [up, down, peer] = neighboursOf(from)
      for (const [list, direction] of [down, peer, up].filter((one) => one !== undefined)) {
        for (const { node } of list) {
          if (seen.has(node)) continue
          seen.add(node)
          cameFrom.set(node, { from, direction })
          next.push(node)
          if (wanted.has(node)) missing--
        }
      }
    }
    frontier = next
  }
  return { cameFrom, truncated: missing > 0 && frontier.length > 0 }
}

/** @returns whether more is around than was taken in */
function lookAround(from: readonly TreeNode[], made: Map<Node, TreeNode>, hops: number): boolean {
  let frontier = from
  let room = MAX_AROUND
  for (let hop = 0; hop < hops; hop++) {
    const next: TreeNode[] = []
    for (const parent of frontier) {
      for (const [list, direction] of neighboursOf(parent.node)) {
        for (const { node } of list) {
          if (made.has(node)) continue
          if (room-- <= 0) return true
          const one: TreeNode = { node, role: 'around', parent, direction, children: [] }
          made.set(node, one)
          parent.children.push(one)
          next.push(one)
        }
      }
    }
    frontier = next
  }
  return false
}

/** The tree as a list, itself first. */
export function withAllBelow(tree: TreeNode): TreeNode[] {
  const all = [tree]
  // Grows while it is walked.
  for (const one of all) all.push(...one.children)
  return all
}
