// What a maintenance window's scope covers: how many CIs, which of them matter most, and whether that has to be confirmed.
import { SERVICE_TYPE } from '../../correlate/contract/ci.ts'
import type { Ci } from '../../correlate/contract/ci.ts'
import { coveredBy } from '../../correlate/contract/cmdb-graph/covered.ts'
import type { MaintenanceScope } from '../../correlate/contract/maintenance/window.ts'
import type { CiGraph } from '../live/ci-graph.ts'
import { MAINTENANCE_POLICY } from './maintenance-policy.ts'

export interface Reach {
  readonly ids: ReadonlySet<string>
  /** Most critical first; those of the CMDB only. */
  readonly cis: readonly Ci[]
  readonly services: number
  /** What the CMDB does not have. */
  readonly unknown: readonly string[]
  readonly needsConfirmation: boolean
}

export function reachOfScope(graph: CiGraph, scope: MaintenanceScope): Reach {
  const ids = coveredBy(graph.adjacency, scope)
  const cis = [...ids].flatMap((id) => graph.get(id) ?? []).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
  const services = cis.filter(({ type }) => type === SERVICE_TYPE)
  const { confirmFromCis, confirmFromCriticality } = MAINTENANCE_POLICY
  return {
    ids,
    cis,
    services: services.length,
    unknown: unknownOf(graph, scope),
    needsConfirmation:
      ids.size >= confirmFromCis || services.some(({ criticality = 0 }) => criticality >= confirmFromCriticality),
  }
}

/** Services before what they run on, where both are as critical. */
function rank({ criticality = 0, type }: Ci): number {
  return criticality + (type === SERVICE_TYPE ? 0.5 : 0)
}

function unknownOf(graph: CiGraph, { entries }: MaintenanceScope): string[] {
  const sites = new Set<string>()
  if (entries.some(({ kind }) => kind === 'site'))
    for (const { site } of graph.values()) if (site !== undefined) sites.add(site)
  return entries.flatMap(({ kind, id }) =>
    (kind === 'site' ? sites.has(id) : graph.get(id) !== undefined) ? [] : [id],
  )
}
