// The ingest routes on the product's HTTP server, with a publisher and a dead letter stream that the test looks into.
import { JetStreamApiError, type JetStreamClient, type PubAck } from '@nats-io/jetstream'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Credentials } from '../../platform/auth/credentials.ts'
import type { Scope } from '../../platform/auth/scopes.ts'
import { buildHttp } from '../../platform/http/app.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { enrichingPublisher } from '../enrichment/enriching-publisher.ts'
import type { RuleSet } from '../enrichment/rule-file.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { ingestRoutes } from './routes.ts'

type Response = Awaited<ReturnType<FastifyInstance['inject']>>

export interface IngestApp {
  readonly app: FastifyInstance
  readonly metrics: Metrics
  /** What was stored. */
  readonly events: MonitoringEvent[]
  readonly letters: DeadLetter[]
  /** Set to make the next publishes fail. */
  publishError: Error | undefined
  /** Set to make dead letters fail. */
  letterError: boolean
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** As a reader. */
  get(url: string, headers?: Record<string, string>): Promise<Response>
  counter(name: string, labels: Record<string, string>): Promise<number>
}

export const TOKEN = 'an-ingest-token'
export const READ_TOKEN = 'a-reader-token'
export const ADMIN_TOKEN = 'an-admin-token'

export async function ingestApp(
  options: { readonly rules?: () => RuleSet; readonly plugins?: readonly FastifyPluginAsync[] } = {},
): Promise<IngestApp> {
  const log = createLog({ level: 'silent' })
  const metrics = createMetrics()
  const events: MonitoringEvent[] = []
  const letters: DeadLetter[] = []
  const publisher: EventPublisher = {
    publish: async (batch) => {
      if (made.publishError !== undefined) throw made.publishError
      // As they will be read: through JSON.
      events.push(...(JSON.parse(JSON.stringify(batch)) as MonitoringEvent[]))
    },
    stop: async () => undefined,
  }
  const ruled = options.rules === undefined ? publisher : enrichingPublisher(publisher, options.rules, metrics)
  const js = {
    publish: async (_subject: string, payload: Uint8Array) => {
      if (made.letterError)
        throw new JetStreamApiError({ code: 503, err_code: 10077, description: 'maximum bytes exceeded' })
      letters.push(JSON.parse(Buffer.from(payload).toString()) as DeadLetter)
      return { stream: 'DEADLETTER', seq: letters.length, duplicate: false } as PubAck
    },
  } as unknown as JetStreamClient // dead letters use publish() alone
  const app = buildHttp({ config: { http: { publicUrl: null } }, log, metrics, credentials: credentials() })
  await app.register(
    ingestRoutes({ bus: { js } as Bus, publisher: ruled, metrics, log, config: { domain: 'default' } }), // nothing else of the bus is used
  )
  for (const plugin of options.plugins ?? []) await app.register(plugin)
  await app.ready()
  const made: IngestApp = {
    app,
    metrics,
    events,
    letters,
    publishError: undefined,
    letterError: false,
    post: (url, body, headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        // The API is for administrators, the other addresses for tools.
        headers: {
          authorization: `Bearer ${url.startsWith('/api/v1/') ? ADMIN_TOKEN : TOKEN}`,
          'content-type': 'application/json',
          ...headers,
        },
        payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      }),
    get: (url, headers = {}) =>
      app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${READ_TOKEN}`, ...headers } }),
    async counter(name, labels) {
      const metric = await metrics.registry.getSingleMetric(name)?.get()
      const values = metric?.values ?? []
      const same = values.filter((value) =>
        Object.entries(labels).every(([label, wanted]) => (value.labels as Record<string, unknown>)[label] === wanted),
      )
      return same.reduce((sum, value) => sum + value.value, 0)
    },
  }
  return made
}

function credentials(): Credentials {
  const principal = (id: string, ...scopes: Scope[]) => ({
    kind: 'token' as const,
    id,
    name: id,
    scopes: new Set(scopes),
  })
  return {
    authenticateToken: (secret: string) =>
      secret === TOKEN
        ? principal('in', 'ingest:write')
        : secret === ADMIN_TOKEN
          ? principal('admin', 'read', 'admin')
          : secret === READ_TOKEN
            ? principal('out', 'read')
            : null,
    authenticateSession: () => null,
  } as unknown as Credentials // the access hook asks for these two alone
}
