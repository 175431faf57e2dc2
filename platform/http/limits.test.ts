// The server's frame: what it takes in at most, its headers, and what it tells orchestrators and Prometheus.
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOGIN_RATE_LIMIT } from './app.ts'
import { CONTENT_SECURITY_HEADER } from './content-security-policy.ts'
import { basic, bearer, startTestHttp, type TestHttp } from './http.test-support.ts'

let http: TestHttp
let app: TestHttp['app']
beforeAll(async () => {
  http = await startTestHttp()
  app = http.app
})
afterAll(() => http.stop())

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
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await app.inject('/open')).statusCode).toBe(200)
  })

  it('time-outs are set: Fastify has none by itself', () => {
    expect(app.server.requestTimeout).toBeGreaterThan(0)
    expect(app.server.headersTimeout).toBeGreaterThan(0)
    expect(app.server.timeout).toBeGreaterThan(app.server.keepAliveTimeout)
    expect(app.server.keepAliveTimeout).toBeGreaterThan(0)
    expect(createServer().requestTimeout).toBeGreaterThan(app.server.requestTimeout)
  })

  it('a body that is too large => the connection stays open for the rest of it, so that its sender gets the answer and not a reset', async () => {
    const server = http.build()
    const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const headers = { 'content-type': 'application/json', 'content-length': 16 * 1024 * 1024 }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sending = request({ host: url.hostname, port: url.port, path: '/checked', method: 'POST', headers })
      sending.on('error', reject)
      sending.once('response', (came) => {
        came.resume()
        // The rest of it goes out after the answer came.
        sending.end(Buffer.alloc(15 * 1024 * 1024, ' '), () => resolve(came))
      })
      sending.write(Buffer.alloc(1024 * 1024, ' '))
    })
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'keep-alive'])
    await server.close()
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
    expect(csp).toMatch(/style-src 'self'(;|$)/)
    expect(csp, 'the console is tested under this text').toBe(CONTENT_SECURITY_HEADER)
    expect(csp).toMatch(/frame-ancestors 'none'/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('under https browsers are told to stay there', async () => {
    const secure = http.build('https://noc.example.com')
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
    await app.inject({ url: '/items/42', headers: bearer(http.reader) })
    await app.inject('/nowhere/42')
    expect((await app.inject('/metrics')).statusCode).toBe(401)
    const answer = await app.inject({ url: '/metrics', headers: basic(http.reader) })
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
