import Fastify, { type FastifyInstance } from 'fastify'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HttpProblem } from '../../platform/http/problem.ts'
import { consoleRoutes } from './console-routes.ts'

const navigation = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' }

describe('console routes', () => {
  let root: string
  let app: FastifyInstance

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'nocturne-console-'))
    mkdirSync(join(root, 'assets'))
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>console</title>')
    writeFileSync(join(root, 'favicon.svg'), '<svg/>')
    writeFileSync(join(root, 'assets', 'main-abc123.js'), 'export {}')
    writeFileSync(join(root, '..', 'nocturne-secret.txt'), 'secret')
    app = Fastify()
    app.setErrorHandler((error, _request, reply) =>
      reply.status(error instanceof HttpProblem ? error.status : 500).send(),
    )
    await app.register(consoleRoutes(root))
  })
  afterEach(async () => {
    await app.close()
    rmSync(root, { recursive: true })
    rmSync(join(root, '..', 'nocturne-secret.txt'), { force: true })
  })

  it.each(['/', '/login?code=abc', '/incidents/inc-1', '/incidents/inc.1', '/ci/10.0.0.1'])(
    'a person goes to %s => the console, never from a cache',
    async (url) => {
      const answer = await app.inject({ url, headers: navigation })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('<title>console')
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    },
  )

  it('files named by their content => kept for ever', async () => {
    const answer = await app.inject({ url: '/assets/main-abc123.js' })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).toContain('javascript')
    expect((await app.inject({ url: '/favicon.svg' })).headers['cache-control']).toBe('no-cache')
  })

  it('a file that was gzipped when the console was built => sent as it is to who can take it, whole to others', async () => {
    const file = join(root, 'assets', 'main-abc123.js')
    writeFileSync(`${file}.gz`, gzipSync('export {}'))
    const url = '/assets/main-abc123.js'
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(packed.headers['content-type']).toContain('javascript')
    expect(gunzipSync(packed.rawPayload).toString()).toBe('export {}')
    const whole = await app.inject({ url })
    expect([whole.headers['content-encoding'], whole.body]).toEqual([undefined, 'export {}'])
  })

  it.each([
    '/api/v1/nothing',
    '/api',
    '/alertmanager/api/v2/status',
    '/am/api/v2/status',
    '/ingest/nothing',
    '/metrics/x',
    '/-/nothing',
    '/assets/gone-123.js',
    '/assets',
    '/..%2fnocturne-secret.txt',
    '/%00',
    '/%E0%A4%A',
  ])('%s => never the console, nothing from outside of it', async (url) => {
    const answer = await app.inject({ url, headers: navigation })
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.body).not.toMatch(/secret|<title>/)
  })

  it('a script asking for data at a page of the console => 404', async () => {
    expect((await app.inject({ url: '/incidents', headers: { accept: 'application/json' } })).statusCode).toBe(404)
    const headers = { accept: 'text/html', 'sec-fetch-mode': 'cors' }
    expect((await app.inject({ url: '/incidents', headers })).statusCode).toBe(404)
  })

  it('not built => 503 that says what to do', async () => {
    rmSync(join(root, 'index.html'))
    const answer = await app.inject({ url: '/', headers: navigation })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8'])
    expect(answer.body).toContain('npm run build:console')
  })
})
