// Rows whose column `data` holds the whole record as the engine sent it.
import type { Store } from '../../platform/clickhouse/store.ts'

export interface DataRow {
  readonly data: string
}

/** Runs a query that selects `data` and returns the records. */
export async function selectData<Entity>(
  store: Store,
  sql: string,
  params: Record<string, unknown>,
): Promise<Entity[]> {
  const rows = await store.query<DataRow>(sql, params)
  // Written by our own writer from the contract's types.
  return rows.map((row) => JSON.parse(row.data) as Entity)
}
