// The HTTP server without its rooms: limits, request ids, problem answers, access, headers, probes. Builds, does not listen.
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Credentials } from '../auth/credentials.ts'
import { componentLog, type Log } from '../log/log.ts'
import { metricsText, type ThreadMetrics } from '../metrics/aggregate.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { PRODUCT_VERSION } from '../package-root/product-version.ts'
import { compressAnswers } from './compress-answers.ts'
import { checkRoutesNameAccess, requireAccess } from './access.ts'
import { errorHandler, notFoundHandler } from './error-handler.ts'
import { addOpenApi } from './openapi.ts'
import { addProbeRoutes } from './probe-routes.ts'
import { createReadiness, type ReadinessCheck, type ReadinessReport } from './readiness.ts'
import { measureRequests } from './request-metrics.ts'
import { addSecurityHeaders } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Adds a dependency to GET /readyz; while it is down the answer is 503. */
    addReadinessCheck(name: string, check: ReadinessCheck): void
    /** What GET /readyz answers. */
    readinessReport(): Promise<ReadinessReport>
  }
}

export interface HttpDeps {
  readonly config: { readonly http: { readonly publicUrl?: string | null } }
  readonly log: Log
  readonly metrics: Metrics
  readonly credentials: Credentials
  /** Metrics of the worker threads, asked at each scrape. */
  readonly threadMetrics?: () => Promise<readonly ThreadMetrics[]>
}

/** Bodies of the API are small; ingest routes set their own limit. */
export const BODY_LIMIT_BYTES = 1024 * 1024
/** Fastify's own default is none: a slow sender would hold a connection for ever. Streams of answers are not limited by it. */
const REQUEST_TIMEOUT_MS = 30_000
/** No byte in either direction; the live stream sends a heartbeat more often. */
const SILENCE_TIMEOUT_MS = 120_000
const KEEP_ALIVE_TIMEOUT_MS = 72_000
const MAX_PARAM_LENGTH = 500

/** Options of a route on which secrets are guessed: `config: { access: 'public', rateLimit: LOGIN_RATE_LIMIT }`. */
export const LOGIN_RATE_LIMIT = { max: 20, timeWindow: 60_000 } as const

/**
 * Builds the server. Register rooms as plugins; `await app.ready()` or `app.listen()` then loads everything in order.
 * Not async on purpose: a Fastify instance is itself a thenable that boots when awaited.
 */
export function buildHttp(deps: HttpDeps): FastifyInstance {
  const logger: FastifyBaseLogger = componentLog(deps.log, 'http')
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Faults before routing, such as a malformed URL.
    frameworkErrors: errorHandler,
    genReqId: () => randomUUID(),
    // Behind a proxy the address of a client is the proxy's: nothing that a client can write decides here.
    trustProxy: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENCE_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    ajv: {
      customOptions: {
        allErrors: false,
        removeAdditional: false,
        coerceTypes: 'array',
        allowUnionTypes: true,
        useDefaults: true,
      },
    },
  })
  const readiness = createReadiness()
  app.decorate('addReadinessCheck', (name: string, check: ReadinessCheck) => readiness.add(name, check))
  app.decorate('readinessReport', () => readiness.report())
  app.setErrorHandler(errorHandler)
  app.setNotFoundHandler(notFoundHandler)
  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  compressAnswers(app)
  measureRequests(app, deps.metrics)
  checkRoutesNameAccess(app)
  app.register(
    forWholeApp(async (whole) => {
      await whole.register(cookie)
      await addSecurityHeaders(whole, deps.config.http.publicUrl?.startsWith('https:') ?? false)
      await whole.register(rateLimit, { global: false })
      requireAccess(whole, deps.credentials)
      await addOpenApi(whole, PRODUCT_VERSION)
      addProbeRoutes(whole, readiness, () => metricsText(deps.metrics, deps.threadMetrics))
    }),
  )
  return app
}

/** Fastify gives each plugin a scope of its own; with this mark (as package fastify-plugin sets it) its hooks are everybody's. */
function forWholeApp(plugin: FastifyPluginAsync): FastifyPluginAsync {
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true })
}
