// The newest revision of one incident.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM incident_revisions WHERE id = {id:String} ORDER BY revision DESC LIMIT 1`

export async function selectIncident(store: Store, id: string): Promise<Incident | undefined> {
  return (await selectData<Incident>(store, SQL, { id }))[0]
}
