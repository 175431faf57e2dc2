// Silences that are not long expired.
import type { Silence } from '../../correlate/contract/silence.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM silence_revisions FINAL WHERE ends_at >= fromUnixTimestamp64Milli({since:Int64})`

/** @param since epoch ms: silences that ended before are left out */
export function selectLiveSilences(store: Store, since: number): Promise<Silence[]> {
  return selectData<Silence>(store, SQL, { since })
}
