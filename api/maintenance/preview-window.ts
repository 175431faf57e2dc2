// What a maintenance window that is not set yet would cover, when, and what it would hold back if it began now.
import { occurrencesFrom } from '../../correlate/contract/maintenance/schedule.ts'
import type { Occurrence, Schedule } from '../../correlate/contract/maintenance/schedule.ts'
import type { MaintenanceScope } from '../../correlate/contract/maintenance/window.ts'
import { heldNow } from '../alerts/held-now.ts'
import type { LiveView } from '../live/live-view.ts'
import { MAINTENANCE_POLICY } from './maintenance-policy.ts'
import { reachOfScope } from './reach-of-scope.ts'

/** @param schedule null: not told yet */
export function previewWindow(live: LiveView, scope: MaintenanceScope, schedule: Schedule | null, now: number) {
  const { shown } = MAINTENANCE_POLICY
  const { ids, cis, services, unknown, needsConfirmation } = reachOfScope(live.graph, scope)
  return {
    cis: ids.size,
    estate: live.graph.size,
    ...{ services, unknown, needsConfirmation },
    worst: cis.slice(0, shown).map(({ id, name, type, site = null, criticality = null }) => ({
      ...{ id, name, type, site, criticality },
    })),
    occurrences: schedule === null ? [] : first(occurrencesFrom(schedule, now), shown),
    now: heldNow(
      live,
      ({ ci, eventClass }) => ids.has(ci.id) && (scope.classes.length === 0 || scope.classes.includes(eventClass)),
    ),
  }
}

function first(occurrences: Iterable<Occurrence>, count: number): Occurrence[] {
  const found: Occurrence[] = []
  for (const occurrence of occurrences) if (found.push(occurrence) >= count) break
  return found
}
