// The server's frame with routes of the test's own: access, problems, limits, headers, probes.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { connect } from 'node:net'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialsIn, type Credentials } from '../auth/credentials.ts'
import { memoryMirror } from '../auth/memory-mirror.test-support.ts'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { CSRF_HEADER, principalOf, SESSION_COOKIE } from './access.ts'
import { buildHttp, LOGIN_RATE_LIMIT } from './app.ts'
import { gzipBody } from './gzip-body.ts'
import { HttpProblem } from './problem.ts'
import { PROBLEMS } from './problem-table.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAX_BODY = 4_096
let dataDir: string
let app: FastifyInstance
let credentials: Credentials
let reader: string
let admin: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'nocturne-http-'))
  const config = { dataDir, bootstrapToken: null }
  credentials = credentialsIn(memoryMirror(), { log: createLog({ level: 'silent' }), config })
  await credentials.start()
  admin = credentials.firstStart().adminToken ?? ''
  reader = (await credentials.createToken({ name: 'grafana', scopes: ['read'] })).secret
  app = build()
})
afterAll(async () => {
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function build(publicUrl: string | null = null): FastifyInstance {
  const log = createLog({ level: 'silent' })
  const built = buildHttp({ config: { http: { publicUrl } }, log, metrics: createMetrics(), credentials })
  void built.register(room)
  return built
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

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const basic = (token: string) => ({ authorization: `Basic ${Buffer.from(`any:${token}`).toString('base64')}` })

describe('access', () => {
  it('a route that does not say who may call it keeps the app from starting', async () => {
    const other = build()
    void other.register(async (scope) => void scope.get('/forgotten', () => ({})))
    await expect(other.ready()).rejects.toThrow('routes without config.access: GET /forgotten')
  })

  it.each([
    ['Bearer', bearer],
    ['Basic with the token as password', basic],
  ])('%s => the principal', async (_name, header) => {
    const answer = await app.inject({ url: '/who', headers: header(reader) })
    expect(answer.json()).toEqual({ kind: 'token', name: 'grafana' })
  })

  it.each([
    ['nothing', {}, 'Bearer realm="nocturne"'],
    ['a wrong token', bearer('noc_x'), 'Bearer realm="nocturne"'],
    ['a wrong token in Basic', basic('noc_x'), 'Bearer realm="nocturne", Basic realm="nocturne"'],
    ['half a header', { authorization: 'Bearer' }, 'Bearer realm="nocturne"'],
    ['Basic without a colon', { authorization: 'Basic eA==' }, 'Bearer realm="nocturne", Basic realm="nocturne"'],
    ['an unknown session', { cookie: `${SESSION_COOKIE}=x` }, 'Bearer realm="nocturne"'],
  ])('%s => 401 with a challenge', async (_name, headers, challenge) => {
    const answer = await app.inject({ url: '/who', headers })
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toBe(challenge)
    expect(answer.json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('a scope that is missing => 403 that names it', async () => {
    const answer = await app.inject({ method: 'POST', url: '/write', headers: bearer(reader) })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'forbidden', detail: 'This needs the scope incidents:write.' })
    expect(answer.headers['www-authenticate']).toContain('scope="incidents:write"')
    expect((await app.inject({ method: 'POST', url: '/write', headers: bearer(admin) })).statusCode).toBe(200)
  })

  it('a wrong token beside a good session is refused: no silent second try', async () => {
    const { cookie } = (await credentials.redeemLoginLink((await credentials.createLoginLink()).code)) ?? { cookie: '' }
    const headers = { ...bearer('wrong'), cookie: `${SESSION_COOKIE}=${cookie}` }
    expect((await app.inject({ url: '/who', headers })).statusCode).toBe(401)
  })

  it('a session reads as it is and writes only with its CSRF token', async () => {
    const session = await credentials.redeemLoginLink((await credentials.createLoginLink()).code)
    if (session === null) throw new Error('no session')
    const cookie = `${SESSION_COOKIE}=${session.cookie}`
    const read = await app.inject({ url: '/who', headers: { cookie } })
    expect(read.json()).toEqual({ kind: 'session', name: 'admin' })
    const write = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/write', headers })
    expect((await write({ cookie })).json()).toMatchObject({ status: 403, code: 'csrf_token_invalid' })
    expect((await write({ cookie, [CSRF_HEADER]: 'x' })).statusCode).toBe(403)
    expect((await write({ cookie, [CSRF_HEADER]: session.csrfToken })).statusCode).toBe(200)
  })

  it('a public route knows a credential that came with the request', async () => {
    expect((await app.inject('/open')).json()).toEqual({ who: null })
    expect((await app.inject({ url: '/open', headers: bearer(reader) })).json()).toEqual({ who: 'grafana' })
  })
})

describe('problems', () => {
  const post = (
    payload: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
    url = '/checked',
  ) => app.inject({ method: 'POST', url, payload, headers })

  it.each([
    ['not JSON', () => post('{"count":'), 400, 'malformed_body'],
    ['empty', () => post(''), 400, 'malformed_body'],
    ['another content type', () => post('<a/>', { 'content-type': 'application/xml' }), 415, 'unsupported_media_type'],
    ['too large', () => post(JSON.stringify({ count: 1, word: 'x'.repeat(1_100_000) })), 413, 'body_too_large'],
    ['prototype poisoning', () => post('{"__proto__":{"admin":true},"count":1}'), 400, 'malformed_body'],
    ['no such address', () => app.inject('/api/v1/nothing'), 404, 'not_found'],
    ['no such Alertmanager address', () => app.inject('/alertmanager/api/v2/status'), 404, 'not_found'],
    ['a fault of ours', () => app.inject('/fault'), 500, 'internal_error'],
    ['what a room threw', () => app.inject('/problem'), 503, 'overloaded'],
    ['bad percent-encoding', () => app.inject('/items/%E0%A4%A'), 400, 'invalid_request'],
  ])('%s => one problem document', async (_name, send, status, code) => {
    const answer = await send()
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    const problem = answer.json()
    expect(problem).toMatchObject({ status, code, type: `urn:nocturne:problem:${code}` })
    expect(problem.title).toBe(PROBLEMS.find((row) => row.code === code)?.title)
    expect(problem.requestId).toBe(answer.headers['x-request-id'])
    expect(answer.body).not.toContain('hunter2')
  })

  it('headers of a problem are sent', async () => {
    expect((await app.inject('/problem')).headers['retry-after']).toBe('5')
  })

  it.each([
    [{}, [{ pointer: '', detail: "must have required property 'count'" }]],
    [{ count: 'many' }, [{ pointer: '/count', detail: 'must be integer' }]],
    [{ count: 1, word: 'c' }, [{ pointer: '/word', detail: 'must be equal to one of the allowed values: a, b' }]],
    [{ count: 1, x: 1 }, [{ pointer: '', detail: 'must NOT have additional properties: x' }]],
  ])('%j => errors that point into the body', async (body, errors) => {
    expect((await post(JSON.stringify(body))).json()).toMatchObject({ status: 400, code: 'invalid_request', errors })
  })

  it('the table has each code once', () => {
    expect(new Set(PROBLEMS.map((row) => row.code)).size).toBe(PROBLEMS.length)
  })
})

describe('limits', () => {
  const pack = (payload: Buffer, encoding: string) =>
    app.inject({
      method: 'POST',
      url: '/packed',
      payload,
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
    })
  const json = (size: number) => Buffer.from(JSON.stringify('x'.repeat(size)))

  it('reads gzip', async () => {
    expect((await pack(gzipSync(json(1_000)), 'gzip')).json()).toEqual({ got: 1_002 })
  })

  it.each([
    ['a small bomb', () => pack(gzipSync(json(10_000_000)), 'gzip'), 413, 'body_too_large'],
    ['no gzip at all', () => pack(json(10), 'gzip'), 400, 'malformed_body'],
    ['half of it', () => pack(gzipSync(json(1_000)).subarray(0, 20), 'gzip'), 400, 'malformed_body'],
    ['another encoding', () => pack(json(10), 'br'), 415, 'unsupported_media_type'],
    ['large and not packed', () => pack(json(10_000), 'identity'), 413, 'body_too_large'],
  ])('%s => %i', async (_name, send, status, code) => {
    const answer = await send()
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('the login route, and only that, is limited by address', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n <= LOGIN_RATE_LIMIT.max; n++)
      statuses.add((await app.inject({ method: 'POST', url: '/login' })).statusCode)
    expect([...statuses]).toEqual([200, 429])
    const refused = await app.inject({ method: 'POST', url: '/login' })
    expect(refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(refused.headers['retry-after']).toBeDefined()
    expect((await app.inject('/open')).statusCode).toBe(200)
  })

  it('time-outs are set: Fastify has none by itself', () => {
    expect(app.server.requestTimeout).toBeGreaterThan(0)
    expect(app.server.headersTimeout).toBeGreaterThan(0)
    expect(app.server.keepAliveTimeout).toBeGreaterThan(0)
    expect(createServer().requestTimeout).toBeGreaterThan(app.server.requestTimeout)
  })

  it('a request that is no HTTP gets an answer and the server goes on', async () => {
    const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), '127.0.0.1', () => socket.write('garbage\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect((await app.inject('/livez')).statusCode).toBe(200)
  })
})

describe('headers', () => {
  it('allows scripts from ourselves only and no framing', async () => {
    const { headers } = await app.inject('/open')
    const csp = String(headers['content-security-policy'])
    expect(csp).toMatch(/default-src 'none'/)
    expect(csp).toMatch(/script-src 'self'(;|$)/)
    expect(csp).toMatch(/frame-ancestors 'none'/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('under https browsers are told to stay there', async () => {
    const secure = build('https://noc.example.com')
    expect((await secure.inject('/open')).headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
    await secure.close()
  })
})

describe('probes', () => {
  it('/livez and /readyz need no credential; a dependency that is down makes it 503, one that is degraded does not', async () => {
    expect((await app.inject('/livez')).json()).toEqual({ status: 'alive' })
    let nats = true
    app.addReadinessCheck('nats', () => nats)
    app.addReadinessCheck('clickhouse', () => ({ status: 'degraded', detail: 'history is late' }))
    const ready = await app.inject('/readyz')
    expect(ready.statusCode).toBe(200)
    expect(ready.json()).toEqual({
      status: 'ready',
      checks: { nats: { status: 'up' }, clickhouse: { status: 'degraded', detail: 'history is late' } },
    })
    nats = false
    app.addReadinessCheck('cmdb', () => Promise.reject(new Error('no file')))
    const down = await app.inject('/readyz')
    expect(down.statusCode).toBe(503)
    expect(down.json().checks).toMatchObject({ nats: { status: 'down' }, cmdb: { status: 'down', detail: 'no file' } })
  })

  it('/metrics needs the scope read and counts by route template', async () => {
    await app.inject({ url: '/items/42', headers: bearer(reader) })
    await app.inject('/nowhere/42')
    expect((await app.inject('/metrics')).statusCode).toBe(401)
    const answer = await app.inject({ url: '/metrics', headers: basic(reader) })
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(answer.body).toMatch(/request_duration_seconds_count\{method="GET",route="\/items\/:id",status="200"\} 1/)
    expect(answer.body).toMatch(/request_duration_seconds_count\{method="GET",route="none",status="404"\} [1-9]/)
    expect(answer.body).not.toContain('/items/42')
  })

  it('/api/openapi.json is OpenAPI 3.1 with the scope of each route', async () => {
    const document = (await app.inject('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.title).toBe('Nocturne')
    expect(document.paths['/write'].post['x-scope']).toBe('incidents:write')
    expect(document.paths['/write'].post.security).toEqual([{ token: [] }, { tokenAsPassword: [] }, { session: [] }])
    expect(document.paths['/open'].get.security).toEqual([])
    expect(Object.keys(document.components.securitySchemes)).toEqual(['token', 'tokenAsPassword', 'session'])
  })
})
