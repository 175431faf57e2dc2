// /api/v1/discovery: start a run, see how far runs are and what they found, hand in the report of a run made elsewhere.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config/config.ts'
import { principalOf } from '../../platform/http/access.ts'
import { gzipBody } from '../../platform/http/gzip-body.ts'
import type { SubmitReport } from '../discovery/run/carry-out-run.ts'
import type { DiscoveryService, StartAnswer } from '../discovery/run/discovery-service.ts'
import type { RunRecord } from '../discovery/run/run-record.ts'
import { readDiscoveryReport } from './discovery-report.ts'
import {
  DISCOVERY_SCHEMA,
  REPORT_BODY,
  REPORT_RESULT,
  RUN_PARAMS,
  RUN_SCHEMA,
  RUNS_SCHEMA,
  START_BODY,
} from './discovery-schema.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { saidProblem } from './said-problem.ts'

/** A report of some 50,000 devices and hosts. */
const REPORT_BODY_LIMIT = 64 * 1024 * 1024
/** For a new owner of the inventory to be found. */
const OWNER_RETRY_SECONDS = '5'

export interface DiscoveryRouteDeps {
  readonly discovery: DiscoveryService
  readonly submit: SubmitReport
  readonly config: Pick<Config, 'discovery'>
}

/** The routes of discovery: read to look, cmdb:write to do. */
export function discoveryRoutes(deps: DiscoveryRouteDeps): FastifyPluginAsync {
  const { discovery, config } = deps
  return async (app) => {
    app.addHook('preParsing', gzipBody(REPORT_BODY_LIMIT))
    // Bodies are checked by hand, answers are the service's own records: the schemas are for the API document only.
    app.setValidatorCompiler(() => () => true)
    app.setSerializerCompiler(() => (data) => JSON.stringify(data))
    const tags = ['cmdb']

    app.get(
      '/api/v1/discovery',
      {
        config: { access: 'read' },
        schema: { tags, summary: 'What discovery is set to ask, and when', response: { 200: DISCOVERY_SCHEMA } },
      },
      () => {
        const { targets, follow, hops, intervalMs, users, communities } = config.discovery
        const credentials = { users: users.length, communities: communities.length }
        return {
          enabled: targets.length > 0,
          targets,
          follow,
          hops,
          intervalMs,
          credentials,
          nextRunAt: discovery.nextRunAt(),
        }
      },
    )
    app.get(
      '/api/v1/discovery/runs',
      {
        config: { access: 'read' },
        schema: { tags, summary: 'The last runs, newest first', response: { 200: RUNS_SCHEMA } },
      },
      () => ({ items: discovery.runs.all().map(headOf) }),
    )
    app.post(
      '/api/v1/discovery/runs',
      {
        config: { access: 'cmdb:write' },
        schema: {
          tags,
          summary: 'Starts a run now, of all targets or some',
          body: START_BODY,
          response: { 202: RUN_SCHEMA },
        },
      },
      async (request, reply) => {
        const answer = await discovery.begin({ ...startOf(request.body), actor: actorOf(request) })
        return reply.code(202).send(startedRun(answer))
      },
    )
    app.get(
      '/api/v1/discovery/runs/:id',
      {
        config: { access: 'read' },
        schema: {
          tags,
          params: RUN_PARAMS,
          summary: 'A run: how far it is, who answered, what changed',
          response: { 200: RUN_SCHEMA },
        },
      },
      (request) => {
        const run = discovery.runs.one(idOf(request))
        if (run === undefined) throw noRun()
        return run
      },
    )
    app.delete(
      '/api/v1/discovery/runs/:id',
      {
        config: { access: 'cmdb:write' },
        schema: { tags, summary: 'Stops a run; what it has found until then is not used', response: { 204: {} } },
      },
      (request, reply) => {
        if (!discovery.cancel(idOf(request))) throw noRun()
        return reply.code(204).send()
      },
    )
    app.post(
      '/api/v1/discovery/reports',
      {
        bodyLimit: REPORT_BODY_LIMIT,
        config: { access: 'cmdb:write' },
        schema: {
          tags,
          summary:
            'Takes the report of a run that `nocturne discover` made elsewhere; with dryRun it only says what it would change',
          querystring: { type: 'object', properties: { dryRun: { type: 'boolean' } } },
          body: REPORT_BODY,
          response: { 200: REPORT_RESULT },
        },
      },
      (request) => takeReport(request, deps.submit),
    )
  }
}

async function takeReport(request: FastifyRequest, submit: SubmitReport): Promise<unknown> {
  const { dryRun } = request.query as { dryRun?: string } // a query is text by text
  const read = readDiscoveryReport(request.body, actorOf(request), Date.now())
  if (!read.ok) throw refused(read.faults)
  const outcome = await submit(read.report, dryRun === 'true' ? 'dry_run' : 'apply')
  switch (outcome.kind) {
    case 'done':
      return outcome.result
    case 'refused':
      throw refused(outcome.faults)
    case 'no_owner':
      throw saidProblem(503, 'unavailable', 'cmdb_without_owner', {}, { headers: { 'retry-after': OWNER_RETRY_SECONDS } }) // prettier-ignore
    case 'timed_out':
      throw saidProblem(503, 'unavailable', 'report_unanswered') // prettier-ignore
    case 'failed':
      throw saidProblem(503, 'unavailable', 'report_failed', { fault: outcome.detail })
  }
}

function refused(faults: readonly { readonly path: string; readonly message: string }[]): HttpProblem {
  const errors = faults.slice(0, 100).map(({ path, message }) => ({ pointer: path, detail: message }))
  return saidProblem(422, 'rejected', 'report_faults', { faults: faults.length }, { errors })
}

function startedRun(answer: StartAnswer): RunRecord {
  switch (answer.kind) {
    case 'started':
      return answer.run
    case 'off':
      throw saidProblem(409, 'conflict', 'discovery_off')
    case 'busy':
      throw saidProblem(409, 'conflict', 'run_goes_on')
    case 'refused':
      throw new HttpProblem(422, 'rejected', answer.faults.join('; '))
  }
}

function startOf(body: unknown): { readonly targets?: readonly string[]; readonly dryRun: boolean } {
  const given: { readonly targets?: unknown; readonly dryRun?: unknown } =
    typeof body === 'object' && body !== null ? body : {}
  const { targets, dryRun = false } = given
  if (typeof dryRun !== 'boolean') throw new HttpProblem(400, 'invalid_request', 'dryRun must be true or false.')
  if (targets === undefined) return { dryRun }
  const fine = Array.isArray(targets) && targets.length > 0 && targets.every((item) => typeof item === 'string')
  if (!fine) throw new HttpProblem(400, 'invalid_request', 'targets must be a list of addresses and names.')
  return { targets, dryRun }
}

/** A list of runs says how they went; what each device said is in the run itself. */
function headOf(run: RunRecord): object {
  const { devices: _devices, result, ...head } = run
  return result === undefined ? head : { ...head, revision: result.revision, counts: result.difference.counts }
}

function actorOf(request: FastifyRequest): string {
  const { kind, id } = principalOf(request)
  return `${kind}:${id}`
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id // the route's own parameter
}

function noRun(): HttpProblem {
  return saidProblem(404, 'not_found', 'no_run')
}
