// Asks ClickHouse on behalf of a request. Away is a 503 that says so: the live view goes on without it.
import type { Store } from '../platform/clickhouse/store.ts'
import { SlowQueryError, StoreUnavailableError } from '../platform/clickhouse/store-error.ts'
import { saidProblem } from './said-problem.ts'

/** @throws HttpProblem 503 `history_unavailable` when ClickHouse does not answer, 504 `query_too_slow` when it stopped a search */
export async function askHistory<T>(store: Store, ask: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await ask(store)
  } catch (error) {
    if (error instanceof SlowQueryError) {
      throw saidProblem(504, error.code, 'search_stopped')
    }
    if (!(error instanceof StoreUnavailableError) && store.ready()) throw error
    throw saidProblem(503, 'history_unavailable', 'history_away', {}, { headers: { 'retry-after': '10' } })
  }
}
