// The newest revision of one problem.
import type { Problem } from '../../correlate/contract/problem.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `SELECT data FROM problem_revisions WHERE id = {id:String} AND level != '' ORDER BY revision DESC LIMIT 1`

export async function selectProblem(store: Store, id: string): Promise<Problem | undefined> {
  return (await selectData<Problem>(store, SQL, { id }))[0]
}
