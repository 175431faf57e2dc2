// The problems that changed last: what the live view starts from.
import type { Problem } from '../../correlate/contract/problem.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

/** Some partitions' worth; older ones are found in ClickHouse when somebody asks. */
const LIMIT = 5_000
const SQL = `
SELECT data FROM problem_revisions FINAL WHERE level != '' ORDER BY updated_at DESC LIMIT ${LIMIT}`

export function selectLiveProblems(store: Store): Promise<Problem[]> {
  return selectData<Problem>(store, SQL, {})
}
