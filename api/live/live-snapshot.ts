// Fills the live view from ClickHouse. May come before, during or after the changes: revisions decide.
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectCurrentCis } from '../queries/current-cis.ts'
import { selectLiveAlerts } from '../queries/live-alerts.ts'
import { selectLiveIncidents } from '../queries/live-incidents.ts'
import { selectLiveMaintenance } from '../queries/live-maintenance.ts'
import { selectLiveProblems } from '../queries/live-problems.ts'
import { selectLiveSilences } from '../queries/live-silences.ts'
import { MAINTENANCE_RETENTION_MS } from './maintenance-table.ts'
import { SILENCE_RETENTION_MS } from './silence-table.ts'
import type { LiveView } from './live-view.ts'

const ALERT_PAGE = 5_000

/** @throws when ClickHouse does not answer; what was loaded until then stays */
export async function loadSnapshot(store: Store, live: LiveView, now: number): Promise<void> {
  live.apply({ entity: 'ci', items: await selectCurrentCis(store) })
  live.apply({ entity: 'silence', items: await selectLiveSilences(store, now - SILENCE_RETENTION_MS) })
  live.apply({ entity: 'maintenance', items: await selectLiveMaintenance(store, now - MAINTENANCE_RETENTION_MS) })
  live.apply({ entity: 'problem', items: await selectLiveProblems(store) })
  live.apply({ entity: 'incident', items: await selectLiveIncidents(store) })
  let after = ''
  for (;;) {
    const page = await selectLiveAlerts(store, after, ALERT_PAGE)
    live.apply({ entity: 'alert', items: page })
    const last = page.at(-1)
    if (last === undefined || page.length < ALERT_PAGE) return
    after = last.id
  }
}
