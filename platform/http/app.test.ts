// The server's frame with routes of the test's own: who may call what, and how faults are told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CSRF_HEADER, SESSION_COOKIE } from './access.ts'
import { basic, bearer, startTestHttp, type TestHttp } from './http.test-support.ts'
import { PROBLEMS } from './problem-table.ts'

let http: TestHttp
let app: TestHttp['app']
beforeAll(async () => {
  http = await startTestHttp()
  app = http.app
})
afterAll(() => http.stop())

describe('access', () => {
  it('a route that does not say who may call it keeps the app from starting', async () => {
    const other = http.build()
    void other.register(async (scope) => void scope.get('/forgotten', () => ({})))
    await expect(other.ready()).rejects.toThrow('routes without config.access: GET /forgotten')
  })

  it.each([
    ['Bearer', bearer],
    ['Basic with the token as password', basic],
  ])('%s => the principal', async (_name, header) => {
    const answer = await app.inject({ url: '/who', headers: header(http.reader) })
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
    const answer = await app.inject({ method: 'POST', url: '/write', headers: bearer(http.reader) })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'forbidden', detail: 'This needs the scope incidents:write.' })
    expect(answer.headers['www-authenticate']).toContain('scope="incidents:write"')
    expect((await app.inject({ method: 'POST', url: '/write', headers: bearer(http.admin) })).statusCode).toBe(200)
  })

  it('a wrong token beside a good session is refused: no silent second try', async () => {
    const { cookie } = (await http.credentials.redeemLoginLink((await http.credentials.createLoginLink()).code)) ?? {
      cookie: '',
    }
    const headers = { ...bearer('wrong'), cookie: `${SESSION_COOKIE}=${cookie}` }
    expect((await app.inject({ url: '/who', headers })).statusCode).toBe(401)
  })

  it('a session reads as it is and writes only with its CSRF token', async () => {
    const session = await http.credentials.redeemLoginLink((await http.credentials.createLoginLink()).code)
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
    expect((await app.inject({ url: '/open', headers: bearer(http.reader) })).json()).toEqual({ who: 'grafana' })
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
