// What fails if these CIs fail: everything that needs them, as far as redundancy does not hold, with the way that the failure takes.
import type { RelationshipType } from '../ci.ts'
import type { Graph, Node } from './graph.ts'
import { ServiceEffects } from './service-effect.ts'
import type { ServiceEffect } from './service-effect.ts'

/** A CI that a failure reaches. */
export interface Fallen {
  readonly node: Node
  readonly effect: ServiceEffect
  /** Over needs; 1: it needs one of the failed CIs itself. */
  readonly hops: number
  /** Type of the relationship to `via`, and its group of alternatives; null: there is none. */
  readonly type: RelationshipType
  readonly alternative: string | null
  /** The one that it fell over; null: one of the failed CIs. */
  readonly via: Fallen | null
  /** The failed CI at the begin of the way. */
  readonly origin: Node
}

export interface FallOut {
  /** Nearest first. */
  readonly fallen: readonly Fallen[]
  /** The bound was reached: there are more. */
  readonly truncated: boolean
}

/** @param limit CIs at most; ids that the graph does not have are left out */
export function fallOutOf(graph: Pick<Graph, 'nodes'>, failed: readonly string[], limit: number): FallOut {
  const gone = new Set(failed)
  const effects = new ServiceEffects(
    (ci) => gone.has(ci),
    () => false,
  )
  const fallen: Fallen[] = []
  const seen = new Set<Node>()
  let frontier: { node: Node; entry: Fallen | null; origin: Node }[] = []
  for (const id of gone) {
    const node = graph.nodes.get(id)
    if (node === undefined) continue
    seen.add(node)
    frontier.push({ node, entry: null, origin: node })
  }
  for (let hops = 1; frontier.length > 0; hops++) {
    const next: typeof frontier = []
    for (const { node, entry, origin } of frontier) {
      for (const { node: dependant, type, alternative } of node.neededBy) {
        if (seen.has(dependant)) continue
        const effect = effects.of(dependant)
        if (effect === 'ok') continue
        if (fallen.length >= limit) return { fallen, truncated: true }
        seen.add(dependant)
        const made = { node: dependant, effect, hops, type, alternative, via: entry, origin }
        fallen.push(made)
        next.push({ node: dependant, entry: made, origin })
      }
    }
    frontier = next
  }
  return { fallen, truncated: false }
}

/** Ids of the CIs on the way, the failed one first. */
export function wayTo(end: Fallen): readonly string[] {
  const ids: string[] = []
  for (let at: Fallen | null = end; at !== null; at = at.via) ids.push(at.node.ci.id)
  ids.push(end.origin.ci.id)
  return ids.reverse()
}
