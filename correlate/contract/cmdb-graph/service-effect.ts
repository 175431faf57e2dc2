// What is left of a CI when some have failed: a need without an alternative fails it, a group of alternatives only when all are gone.
import type { Node } from './graph.ts'

/** Chains of needs longer than this are a modelling mistake; deeper CIs count as well. */
const MAX_DEPTH = 32

/** down: nothing that it needs is left; degraded: redundancy holds, or only a part is hit. */
export type ServiceEffect = 'down' | 'degraded'
export type Health = 'ok' | ServiceEffect

/** Evaluates several CIs against one picture of what failed; shared needs are looked at once. */
export class ServiceEffects {
  readonly #failed: (ci: string) => boolean
  readonly #impaired: (ci: string) => boolean
  readonly #known = new Map<Node, Health>()

  constructor(failed: (ci: string) => boolean, impaired: (ci: string) => boolean) {
    this.#failed = failed
    this.#impaired = impaired
  }

  of(node: Node, depth = 0): Health {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    // A cycle meets this value: a CI is no reason for its own failure.
    this.#known.set(node, 'ok')
    const health = depth > MAX_DEPTH ? 'ok' : this.#evaluate(node, depth)
    this.#known.set(node, health)
    return health
  }

  #evaluate(node: Node, depth: number): Health {
    if (this.#failed(node.ci.id)) return 'down'
    let worst: Health = this.#impaired(node.ci.id) ? 'degraded' : 'ok'
    const groups = new Map<string, { size: number; down: number; hit: number }>()
    for (const need of node.needs) {
      const health = this.of(need.node, depth + 1)
      if (need.alternative === null) {
        if (health === 'down') return 'down'
        if (health === 'degraded') worst = 'degraded'
        continue
      }
      const group = groups.get(need.alternative) ?? { size: 0, down: 0, hit: 0 }
      group.size++
      if (health === 'down') group.down++
      if (health !== 'ok') group.hit++
      groups.set(need.alternative, group)
    }
    for (const group of groups.values()) {
      if (group.down === group.size) return 'down'
      if (group.hit > 0) worst = 'degraded'
    }
    return worst
  }
}
