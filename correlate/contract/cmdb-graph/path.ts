// The shortest way between two CIs over relationships of any kind.
import type { RelationshipType } from '../ci.ts'
import type { Node } from './graph.ts'

/** One step of a path: the relationship that joins `from` and `to`, and whether trouble flows along it or the two are peers. */
export interface PathStep {
  readonly from: string
  readonly to: string
  readonly type: RelationshipType
  /** up: `from` needs `to`; down: `to` needs `from`; peer: neither, as between two core switches. */
  readonly direction: 'up' | 'down' | 'peer'
  readonly redundant: boolean
}

interface Trail {
  readonly node: Node
  readonly step: PathStep | null
  readonly back: Trail | null
}

/** The shortest way between two nodes over any relationship, or null within the hops. */
export function walkPath(from: Node, to: Node, maxHops: number): readonly PathStep[] | null {
  const seen = new Set<Node>([from])
  let frontier: Trail[] = [{ node: from, step: null, back: null }]
  for (let hops = 0; hops <= maxHops; hops++) {
    const next: Trail[] = []
    for (const trail of frontier) {
      if (trail.node === to) return unwind(trail)
      for (const [list, direction] of neighboursOf(trail.node)) {
        for (const { node, type, alternative } of list) {
          if (seen.has(node)) continue
          seen.add(node)
          const step = { from: trail.node.ci.id, to: node.ci.id, type, direction, redundant: alternative !== null }
          next.push({ node, step, back: trail })
        }
      }
    }
    frontier = next
  }
  return null
}

/** All relations of a CI by direction, what it needs first. */
export function neighboursOf(node: Node): readonly (readonly [Node['needs'], PathStep['direction']])[] {
  return [
    [node.needs, 'up'],
    [node.neededBy, 'down'],
    [node.peers, 'peer'],
  ]
}

function unwind(end: Trail): PathStep[] {
  const steps: PathStep[] = []
  for (let trail: Trail | null = end; trail !== null; trail = trail.back) {
    if (trail.step !== null) steps.push(trail.step)
  }
  return steps.reverse()
}
