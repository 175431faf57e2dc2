// Asks ClickHouse on behalf of a request. Away is a 503 that says so: the live view goes on without it.
import type { Store } from '../platform/clickhouse/store.ts'
import { SlowQueryError, StoreUnavailableError } from '../platform/clickhouse/store-error.ts'
import { HttpProblem } from '../platform/http/problem.ts'

/** @throws HttpProblem 503 `history_unavailable` when ClickHouse does not answer, 504 `query_too_slow` when it stopped a search */
export async function askHistory<T>(store: Store, ask: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await ask(store)
  } catch (error) {
    if (error instanceof SlowQueryError) {
      throw new HttpProblem(504, error.code, 'The search took too long and was stopped: narrow its time or its words.')
    }
    if (!(error instanceof StoreUnavailableError) && store.ready()) throw error
    throw new HttpProblem(503, 'history_unavailable', 'ClickHouse is away: only the present can be shown.', {
      headers: { 'retry-after': '10' },
    })
  }
}
