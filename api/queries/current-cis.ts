// The CIs of the newest CMDB version that is complete.
import type { CiRevision } from '../../correlate/contract/change.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM ci_revisions FINAL
WHERE version =
(
    SELECT version
    FROM ci_revisions
    GROUP BY version
    HAVING uniqExact(id) = max(total)
    ORDER BY max(loaded_at) DESC
    LIMIT 1
)`

export function selectCurrentCis(store: Store): Promise<CiRevision[]> {
  return selectData<CiRevision>(store, SQL, {})
}
