// Asks ClickHouse on behalf of a request. Away is a 503 that says so: the live view goes on without it.
import type { Store } from '../platform/clickhouse/store.ts'
import { StoreUnavailableError } from '../platform/clickhouse/store-error.ts'
import { HttpProblem } from '../platform/http/problem.ts'

/** @throws HttpProblem 503 `history_unavailable` when ClickHouse does not answer */
export async function askHistory<T>(store: Store, ask: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await ask(store)
  } catch (error) {
    if (!(error instanceof StoreUnavailableError) && store.ready()) throw error
    throw new HttpProblem(503, 'history_unavailable', 'ClickHouse is away: only the present can be shown.', {
      headers: { 'retry-after': '10' },
    })
  }
}
