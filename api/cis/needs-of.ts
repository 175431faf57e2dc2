// "What does this need": the CIs, the ways there, and what is left of each group of alternatives on them.
import { effectOn, redundancyOf, requirementsOf, wayFrom } from '../../correlate/contract/cmdb-graph/requirements.ts'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import type { LiveView } from '../live/live-view.ts'
import { ciState } from './ci-state.ts'
import type { CiState } from './ci-state.ts'
import type { HealthNow } from './health-now.ts'

/** CIs looked at for one service: beyond it a list says nothing. */
export const MAX_NEEDS = 500
/** More groups than this nobody reads; the weakest come first. */
const MAX_GROUPS = 200

export interface RedundancyState {
  readonly of: CiState
  readonly word: string
  readonly members: readonly CiState[]
  readonly left: number
  readonly total: number
}

/** @param limit CIs at most; the work grows with its square */
export function needsOf(live: LiveView, now: HealthNow, node: Node, limit: number) {
  const { found, truncated } = requirementsOf(node, limit)
  const items = found.map((need) => ({
    ci: ciState(live, now, need.node.ci.id),
    hops: need.hops,
    effect: effectOn(node, need.node.ci.id),
    relationship: need.type,
    redundancy: need.alternative,
    path: wayFrom(node, need),
  }))
  const redundancy = groupsOf(live, now, [node, ...found.map((need) => need.node)])
  return { ci: ciState(live, now, node.ci.id), items, redundancy, truncated }
}

/** Groups of alternatives of these CIs, those that have lost most first. */
function groupsOf(live: LiveView, now: HealthNow, nodes: readonly Node[]): readonly RedundancyState[] {
  const effects = now.effects()
  const groups = nodes.flatMap((node) => redundancyOf(node, effects).map((group) => ({ node, ...group })))
  groups.sort((a, b) => lossOf(b) - lossOf(a))
  return groups.slice(0, MAX_GROUPS).map(({ node, word, members, left }) => ({
    of: ciState(live, now, node.ci.id),
    word,
    members: members.map((member) => ciState(live, now, member.ci.id)),
    left,
    total: members.length,
  }))
}

/** Share of a group that is gone. */
export function lossOf(group: { readonly members: readonly unknown[]; readonly left: number }): number {
  return 1 - group.left / group.members.length
}
