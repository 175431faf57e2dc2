// The shortest way between two CIs over relationships of any kind.
import type { RelationshipType } from '../ci.ts'
import type { Need, Node } from './graph.ts'

/** One step of a path: the relationship that joins `from` and `to`, and whether trouble flows along it or the two are peers. */
export interface PathStep {
  readonly from: string
  readonly to: string
  readonly type: RelationshipType
  /** up: `from` needs `to`; down: `to` needs `from`; peer: neither, as between two core switches. */
  readonly direction: 'up' | 'down' | 'peer'
  readonly redundant: boolean
}

/** A way so far; its end is what `need` leads to. Most are given up: steps are made of the one that arrives. */
interface Trail {
  readonly need: Pick<Need, 'node' | 'type' | 'alternative'>
  readonly direction: PathStep['direction']
  /** Null: the start, which no step leads to. */
  readonly back: Trail | null
}

/** The shortest way between two nodes over any relationship, or null within the hops. */
export function walkPath(from: Node, to: Node, maxHops: number): readonly PathStep[] | null {
  const seen = new Set<Node>([from])
  const start = { node: from, type: 'connectedTo', alternative: null } as const
  let frontier: Trail[] = [{ need: start, direction: 'peer', back: null }]
  for (let hops = 0; hops <= maxHops; hops++) {
    const next: Trail[] = []
    for (const trail of frontier) {
      if (trail.need.node === to) return unwind(trail)
      const { needs, neededBy, peers } = trail.need.node
      follow(trail, needs, 'up', seen, next)
      follow(trail, neededBy, 'down', seen, next)
      follow(trail, peers, 'peer', seen, next)
    }
    frontier = next
  }
  return null
}

function follow(
  back: Trail,
  list: readonly Need[],
  direction: PathStep['direction'],
  seen: Set<Node>,
  next: Trail[],
): void {
  for (const need of list) {
    if (seen.has(need.node)) continue
    seen.add(need.node)
    next.push({ need, direction, back })
  }
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
  for (let { need, direction, back } = end; back !== null; { need, direction, back } = back) {
    const { node, type, alternative } = need
    steps.push({ from: back.need.node.ci.id, to: node.ci.id, type, direction, redundant: alternative !== null })
  }
  return steps.reverse()
}
