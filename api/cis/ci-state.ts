// A CI in one line: what it is, what is left of it, and the worst of its own alerts.
import type { Health } from '../../correlate/contract/cmdb-graph/service-effect.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { LiveView } from '../live/live-view.ts'
import type { HealthNow } from './health-now.ts'

export interface CiState {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly site: string | null
  readonly criticality: number | null
  readonly managed: boolean
  readonly health: Health
  readonly severity: PerceivedSeverity
}

export function ciState(live: LiveView, now: HealthNow, id: string): CiState {
  const ci = live.graph.get(id)
  return {
    id,
    name: ci?.name ?? id,
    type: ci?.type ?? 'unknown',
    site: ci?.site ?? null,
    criticality: ci?.criticality ?? null,
    managed: ci !== undefined,
    health: now.of(id),
    severity: live.alerts.worstOfCi(id),
  }
}
