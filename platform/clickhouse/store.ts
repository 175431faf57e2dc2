// History in ClickHouse: one client and one SQL dialect, embedded (chdb in this process) or a server.
// Row order, batching and retries belong to the writer; this file never retries.
import type { Log } from '../log/log.ts'
import { openServerStore } from './server-store.ts'

/** Longer than anybody looks at a page that does not come, shorter than proxies wait. */
const SEARCH_LIMIT_MS = 20_000

export interface Store {
  /**
   * Inserts rows in one block. The same token again is ignored by tables that have a deduplication window.
   * @param table of the store's database
   * @param lines rows, each a JSON object in one line; a key that is no column is an error, not dropped
   * @param token what makes the block: stream and sequence range
   */
  insert(table: string, lines: readonly string[], token: string): Promise<void>
  /**
   * Runs a SELECT on a read-only connection. 64-bit integers come as text.
   * @param params values of `{name:Type}` in the SQL; times as epoch numbers or text, never Date (it loses its milliseconds)
   */
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /**
   * A question of a person that may read a lot: it has a connection of its own, so that nothing else waits for it, and is stopped in the
   * server after 20 s.
   * @throws SlowQueryError when it was stopped
   */
  search<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /** Runs a statement on the writing connection: DDL and migrations. */
  command(sql: string): Promise<void>
  /** False while the server cannot be reached, and after close. */
  ready(): boolean
  close(): Promise<void>
}

export interface StoreConfig {
  readonly dataDir: string
  /** When a search is stopped; SEARCH_LIMIT_MS unless told. */
  readonly searchLimitMs?: number
  readonly clickhouse: {
    readonly url: string | null
    readonly database: string
    readonly user: string
    readonly password: string
  }
}

/**
 * Opens the store and creates its database. Embedded: main thread only, one process per directory (chdb locks it).
 * @throws StoreLockedError when another process has the embedded directory open
 */
export async function openStore(config: StoreConfig, log: Log): Promise<Store> {
  const { url, ...access } = config.clickhouse
  const searchLimitMs = config.searchLimitMs ?? SEARCH_LIMIT_MS
  if (url !== null) return openServerStore({ url, searchLimitMs, ...access }, log)
  // Loaded only when used: its native library takes 200 MB of memory, and an image for a ClickHouse server can leave it out.
  const { openEmbeddedStore } = await import('./embedded-store.ts')
  return openEmbeddedStore({ dataDir: config.dataDir, database: access.database, searchLimitMs }, log)
}
