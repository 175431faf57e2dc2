// The group of alternatives, of a CI or of what it needs, that has lost most.
import { redundancyOf, requirementsOf } from '../../correlate/contract/cmdb-graph/requirements.ts'
import type { LiveView } from '../live/live-view.ts'
import type { HealthNow } from './health-now.ts'
import { lossOf, MAX_NEEDS } from './needs-of.ts'

export interface WeakestGroup {
  readonly of: string
  readonly word: string
  readonly left: number
  readonly total: number
}

/** Only asked of services that are hit: a whole service has lost nothing. @returns null when nothing is lost */
export function weakestRedundancy(live: LiveView, health: HealthNow, id: string): WeakestGroup | null {
  const node = live.graph.adjacency.nodes.get(id)
  if (node === undefined || health.of(id) === 'ok') return null
  const effects = health.effects()
  const groups = [node, ...requirementsOf(node, MAX_NEEDS).found.map((need) => need.node)].flatMap((of) =>
    redundancyOf(of, effects).map((group) => ({ of, ...group })),
  )
  const [worst] = groups.sort((a, b) => lossOf(b) - lossOf(a))
  if (worst === undefined || worst.left === worst.members.length) return null
  return { of: worst.of.ci.id, word: worst.word, left: worst.left, total: worst.members.length }
}
