// What a CI needs, directly and over others, with the way there; and how much is left of each group of alternatives.
import type { RelationshipType } from '../ci.ts'
import type { Node } from './graph.ts'
import { ServiceEffects } from './service-effect.ts'
import type { Health } from './service-effect.ts'

/** A CI that another one needs. */
export interface Requirement {
  readonly node: Node
  readonly hops: number
  /** Type of the last step, and its group of alternatives; null: there is none. */
  readonly type: RelationshipType
  readonly alternative: string | null
  /** The one that needs it; null: the CI itself. */
  readonly via: Requirement | null
}

export interface Requirements {
  /** Nearest first. */
  readonly found: readonly Requirement[]
  /** The bound was reached: there are more. */
  readonly truncated: boolean
}

export function requirementsOf(start: Node, limit: number): Requirements {
  const found: Requirement[] = []
  const seen = new Set<Node>([start])
  let frontier: { node: Node; entry: Requirement | null }[] = [{ node: start, entry: null }]
  for (let hops = 1; frontier.length > 0; hops++) {
    const next: typeof frontier = []
    for (const { node, entry } of frontier) {
      for (const { node: needed, type, alternative } of node.needs) {
        if (seen.has(needed)) continue
        if (found.length >= limit) return { found, truncated: true }
        seen.add(needed)
        const made = { node: needed, hops, type, alternative, via: entry }
        found.push(made)
        next.push({ node: needed, entry: made })
      }
    }
    frontier = next
  }
  return { found, truncated: false }
}

/** Ids of the CIs on the way, the one that needs it first. */
export function wayFrom(start: Node, end: Requirement): readonly string[] {
  const ids: string[] = []
  for (let at: Requirement | null = end; at !== null; at = at.via) ids.push(at.node.ci.id)
  ids.push(start.ci.id)
  return ids.reverse()
}

/**
 * What the failure of this one CI alone would do to another: down for a single point of failure, also one that two alternatives share.
 */
export function effectOn(start: Node, failed: string): Health {
  return new ServiceEffects(
    (ci) => ci === failed,
    () => false,
  ).of(start)
}

/** Alternatives of one CI: any one of them is enough. */
export interface Redundancy {
  /** The word of the CMDB; `uplinks` and `parts` when nobody wrote one down. */
  readonly word: string
  readonly members: readonly Node[]
  /** Members that are not down. */
  readonly left: number
}

/** The groups of alternatives that a CI needs, in the order of the CMDB. */
export function redundancyOf(node: Node, effects: ServiceEffects): readonly Redundancy[] {
  const groups = new Map<string, Node[]>()
  for (const { node: needed, alternative } of node.needs) {
    if (alternative === null) continue
    const members = groups.get(alternative)
    if (members === undefined) groups.set(alternative, [needed])
    else members.push(needed)
  }
  return [...groups].map(([word, members]) => ({
    word,
    members,
    left: members.filter((member) => effects.of(member) !== 'down').length,
  }))
}
