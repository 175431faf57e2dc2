// What ClickHouse is, and how much of the disk our tables take.
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT
  version() AS version,
  (SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase()) AS bytes,
  (SELECT sum(rows) FROM system.parts WHERE active AND database = currentDatabase()) AS rows`

export interface StoreSize {
  readonly version: string
  readonly bytes: number
  readonly rows: number
}

export async function selectStoreSize(store: Store): Promise<StoreSize | null> {
  const [row] = await store.query<{ version: string; bytes: string | number; rows: string | number }>(SQL, {})
  // 64-bit numbers may come as texts.
  return row === undefined ? null : { version: row.version, bytes: Number(row.bytes), rows: Number(row.rows) }
}
