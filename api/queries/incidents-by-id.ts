// Several incidents as they are now, in no order. Ids that are not there are left out.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM incident_revisions FINAL WHERE id IN ({ids:Array(String)})`

export async function selectIncidentsById(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Incident>> {
  if (ids.length === 0) return new Map()
  const found = await selectData<Incident>(store, SQL, { ids })
  return new Map(found.map((incident) => [incident.id, incident]))
}
