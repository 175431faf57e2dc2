// The newest revision of one alert.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM alert_revisions WHERE id = {id:String} ORDER BY revision DESC LIMIT 1`

export async function selectAlert(store: Store, id: string): Promise<Alert | undefined> {
  return (await selectData<Alert>(store, SQL, { id }))[0]
}
