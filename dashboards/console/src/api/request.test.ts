import { describe, expect, it } from 'vitest'
import { ApiProblem, createRequest } from './request.ts'

/** A fetch that answers from a list and remembers what it was asked. */
function answering(...answers: (Response | Error)[]) {
  const asked: { path: string; init: RequestInit }[] = []
  let unauthorized = 0
  const request = createRequest({
    fetch: async (path, init = {}) => {
      asked.push({ path: path as string, init }) // request gives paths as text
      const answer = answers.shift()
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked once too often')
      return answer
    },
    csrfToken: () => 'csrf-1',
    onUnauthorized: () => (unauthorized += 1),
  })
  return { request, asked, unauthorized: () => unauthorized }
}

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, detail: `because ${code}` }), { status })

describe('request', () => {
  it('read => no CSRF token, parsed body', async () => {
    const { request, asked } = answering(new Response('{"name":"li"}'))
    await expect(request('/api/v1/session')).resolves.toEqual({ name: 'li' })
    expect(asked[0]?.init.headers).toEqual({ accept: 'application/json' })
  })

  it('write => CSRF token, If-Match and JSON body', async () => {
    const { request, asked } = answering(new Response('', { status: 200 }))
    await request('/api/v1/incidents/a/assign', { method: 'POST', body: { assignee: 'li' }, ifRevision: 7 })
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"assignee":"li"}',
      headers: { 'x-csrf-token': 'csrf-1', 'if-match': '"7"', 'content-type': 'application/json' },
    })
  })

  it('problem+json => ApiProblem with its code', async () => {
    const { request } = answering(problem(409, 'illegal_move'))
    await expect(request('/x')).rejects.toMatchObject({
      status: 409,
      code: 'illegal_move',
      message: 'because illegal_move',
    })
  })

  it("a proxy's HTML error page => ApiProblem with the status", async () => {
    const { request } = answering(new Response('<html>', { status: 502 }))
    await expect(request('/x')).rejects.toMatchObject({ status: 502, code: 'http_502' })
  })

  it('401 => the session has ended', async () => {
    const { request, unauthorized } = answering(problem(401, 'unauthenticated'))
    await expect(request('/x')).rejects.toBeInstanceOf(ApiProblem)
    expect(unauthorized()).toBe(1)
  })

  it('no connection => status 0 with its cause', async () => {
    const cause = new TypeError('Failed to fetch')
    const { request } = answering(cause)
    await expect(request('/x')).rejects.toMatchObject({ status: 0, code: 'unreachable', cause })
  })
})
