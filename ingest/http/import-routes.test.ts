// The import route: what a request becomes, what each outcome is answered with, and what is refused before anything is read.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { gzipSync } from 'node:zlib'
import type { Credentials } from '../../platform/auth/credentials.ts'
import type { Scope } from '../../platform/auth/scopes.ts'
import { buildHttp } from '../../platform/http/app.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.ts'
import type { ImportDone, ImportJob } from '../inventory/import-job.ts'
import type { RunImport } from '../inventory/import-worker.ts'
import { aResult } from '../inventory/import.test-support.ts'
import { IMPORT_BODY_LIMIT, importRoutes } from './import-routes.ts'

type Outcome = Awaited<ReturnType<RunImport>>

const URL = '/api/v1/cmdb/imports'
const DONE: ImportDone = {
  ...aResult(),
  format: 'cmdb',
  guessed: false,
  instance: 'cmdb',
  scope: 'full',
  read: { cis: 1, relationships: 0 },
  notes: [],
}

let app: FastifyInstance
let metrics: Metrics
let jobs: ImportJob[]
let outcome: Outcome

beforeEach(async () => {
  const log = createLog({ level: 'silent' })
  metrics = createMetrics()
  jobs = []
  outcome = { kind: 'done', done: DONE }
  app = buildHttp({ config: { http: {} }, log, metrics, credentials: credentials() })
  const runImport: RunImport = async (job) => {
    jobs.push(job)
    return outcome
  }
  await app.register(importRoutes({ runImport, metrics, log }))
  await app.ready()
})
afterEach(() => app.close())

function credentials(): Credentials {
  const principal = (scope: Scope) => ({ kind: 'token' as const, id: scope, name: scope, scopes: new Set([scope]) })
  return {
    authenticateToken: (secret: string) => (secret === 'cmdb' ? principal('cmdb:write') : secret === 'read' ? principal('read') : null), // prettier-ignore
    authenticateSession: () => null,
  } as unknown as Credentials // the access hook asks for these two alone
}

function post(query: string, body: string | Buffer, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: `${URL}${query}`,
    headers: { authorization: 'Bearer cmdb', 'content-type': 'application/json', ...headers },
    payload: body,
  })
}

describe('what a request becomes', () => {
  it('what is not said has a default', async () => {
    expect((await post('', '{}')).json()).toEqual(JSON.parse(JSON.stringify(DONE)))
    const said = { mediaType: 'application/json', charset: null, fileName: 'body', format: null, instance: null }
    expect(jobs).toMatchObject([{ ...said, scope: 'full', mode: 'apply', actor: 'token:cmdb:write' }])
    expect(Buffer.from(jobs[0]?.bytes ?? []).toString()).toBe('{}')
  })

  it('takes what is said, and any type of body, gzipped as well', async () => {
    const headers = { 'content-type': 'Text/CSV; charset="GB18030"', 'content-encoding': 'gzip' }
    await post('?format=csv&instance=sheet%201&scope=partial&dryRun=true&file=cis.csv', gzipSync('id\na\n'), headers)
    const said = { mediaType: 'text/csv', charset: 'gb18030', fileName: 'cis.csv', format: 'csv', instance: 'sheet 1' }
    expect(jobs).toMatchObject([{ ...said, scope: 'partial', mode: 'dry_run' }])
    expect(Buffer.from(jobs[0]?.bytes ?? []).toString()).toBe('id\na\n')
  })
})

describe('what is refused before anything is read', () => {
  it.each([
    ['?dryrun=true', 'query/dryrun', 'is not one of'],
    ['?dryRun=yes', 'query/dryRun', 'expected true or false'],
    ['?dryRun', 'query/dryRun', 'expected true or false'],
    ['?dryRun=true&dryRun=false', 'query/dryRun', 'expected true or false'],
    ['?scope=all', 'query/scope', 'expected full or partial'],
    ['?format=excel', 'query/format', 'expected one of prometheus'],
    ['?instance=', 'query/instance', 'expected 1 to 100 characters'],
    ['?__proto__=x', 'query/__proto__', 'is not one of'],
  ])('%s', async (query, pointer, detail) => {
    const answer = await post(query, '{}')
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ pointer }] })
    expect(answer.body).toContain(detail)
    expect(jobs).toEqual([])
  })

  it.each([
    ['no token', 401, { authorization: '' }, '{}'],
    ['a token of another scope', 403, { authorization: 'Bearer read' }, '{}'],
    ['no body', 400, {}, ''],
    ['an encoding that is not understood', 415, { 'content-encoding': 'br' }, '{}'],
    ['no gzip', 400, { 'content-encoding': 'gzip' }, '{}'],
    ['a bomb', 413, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(IMPORT_BODY_LIMIT + 1))],
  ])('%s', async (_name, status, headers, body) => {
    const answer = await post('', body, headers)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect(jobs).toEqual([])
  })
})

describe('what an outcome is answered with', () => {
  const faults = Array.from({ length: 900 }, (_one, n) => ({ file: 'a.json', line: n + 1, path: `cis[${n}].id`, message: 'expected a text' })) // prettier-ignore

  it('faults: each with its place, the first of them, and how many there are', async () => {
    outcome = { kind: 'faults', format: 'cmdb', faults, total: 1_234 }
    const problem = (await post('', '{}')).json<{ errors: object[]; detail: string }>()
    expect(problem).toMatchObject({ status: 422, code: 'import_refused', errorCount: 1_234 })
    expect(problem.errors).toHaveLength(500)
    expect(problem.errors[1]).toEqual({ pointer: 'a.json:2 cis[1].id', detail: 'expected a text' })
    expect(problem.detail).toBe('The import has 1234 faults (format cmdb); nothing was changed.')
  })

  it.each<[Outcome, string, string | undefined]>([
    [{ kind: 'busy' }, 'overloaded', '10'],
    [{ kind: 'no_owner' }, 'unavailable', '5'],
    [{ kind: 'timed_out' }, 'unavailable', undefined],
    [{ kind: 'failed', detail: 'no room' }, 'unavailable', undefined],
  ])('%j', async (given, code, retryAfter) => {
    outcome = given
    const answer = await post('?format=netbox', '{}')
    expect(answer.json()).toMatchObject({ status: 503, code })
    expect(answer.headers['retry-after']).toBe(retryAfter)
    const counted = await metrics.registry.getSingleMetric('nocturne_cmdb_imports_total')?.get()
    expect(counted?.values).toMatchObject([{ value: 1, labels: { format: 'netbox', outcome: given.kind } }])
  })
})
