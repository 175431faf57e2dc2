// Enough of ClickHouse's HTTP interface for @clickhouse/client, on top of an embedded ClickHouse: tests of the server mode without a server.
// Basic authentication, `query` and `param_*` in the URL, the rest of the statement in the body; settings of the request are checked, and of
// them only the limit of time is applied.
import { createClient, type ClickHouseClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export interface ClickhouseFront {
  readonly url: string
  /** What each request set, as `name=value`. */
  readonly settings: ReadonlySet<string>
  /** Answers nothing and drops connections until resume(). */
  pause(): void
  resume(): void
  stop(): Promise<void>
}

type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>

const USER = 'nocturne'
const PASSWORD = 'front-password'
export const FRONT_ACCESS = { user: USER, password: PASSWORD } as const

/** @param directory of the embedded ClickHouse; a process can have one only */
export async function startClickhouseFront(directory: string): Promise<ClickhouseFront> {
  const client = embedded(directory)
  await client.command({ query: 'SET output_format_json_quote_64bit_integers = 1' })
  const settings = new Set<string>()
  let paused = false

  const server = createServer((request, response) => {
    if (paused) {
      request.socket.destroy()
      return
    }
    answer(client, settings, request, response).catch((error: unknown) => fail(response, error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    settings,
    pause() {
      paused = true
      server.closeAllConnections()
    },
    resume: () => void (paused = false),
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await client.close()
    },
  }
}

async function answer(
  client: ClickHouseClient,
  settings: Set<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://front')
  if (url.pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  const expected = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
  if (request.headers.authorization !== expected) {
    refuse(response, 401, '516', 'AUTHENTICATION_FAILED', 'Authentication failed.')
    return
  }

  const body = await buffer(request)
  const inUrl = url.searchParams.get('query')
  const sql = inUrl ?? body.toString()
  const params: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) params[name.slice(6)] = parameter(sql, name.slice(6), value)
    else if (name !== 'query' && name !== 'database' && name !== 'query_id') settings.add(`${name}=${value}`)
  }
  const readOnly = url.searchParams.get('readonly') === '2'
  // In a statement with a readonly setting the server would refuse this itself.
  if (readOnly && !/^\s*(select|with|show|describe|explain)\b/i.test(sql)) {
    refuse(response, 500, '164', 'READONLY', 'Cannot execute query in readonly mode.')
    return
  }
  const database = url.searchParams.get('database')
  if (database !== null) await client.command({ query: `USE ${database}` })
  const limit = Number(url.searchParams.get('max_execution_time') ?? 0)
  await client.command({ query: `SET max_execution_time = ${limit}` })
  const result = await client.exec({
    query: sql,
    ...(inUrl === null ? {} : { values: Readable.from([body], { objectMode: false }) }),
    ...(Object.keys(params).length === 0 ? {} : { query_params: params }),
  })
  const bytes = await buffer(result.stream)
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'x-clickhouse-query-id': result.query_id })
  response.end(bytes)
}

function embedded(directory: string): ClickHouseClient {
  // The two packages declare the same interface; they differ in `undefined` of optional fields only.
  const connection = createChdbConnection({ path: directory }) as unknown as NonNullable<ClientOptions['connection']>
  return createClient({ connection })
}

/** Text travels in the escaping of the TSV format, and so does NULL; arrays and maps travel as literals with quoted text. */
function parameter(sql: string, name: string, value: string): unknown {
  if (value === '\\N') return null
  const [, type = ''] = new RegExp(`\\{\\s*${name}\\s*:\\s*(\\w+)`).exec(sql) ?? []
  if (type !== 'Array' && type !== 'Map') return unescaped(value)
  return JSON.parse(
    value.replaceAll(/'((?:\\.|[^'\\])*)'/gs, (_match, text: string) => JSON.stringify(unescaped(text))),
  )
}

function unescaped(text: string): string {
  const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '0': '\0', b: '\b', f: '\f' }
  return text.replaceAll(/\\(.)/gs, (_match, letter: string) => letters[letter] ?? letter)
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message.trim() : String(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '1'
  const type = error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : 'UNKNOWN'
  refuse(response, 500, code, type, message)
}

function refuse(response: ServerResponse, status: number, code: string, type: string, message: string): void {
  response.writeHead(status, { 'x-clickhouse-exception-code': code })
  response.end(`Code: ${code}. DB::Exception: ${message} (${type})`)
}
