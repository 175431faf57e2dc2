// ClickHouse inside of this process: one writing connection and a few reading ones on the same directory.
// Main thread only: after a worker thread closes chdb, the next query of the main thread never returns (measured, chdb 3.4.0).
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { processIdentity } from '../life-cycle/process-identity.ts'
import type { Log } from '../log/log.ts'
import { insertRows } from './insert-rows.ts'
import { identifier } from './statement.ts'
import { selectRows } from './select-rows.ts'
import { isStoppedQuery, SlowQueryError, StoreLockedError, StoreUnavailableError } from './store-error.ts'
import type { Store } from './store.ts'

type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>

/** One connection runs one query at a time, so a slow report needs a second one beside it. */
const READERS = 2

/** For the life of a connection. Per call they would leak from one call into the next. */
const SESSION_SETTINGS = ['SET output_format_json_quote_64bit_integers = 1', 'SET max_threads = 2']

export interface EmbeddedDatabase {
  readonly dataDir: string
  readonly database: string
  readonly searchLimitMs: number
}

/**
 * Opens the embedded store.
 * @throws StoreLockedError when another process has the directory open
 */
export async function openEmbeddedStore(
  { dataDir, database, searchLimitMs }: EmbeddedDatabase,
  log: Log,
): Promise<Store> {
  if (!isMainThread) throw new Error('the embedded ClickHouse runs on the main thread only')
  const directory = join(dataDir, 'clickhouse')
  mkdirSync(directory, { recursive: true })
  const openedAt = performance.now()
  const writer = connect(directory)
  await settle(writer, [
    ...SESSION_SETTINGS,
    `CREATE DATABASE IF NOT EXISTS ${identifier(database)}`,
    `USE ${identifier(database)}`,
  ])
  const openReader = async (...settings: readonly string[]): Promise<ClickHouseClient> => {
    const reader = connect(directory)
    await settle(reader, [...SESSION_SETTINGS, ...settings, `USE ${identifier(database)}`, 'SET readonly = 1'])
    return reader
  }
  const readers = new ReaderPool(await Promise.all(Array.from({ length: READERS }, () => openReader())))
  const searcher = new ReaderPool([await openReader(`SET max_execution_time = ${searchLimitMs / 1000}`)])
  log.info({ directory, ms: Math.round(performance.now() - openedAt) }, 'opened the embedded ClickHouse')
  let open = true
  let closing: Promise<void> | undefined
  const pending = new Set<Promise<unknown>>()

  /** Closing a connection under a running query would end the process: close() waits for these. */
  function run<T>(work: () => Promise<T>): Promise<T> {
    if (!open) return Promise.reject(new StoreUnavailableError('it was closed'))
    const running = work()
    pending.add(running)
    const done = () => pending.delete(running)
    running.then(done, done)
    return running
  }

  return {
    insert: (table, lines, token) => run(() => insertRows(writer, database, table, lines, token)),
    query: <Row>(sql: string, params: Record<string, unknown> = {}) =>
      run(() => readers.use((reader) => selectRows<Row>(reader, sql, params))),
    search: <Row>(sql: string, params: Record<string, unknown> = {}) =>
      run(() => searcher.use((reader) => selectRows<Row>(reader, sql, params))).catch((error: unknown) => {
        throw isStoppedQuery(error) ? new SlowQueryError(searchLimitMs, error) : error
      }),
    command: (sql) =>
      run(async () => {
        await writer.command({ query: sql })
      }),
    ready: () => open,
    close() {
      closing ??= (async () => {
        open = false
        await Promise.allSettled(pending)
        await Promise.all([writer, ...readers.all, ...searcher.all].map((client) => client.close()))
      })()
      return closing
    },
  }
}

function connect(directory: string): ClickHouseClient {
  try {
    // The two packages declare the same interface; they differ in `undefined` of optional fields only.
    const connection = createChdbConnection({ path: directory }) as unknown as NonNullable<ClientOptions['connection']>
    // What fails is thrown; who calls decides what is worth a line.
    return createClient({ connection, log: { level: ClickHouseLogLevel.OFF } })
  } catch (error) {
    // chdb says why on standard error only; ClickHouse notes who has the directory open in a file.
    const holder = holderOf(directory)
    if (holder !== null) throw new StoreLockedError(directory, holder, error)
    throw error
  }
}

/** The other process that has the directory open, by ClickHouse's status file; null when none runs. */
function holderOf(directory: string): number | null {
  const file = join(directory, 'status')
  const pid = existsSync(file) ? Number(/^PID: (\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) : 0
  return pid !== 0 && pid !== process.pid && processIdentity(pid) !== null ? pid : null
}

async function settle(client: ClickHouseClient, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.command({ query: statement })
}

/** Hands out connections one query each, oldest waiter first. */
class ReaderPool {
  readonly all: readonly ClickHouseClient[]
  readonly #free: ClickHouseClient[]
  readonly #waiting: ((client: ClickHouseClient) => void)[] = []

  constructor(clients: readonly ClickHouseClient[]) {
    this.all = clients
    this.#free = [...clients]
  }

  async use<T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    const client = this.#free.pop() ?? (await new Promise<ClickHouseClient>((resolve) => this.#waiting.push(resolve)))
    try {
      return await work(client)
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free.push(client)
      else next(client)
    }
  }
}
