// Who may come in: tokens and sessions, made, used and ended.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anIncident } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import type { Items } from './resources.test-support.ts'

describe.skipIf(natsMissing !== null)('tokens and sessions', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    await api.engine.publish({ entity: 'incident', items: [anIncident()] })
    await api.caughtUp()
  })
  afterAll(() => api.stop())

  it('tokens => made, listed without secrets, revoked at once', async () => {
    const made = await api.request('POST', '/api/v1/tokens', { name: 'grafana', scopes: ['read'] })
    expect(made.statusCode).toBe(201)
    const { id, secret } = made.json<{ id: string; secret: string }>()
    const asToken = () => api.request('GET', '/api/v1/session', undefined, { authorization: `Bearer ${secret}` })
    expect((await asToken()).json()).toMatchObject({ name: 'grafana', kind: 'token', scopes: ['read', 'live:read'] })
    const listed = await api.request('GET', '/api/v1/tokens')
    expect(listed.json<Items>().items).toContainEqual(expect.objectContaining({ id, name: 'grafana' }))
    expect(listed.body).not.toContain(secret)
    expect((await api.request('DELETE', `/api/v1/tokens/${id}`)).statusCode).toBe(204)
    expect((await asToken()).statusCode).toBe(401)
    expect((await api.request('DELETE', `/api/v1/tokens/${id}`)).statusCode).toBe(404)
    const past = await api.request('POST', '/api/v1/tokens', { name: 'x', scopes: ['read'], expiresAt: 5 })
    expect(past.statusCode).toBe(422)
    expect((await api.request('POST', '/api/v1/tokens', { name: 'x', scopes: ['all'] })).statusCode).toBe(400)
  })

  it('sessions => by one-time code, CSRF for writes, logout', async () => {
    const { code } = await api.credentials.createLoginLink()
    const login = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { code } })
    expect(login.statusCode).toBe(200)
    const cookie = login.cookies[0]
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' }
    const me = await api.app.inject({ url: '/api/v1/session', cookies })
    expect(me.json()).toMatchObject({ name: 'admin', kind: 'session', role: 'administrator' })
    expect(me.json<{ capabilities: object[] }>().capabilities).toContainEqual({
      scope: 'cmdb:write',
      held: true,
      roles: ['problem_manager', 'administrator'],
    })
    const csrf = me.json<{ csrfToken: string }>().csrfToken
    const write = (headers: Record<string, string>) =>
      api.app.inject({ method: 'POST', url: '/api/v1/incidents/inc-1/acknowledge', payload: {}, cookies, headers })
    expect((await write({})).statusCode).toBe(403)
    expect((await write({ 'x-csrf-token': csrf })).statusCode).toBe(200)
    const again = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { code } })
    expect(again.statusCode).toBe(401)
    const logout = await api.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      cookies,
      headers: { 'x-csrf-token': csrf },
    })
    expect(logout.statusCode).toBe(204)
    expect((await api.app.inject({ url: '/api/v1/session', cookies })).statusCode).toBe(401)
  })

  it('sessions => by password; wrong or half => refused', async () => {
    await api.credentials.saveUser({ name: 'li', role: 'operator', password: 'correct horse battery' })
    const login = (payload: object) => api.app.inject({ method: 'POST', url: '/api/v1/session', payload })
    expect((await login({ user: 'li', password: 'wrong' })).statusCode).toBe(401)
    expect((await login({ user: 'li' })).statusCode).toBe(400)
    expect((await login({ user: 'li', password: 'correct horse battery' })).json()).toMatchObject({
      name: 'li',
      role: 'operator',
    })
  })
})
