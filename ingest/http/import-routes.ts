// POST /api/v1/cmdb/imports: files of inventory in, what they change in the CMDB out. A plugin of its own: its bodies are larger than those of
// alerts, of any type, and read in a thread of their own.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { principalOf } from '../../platform/http/access.ts'
import { gzipBody } from '../../platform/http/gzip-body.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { faultPlace } from '../inventory/fault-place.ts'
import type { ImportDone, ImportJob, ImportOutcome } from '../inventory/import-job.ts'
import type { RunImport } from '../inventory/import-worker.ts'
import { IMPORT_QUERY_SCHEMA, importQuery } from './import-query.ts'
import { IMPORT_ANSWER_SCHEMA, IMPORT_BODY_SCHEMA } from './import-schema.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { saidProblem } from './said-problem.ts'

/** Plain or decompressed: some 300,000 CIs as a CMDB file. */
export const IMPORT_BODY_LIMIT = 64 * 1024 * 1024
/** Faults listed in an answer; `errorCount` counts all. */
const MAX_LISTED = 500
/** For another import to end. */
const BUSY_RETRY_SECONDS = '10'
/** For a new owner of the inventory to be found. */
const OWNER_RETRY_SECONDS = '5'

export interface ImportDeps {
  readonly runImport: RunImport
  readonly metrics: Metrics
  readonly log: Log
}

/** The import route; it needs the scope cmdb:write. */
export function importRoutes({ runImport, metrics, log }: ImportDeps): FastifyPluginAsync {
  const imports = metrics.counter('nocturne_cmdb_imports_total', 'Imports into the CMDB, by what became of them', [
    'format',
    'outcome',
  ])
  return async (app) => {
    app.addHook('preParsing', gzipBody(IMPORT_BODY_LIMIT))
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body)
    // Query and body are checked by hand, the answer is the contract's own record: the schemas are for the API document only.
    app.setValidatorCompiler(() => () => true)
    app.setSerializerCompiler(() => (data) => JSON.stringify(data))
    app.post(
      '/api/v1/cmdb/imports',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: 'cmdb:write' },
        schema: {
          tags: ['cmdb'],
          summary: 'Imports an inventory into the CMDB; with dryRun it only says what it would change',
          querystring: IMPORT_QUERY_SCHEMA,
          body: IMPORT_BODY_SCHEMA,
          response: { 200: IMPORT_ANSWER_SCHEMA },
        },
      },
      async (request) => {
        const job = jobOf(request)
        const outcome = await runImport(job)
        const word = outcome.kind === 'done' ? outcome.done.outcome : outcome.kind
        const format = outcome.kind === 'done' ? outcome.done.format : (job.format ?? 'unknown')
        imports.inc({ format, outcome: word })
        log.info({ format, outcome: word, actor: job.actor, instance: job.instance, bytes: job.bytes.length }, 'import')
        return answerTo(outcome)
      },
    )
  }
}

/** @throws HttpProblem when the query or the body cannot be used */
function jobOf(request: FastifyRequest): ImportJob {
  const { format, instance, scope, dryRun, file } = importQuery(request.query)
  const body = request.body
  if (!Buffer.isBuffer(body) || body.length === 0) throw saidProblem(400, 'malformed_body', 'import_empty')
  const [mediaType = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters
    .map((one) => /^\s*charset="?([^"\s]+)"?\s*$/.exec(one)?.[1])
    .find((one) => one !== undefined)
  const { kind, id } = principalOf(request)
  return {
    bytes: body,
    mediaType: mediaType.trim(),
    charset: charset ?? null,
    fileName: file ?? 'body',
    format,
    instance,
    scope,
    mode: dryRun ? 'dry_run' : 'apply',
    actor: `${kind}:${id}`,
    id: randomUUID(),
    at: Date.now(),
  }
}

/** @throws HttpProblem for everything but a result */
function answerTo(outcome: Awaited<ReturnType<RunImport>>): ImportDone {
  switch (outcome.kind) {
    case 'done':
      return outcome.done
    case 'faults':
      throw refused(outcome)
    case 'busy':
      throw saidProblem(503, 'overloaded', 'imports_running', {}, { headers: { 'retry-after': BUSY_RETRY_SECONDS } })
    case 'no_owner':
      throw saidProblem(
        503,
        'unavailable',
        'cmdb_without_owner',
        {},
        { headers: { 'retry-after': OWNER_RETRY_SECONDS } },
      )
    case 'timed_out':
      throw saidProblem(503, 'unavailable', 'import_unanswered') // prettier-ignore
    case 'failed':
      throw saidProblem(503, 'unavailable', 'import_failed', { fault: outcome.detail })
  }
}

function refused({ faults, total, format }: Extract<ImportOutcome, { kind: 'faults' }>): HttpProblem {
  const what = `${total} ${total === 1 ? 'fault' : 'faults'}${format === null ? '' : ` (format ${format})`}`
  const errors = faults.slice(0, MAX_LISTED).map((fault) => ({ pointer: faultPlace(fault), detail: fault.message }))
  return new HttpProblem(422, 'import_refused', `The import has ${what}; nothing was changed.`, {
    errors,
    errorCount: total,
  })
}
