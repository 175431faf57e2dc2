// Incidents that are not closed: what the live view starts from.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM incident_revisions FINAL WHERE state != 'closed'`

export function selectLiveIncidents(store: Store): Promise<Incident[]> {
  return selectData<Incident>(store, SQL, {})
}
