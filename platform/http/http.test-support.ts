// A server of buildHttp with a room of its own and credentials in memory, for the tests of the frame.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { credentialsIn, type Credentials } from '../auth/credentials.ts'
import { memoryMirror } from '../auth/memory-mirror.test-support.ts'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { principalOf } from './access.ts'
import { buildHttp, LOGIN_RATE_LIMIT } from './app.ts'
import { gzipBody } from './gzip-body.ts'
import { HttpProblem } from './problem.ts'

const MAX_BODY = 4_096

export interface TestHttp {
  readonly app: FastifyInstance
  readonly credentials: Credentials
  /** A token with the scope read. */
  readonly reader: string
  readonly admin: string
  /** Another server with the same credentials; the caller closes it. */
  build(publicUrl?: string): FastifyInstance
  stop(): Promise<void>
}

export async function startTestHttp(): Promise<TestHttp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-http-'))
  const log = createLog({ level: 'silent' })
  const credentials = credentialsIn(memoryMirror(), { log, config: { dataDir, bootstrapToken: null } })
  await credentials.start()
  const build = (publicUrl: string | null = null) => {
    const built = buildHttp({ config: { http: { publicUrl } }, log, metrics: createMetrics(), credentials })
    void built.register(room)
    return built
  }
  const app = build()
  return {
    app,
    credentials,
    reader: (await credentials.createToken({ name: 'grafana', scopes: ['read'] })).secret,
    admin: credentials.firstStart().adminToken ?? '',
    build,
    async stop() {
      await app.close()
      await credentials.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const room: FastifyPluginAsync = async (scope) => {
  scope.get('/open', { config: { access: 'public' } }, (request) => ({ who: request.principal?.name ?? null }))
  scope.get('/who', { config: { access: 'read' } }, (request) => {
    const { kind, name } = principalOf(request)
    return { kind, name }
  })
  scope.post('/write', { config: { access: 'incidents:write' } }, () => ({ done: true }))
  scope.get('/items/:id', { config: { access: 'read' } }, () => ({}))
  const body = {
    type: 'object',
    required: ['count'],
    additionalProperties: false,
    properties: { count: { type: 'integer' }, word: { enum: ['a', 'b'] } },
  }
  scope.post('/checked', { config: { access: 'public' }, schema: { body } }, () => ({ done: true }))
  scope.get('/fault', { config: { access: 'public' } }, () => {
    throw new Error('the password is hunter2')
  })
  scope.get('/problem', { config: { access: 'public' } }, () => {
    throw new HttpProblem(503, 'overloaded', 'Come back.', { headers: { 'retry-after': '5' } })
  })
  scope.post('/login', { config: { access: 'public', rateLimit: LOGIN_RATE_LIMIT } }, () => ({}))
  const packed = { config: { access: 'public' }, bodyLimit: MAX_BODY, preParsing: gzipBody(MAX_BODY) } as const
  scope.post('/packed', packed, (request) => ({ got: JSON.stringify(request.body).length }))
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
export const basic = (token: string) => ({ authorization: `Basic ${Buffer.from(`any:${token}`).toString('base64')}` })
