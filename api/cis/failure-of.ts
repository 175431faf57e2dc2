// "What fails if this fails", for one CI or several at once.
import { fallOutOf, wayTo } from '../../correlate/contract/cmdb-graph/fall-out.ts'
import type { Fallen } from '../../correlate/contract/cmdb-graph/fall-out.ts'
import { SERVICE_TYPE } from '../../correlate/contract/ci.ts'
import type { LiveView } from '../live/live-view.ts'
import { ciState } from './ci-state.ts'
import type { HealthNow } from './health-now.ts'

/** Counted up to here: "20,000 or more" says enough. */
const MAX_COUNTED = 20_000

/** @param limit CIs listed at most; all are counted */
export function failureOf(live: LiveView, now: HealthNow, failed: readonly string[], limit: number) {
  const { fallen, truncated } = fallOutOf(live.graph.adjacency, failed, MAX_COUNTED)
  const counts = { down: 0, degraded: 0, servicesDown: 0, servicesDegraded: 0 }
  for (const { node, effect } of fallen) {
    counts[effect] += 1
    if (node.ci.type === SERVICE_TYPE) counts[effect === 'down' ? 'servicesDown' : 'servicesDegraded'] += 1
  }
  const listed = [...fallen].sort((a, b) => rankOf(a) - rankOf(b) || a.hops - b.hops).slice(0, limit)
  return {
    failed: failed.map((id) => ciState(live, now, id)),
    items: listed.map((one) => ({
      ci: ciState(live, now, one.node.ci.id),
      effect: one.effect,
      hops: one.hops,
      relationship: one.type,
      redundancy: one.alternative,
      path: wayTo(one),
    })),
    counts,
    truncated: truncated || listed.length < fallen.length,
  }
}

/** Services that are down, by criticality, then degraded ones, then everything else. */
function rankOf({ node, effect }: Fallen): number {
  if (node.ci.type !== SERVICE_TYPE) return 100
  return (effect === 'down' ? 0 : 10) + (5 - (node.ci.criticality ?? 0))
}
