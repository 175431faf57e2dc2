// The HTTP edge of ingest: one POST route per row of formats.ts. Registered as a plugin, so that its body parser and hooks are its own.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config/config.ts'
import { principalOf } from '../../platform/http/access.ts'
import { gzipBody } from '../../platform/http/gzip-body.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { Refusal } from '../normalise/refusal.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { createCatalog } from '../snmp/catalog/catalog.ts'
import { STANDARD_MIBS } from '../snmp/catalog/standard-catalog.ts'
import { addBodyParsers } from './body-parsers.ts'
import { webhookFormats, type FormatRules } from './formats.ts'
import { ingestMetrics } from './ingest-metrics.ts'
import { keepRefusedBody, takeIn, type Intake } from './intake.ts'
import { AlertsRefusedProblem, refusalReason, RequestProblem } from './request-problem.ts'
import type { WebhookFormat } from './webhook-format.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The tool that an ingest route is for. */
    ingestFormat?: WebhookFormat
  }
}

/** Plain or decompressed. */
export const INGEST_BODY_LIMIT = 10 * 1024 * 1024
/** Refusals listed in an answer; `refusedCount` counts all. */
const MAX_LISTED = 100

export interface IngestDeps {
  readonly bus: Bus
  readonly publisher: EventPublisher
  readonly metrics: Metrics
  readonly log: Log
  readonly config: Pick<Config, 'domain'>
  /** What operators have configured; what ships when left out. */
  readonly rules?: FormatRules
}

const shipped = createCatalog(STANDARD_MIBS)
const SHIPPED_RULES: FormatRules = { mappings: () => new Map(), catalog: () => shipped }

/** The ingest routes; they need the scope ingest:write. */
export function ingestRoutes(deps: IngestDeps): FastifyPluginAsync {
  const metrics = ingestMetrics(deps.metrics)
  const intake = { ...deps, metrics }

  return async (app) => {
    app.addHook('preParsing', gzipBody(INGEST_BODY_LIMIT))
    app.addHook('onError', async (request, _reply, error) => {
      const reason = refusalReason(error)
      const source = request.routeOptions.config.ingestFormat?.source
      if (reason !== undefined && source !== undefined) metrics.requestRefused(source, reason)
    })
    // Bodies are checked by hand, alert by alert, with a reason each: the schemas are for the API document only.
    app.setValidatorCompiler(() => () => true)
    addBodyParsers(app, { readJson: parseJson })

    for (const format of webhookFormats(deps.rules ?? SHIPPED_RULES)) {
      app.post(
        format.url,
        {
          bodyLimit: INGEST_BODY_LIMIT,
          config: { access: 'ingest:write', ingestFormat: format },
          schema: { tags: ['ingest'], summary: format.summary, body: format.bodySchema },
        },
        async (request, reply) => {
          const receipt = { sender: senderOf(request), at: Date.now(), domain: deps.config.domain }
          const facts = { params: request.params as Record<string, string>, headers: request.headers } // names of the URL's own parameters
          const taken = await takeIn(intake, format, request.body, receipt, facts)
          if (taken.accepted === 0 && taken.refused.length > 0) throw allRefused(taken)
          return answerTo(format, taken, reply)
        },
      )
    }
  }

  async function parseJson(request: FastifyRequest, text: string): Promise<unknown> {
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      const refusal =
        text === ''
          ? new Refusal('empty_body', 'the body is empty')
          : new Refusal('malformed_json', `the body is not JSON: ${(error as SyntaxError).message}`) // JSON.parse throws nothing else
      const format = request.routeOptions.config.ingestFormat
      if (text !== '' && format !== undefined) {
        await keepRefusedBody(deps, format, { sender: senderOf(request), at: Date.now() }, refusal, text)
      }
      throw new RequestProblem(refusal)
    }
  }
}

function answerTo({ answer }: WebhookFormat, taken: Intake, reply: FastifyReply): unknown {
  switch (answer) {
    case 'empty':
      return reply.code(200).send()
    case 'report':
      return report(taken)
    case 'otlp':
      return otlpAnswer(taken)
  }
}

/** ExportLogsServiceResponse: partial_success is left out when everything was taken (OTLP 1.x, "Partial Success"). */
function otlpAnswer({ refused }: Intake): object {
  const [first] = refused
  if (first === undefined) return {}
  const errorMessage = `${first.refusal.reason}: ${first.refusal.detail}`
  return { partialSuccess: { rejectedLogRecords: String(refused.length), errorMessage } }
}

function senderOf(request: FastifyRequest): string {
  const { kind, id } = principalOf(request)
  return `${kind}:${id}`
}

function report({ accepted, refused }: Intake): object {
  return {
    accepted,
    refusedCount: refused.length,
    refused: refused
      .slice(0, MAX_LISTED)
      .map(({ index, refusal }) => ({ index, reason: refusal.reason, detail: refusal.detail })),
  }
}

function allRefused({ refused, pointer }: Intake): AlertsRefusedProblem {
  const reasons = [...new Set(refused.map(({ refusal }) => refusal.reason))].join(', ')
  const what = refused.length === 1 ? 'The alert was' : `All ${refused.length} alerts were`
  return new AlertsRefusedProblem(`${what} refused: ${reasons}.`, {
    errors: refused.slice(0, MAX_LISTED).map(({ index, refusal }) => ({
      pointer: pointer === null ? '' : `${pointer}/${index}`,
      detail: `${refusal.reason}: ${refusal.detail}`,
    })),
  })
}
