// The API on real parts: nats-server, embedded ClickHouse, credentials, writer and HTTP, with a fake engine behind it.
import type { FastifyInstance, FastifyPluginAsync, InjectOptions, LightMyRequestResponse } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiRoutes, type ApiOptions } from '../../api/routes.ts'
import type { TrialRunner } from '../../api/trials/trial-runner.ts'
import { createWriter, type Writer } from '../../api/writer/writer.ts'
import { createCredentials, type Credentials } from '../../platform/auth/credentials.ts'
import { SCOPES, type Scope } from '../../platform/auth/scopes.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { buildHttp } from '../../platform/http/app.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type Bus } from '../../platform/nats/bus.ts'
import { ensureStreams } from '../../platform/nats/streams.ts'
import { startFakeEngine, type FakeEngine } from './fake-engine.ts'
import { startTestNats, type TestNats } from './nats.ts'
import { openTestStore, type TestStore } from './store.ts'
import { waitFor } from './wait-for.ts'

const log = createLog({ level: process.env['TEST_LOG'] ?? 'silent' })

export interface TestApi {
  readonly nats: TestNats
  readonly store: TestStore
  readonly bus: Bus
  readonly engine: FakeEngine
  readonly credentials: Credentials
  readonly app: FastifyInstance
  readonly writer: Writer
  /** A token with all scopes. */
  readonly admin: string
  tokenWith(...scopes: Scope[]): Promise<string>
  /** A request with the admin token. */
  request(
    method: InjectOptions['method'],
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  /** Body of a GET that must be 200. */
  get<T>(url: string): Promise<T>
  /** Waits until the live view has all changes up to a sequence. */
  caughtUp(): Promise<void>
  /** Listens on a free port. @returns the base URL */
  listen(): Promise<string>
  stop(): Promise<void>
}

export interface TestApiOptions extends ApiOptions {
  /** Puts something between the API and its store. */
  readonly store?: (store: Store) => Store
  readonly partitions?: number
  readonly trials?: TrialRunner
  /** False: no writer, the history stays empty. */
  readonly writes?: boolean
  /** Further plugins of the same server. */
  readonly plugins?: (deps: { readonly bus: Bus; readonly metrics: Metrics }) => readonly FastifyPluginAsync[]
}

export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const nats = await startTestNats()
  const store = await openTestStore()
  const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-api-'))
  const bus = await connectBus({ servers: nats.url, name: 'test api' }, log)
  await ensureStreams(bus)
  const credentials = createCredentials({ bus, log, config: { dataDir, bootstrapToken: null } })
  await credentials.start()
  const metrics = createMetrics()
  const writer = createWriter({ bus, store, metrics, log, limits: { lingerMs: 20 } })
  if (options.writes !== false) await writer.start()
  const engine = startFakeEngine(bus)
  const config = { partitions: options.partitions ?? 1, http: { publicUrl: null } }
  const app = buildHttp({ config, log, metrics, credentials })
  await app.register(
    apiRoutes(
      {
        bus,
        store: options.store?.(store) ?? store,
        metrics,
        log,
        config,
        credentials,
        ...(options.trials === undefined ? {} : { trials: options.trials }),
      },
      options,
    ),
  )
  for (const plugin of options.plugins?.({ bus, metrics }) ?? []) await app.register(plugin)
  await app.ready()
  const admin = (await credentials.createToken({ name: 'test admin', scopes: [...SCOPES] })).secret

  const request: TestApi['request'] = (method, url, body, headers = {}) =>
    app.inject({
      ...(method === undefined ? {} : { method }),
      url,
      headers: { authorization: `Bearer ${admin}`, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })

  const api: TestApi = {
    nats,
    store,
    bus,
    engine,
    credentials,
    app,
    writer,
    admin,
    request,
    async tokenWith(...scopes) {
      return (await credentials.createToken({ name: scopes.join(' '), scopes })).secret
    },
    async get<T>(url: string): Promise<T> {
      const answer = await request('GET', url)
      if (answer.statusCode !== 200) throw new Error(`GET ${url} answered ${answer.statusCode}: ${answer.body}`)
      return answer.json<T>()
    },
    async caughtUp() {
      // Whatever was published before this marker is applied when the marker's silence shows.
      const id = `marker-${crypto.randomUUID()}`
      await engine.publish({
        entity: 'silence',
        items: [
          { id, revision: 1, matchers: [], startsAt: 0, endsAt: 1, createdBy: '', comment: '', updatedAt: Date.now() },
        ],
      })
      await waitFor('the live view to catch up', async () => {
        const answer = await request('GET', `/api/v1/silences/${id}`)
        return answer.statusCode === 200 ? true : undefined
      })
    },
    async listen() {
      return app.listen({ host: '127.0.0.1', port: 0 })
    },
    async stop() {
      engine.stop()
      await app.close()
      await writer.stop()
      await credentials.stop()
      await bus.close()
      await store.remove()
      await nats.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return api
}
