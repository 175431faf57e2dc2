// What is somewhere, by type of CI: a thousand hosts are one line of a table and one box of a drawing.
import type { Graph } from '../../correlate/contract/cmdb-graph/graph.ts'
import { worstSeverity } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { LiveView } from '../live/live-view.ts'
import type { HealthNow } from './health-now.ts'

interface Tier {
  readonly type: string
  /** Of its first CI: a type may stand in several tiers by the CIs' names. */
  readonly tier: number
  cis: number
  alerting: number
  down: number
  degraded: number
  severity: PerceivedSeverity
}

/** @param isThere which CIs are meant */
export function tiersOf(live: LiveView, health: HealthNow, graph: Graph, isThere: (ci: string) => boolean) {
  const tiers = new Map<string, Tier>()
  const links = new Map<string, { readonly from: string; readonly to: string; relationships: number }>()
  for (const node of graph.nodes.values()) {
    if (!isThere(node.ci.id)) continue
    const { type } = node.ci
    const tier = tiers.get(type) ?? { type, tier: graph.tierOf(node), cis: 0, alerting: 0, down: 0, degraded: 0, severity: 'cleared' as const } // prettier-ignore
    const severity = live.alerts.worstOfCi(node.ci.id)
    const now = health.of(node.ci.id)
    tier.cis++
    if (severity !== 'cleared') tier.alerting++
    if (now !== 'ok') tier[now]++
    tiers.set(type, { ...tier, severity: worstSeverity(tier.severity, severity) })
    for (const need of node.needs) {
      const from = need.node.ci.type
      if (from === type || !isThere(need.node.ci.id)) continue
      const key = JSON.stringify([from, type])
      const link = links.get(key) ?? { from, to: type, relationships: 0 }
      link.relationships++
      links.set(key, link)
    }
  }
  const rows = [...new Set([...tiers.values()].map(({ tier }) => tier))].sort((a, b) => b - a)
  return {
    tiers: [...tiers.values()]
      .sort((a, b) => b.tier - a.tier || (a.type < b.type ? -1 : 1))
      .map(({ tier, ...rest }) => ({ ...rest, row: rows.indexOf(tier) })),
    links: [...links.values()],
  }
}
