// ClickHouse as a server over HTTP. The process starts and works without it: queries fail, the writer keeps its place in the stream, and
// readiness follows a ping.
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import type { Log } from '../log/log.ts'
import { insertRows } from './insert-rows.ts'
import { identifier } from './statement.ts'
import { selectRows } from './select-rows.ts'
import { isStoppedQuery, SlowQueryError, StoreUnavailableError } from './store-error.ts'
import type { Store } from './store.ts'

export interface ServerAccess {
  readonly url: string
  readonly database: string
  readonly user: string
  readonly password: string
  readonly searchLimitMs: number
}

const REQUEST_TIMEOUT_MS = 30_000
const PING_INTERVAL_MS = 5_000
const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000

/** Opens the server's store: waits for the server's first answer, with a growing pause between tries. */
export async function openServerStore(access: ServerAccess, log: Log): Promise<Store> {
  const common = {
    url: access.url,
    username: access.user,
    password: access.password,
    request_timeout: REQUEST_TIMEOUT_MS,
    application: 'nocturne',
    keep_alive: { enabled: true },
    // What fails is thrown; who calls decides what is worth a line.
    log: { level: ClickHouseLogLevel.OFF },
  }
  const settings = { output_format_json_quote_64bit_integers: 1 } as const
  const writer = createClient({ ...common, clickhouse_settings: settings })
  // readonly 2: no writes, but the settings of the request itself are allowed.
  const reader = createClient({
    ...common,
    database: access.database,
    clickhouse_settings: { ...settings, readonly: '2' },
  })
  const searcher = createClient({
    ...common,
    database: access.database,
    clickhouse_settings: { ...settings, readonly: '2', max_execution_time: access.searchLimitMs / 1000 },
  })
  const health = followHealth(writer, log)
  await health.firstAnswer
  await writer.command({ query: `CREATE DATABASE IF NOT EXISTS ${identifier(access.database)}` })
  const inDatabase = createClient({ ...common, database: access.database, clickhouse_settings: settings })
  let closed = false

  const run = <T>(work: () => Promise<T>): Promise<T> =>
    closed
      ? Promise.reject(new StoreUnavailableError('it was closed'))
      : work().catch((error: unknown) => health.rethrow(error))

  return {
    insert: (table, lines, token) => run(() => insertRows(inDatabase, access.database, table, lines, token)),
    query: <Row>(sql: string, params: Record<string, unknown> = {}) => run(() => selectRows<Row>(reader, sql, params)),
    search: <Row>(sql: string, params: Record<string, unknown> = {}) =>
      run(() => selectRows<Row>(searcher, sql, params)).catch((error: unknown) => {
        throw isStoppedQuery(error) ? new SlowQueryError(access.searchLimitMs, error) : error
      }),
    command: (sql) =>
      run(async () => {
        await inDatabase.command({ query: sql })
      }),
    ready: () => !closed && health.up(),
    async close() {
      closed = true
      health.stop()
      await Promise.all([writer, reader, searcher, inDatabase].map((client) => client.close()))
    },
  }
}

/** Pings for ever: often while the server is away, seldom while it answers. */
function followHealth(client: ClickHouseClient, log: Log) {
  let up = false
  let stopped = false
  let retryMs = FIRST_RETRY_MS
  let timer: NodeJS.Timeout | undefined
  let answered: () => void
  const firstAnswer = new Promise<void>((resolve) => {
    answered = resolve
  })

  function set(next: boolean, cause?: unknown): void {
    if (next !== up) {
      if (next) log.info('ClickHouse answers')
      else log.warn({ err: cause }, 'ClickHouse does not answer')
    }
    up = next
    if (next) {
      retryMs = FIRST_RETRY_MS
      answered()
    }
  }

  async function ping(): Promise<void> {
    const result = await client.ping({ select: true })
    if (stopped) return
    set(result.success, result.success ? undefined : result.error)
    timer = setTimeout(() => void ping(), up ? PING_INTERVAL_MS : retryMs)
    if (!up) retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
  void ping()

  return {
    firstAnswer,
    up: () => up,
    /** A request that did not reach the server says so at once, not at the next ping. */
    rethrow(error: unknown): never {
      // Its words are those of a connection that timed out, but the server is well.
      if (isStoppedQuery(error)) throw error
      if (!isConnectionFault(error)) throw error
      set(false, error)
      throw new StoreUnavailableError(error.message, error)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const CONNECTION_FAULTS = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']

function isConnectionFault(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code: unknown = 'code' in error ? error.code : undefined
  return CONNECTION_FAULTS.includes(String(code)) || /timeout|socket hang up/i.test(error.message)
}
