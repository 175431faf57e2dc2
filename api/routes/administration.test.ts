// Users, tokens, dead letters, audit and the system's health, on real parts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { LETTER_RETRY_SUBJECT, type LetterRetry } from '../../ingest/contract/letter-retry.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'

interface AuditItem {
  readonly type: string
  readonly actor: string
  readonly object?: string
  readonly detail: string
}

describe.skipIf(natsMissing !== null)('administration', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
  })
  afterAll(() => api.stop())

  const login = async (payload: object) => {
    const answer = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload })
    const { name = '', value = '' } = answer.cookies[0] ?? {}
    const csrf = answer.statusCode === 200 ? answer.json<{ csrfToken: string }>().csrfToken : ''
    return { status: answer.statusCode, cookies: { [name]: value }, headers: { 'x-csrf-token': csrf } }
  }
  const audited = (type: string, object: string) =>
    waitFor(`${type} in the audit`, async () => {
      const { items } = await api.get<{ items: AuditItem[] }>(`/api/v1/audit?type=${type}&object=${object}`)
      return items[0]
    })

  it('user => let in by link, chooses a password, role changed, disabled', async () => {
    const created = await api.request('POST', '/api/v1/users', { name: '李雷', role: 'viewer' })
    expect(created.statusCode).toBe(201)
    expect((await api.request('POST', '/api/v1/users', { name: '李雷', role: 'viewer' })).statusCode).toBe(409)
    const byLink = await login({ code: created.json<{ code: string }>().code })
    expect(byLink.status).toBe(200)
    const choose = (from: typeof byLink, payload: object) =>
      api.app.inject({ method: 'PUT', url: '/api/v1/session/password', payload, ...from })
    expect((await choose(byLink, { password: 'short' })).statusCode).toBe(400)
    expect((await choose(byLink, { password: 'correct horse battery' })).statusCode).toBe(204)
    const byPassword = await login({ user: '李雷', password: 'correct horse battery' })
    expect(byPassword.status).toBe(200)
    // Without a link the present password is asked for.
    expect((await choose(byPassword, { password: 'another long one' })).statusCode).toBe(422)
    const both = { password: 'another long one', current: 'correct horse battery' }
    expect((await choose(byPassword, both)).statusCode).toBe(204)
    // The other session has ended with the old password.
    expect((await api.app.inject({ url: '/api/v1/session', cookies: byLink.cookies })).statusCode).toBe(401)
    expect((await api.app.inject({ url: '/api/v1/session', cookies: byPassword.cookies })).statusCode).toBe(200)

    const path = `/api/v1/users/${encodeURIComponent('李雷')}`
    const changed = await api.request('PATCH', path, { role: 'operator' })
    expect(changed.json()).toMatchObject({ role: 'operator', sessions: 0, hasPassword: true, disabled: false })
    expect((await api.request('PATCH', path, { disabled: true })).json()).toMatchObject({ disabled: true })
    expect((await login({ user: '李雷', password: 'another long one' })).status).toBe(401)
    expect((await api.request('POST', `${path}/login-link`, {})).statusCode).toBe(409)
    expect((await api.request('PATCH', '/api/v1/users/nobody', { disabled: true })).statusCode).toBe(404)
    expect((await audited('changeUser', encodeURIComponent('李雷'))).actor).toBe('test admin')
  })

  it('reset => the old password is worth nothing, the link is; nobody locks the own account', async () => {
    await api.credentials.saveUser({ name: 'root', role: 'administrator', password: 'correct horse battery' })
    const own = await login({ user: 'root', password: 'correct horse battery' })
    const demoted = await api.app.inject({
      method: 'PATCH',
      url: '/api/v1/users/root',
      payload: { role: 'viewer' },
      ...own,
    })
    expect(demoted.statusCode).toBe(409)
    const reset = await api.request('POST', '/api/v1/users/root/login-link', { resetPassword: true })
    expect((await login({ user: 'root', password: 'correct horse battery' })).status).toBe(401)
    expect((await login({ code: reset.json<{ code: string }>().code })).status).toBe(200)
  })

  it('roles => the table that routes are guarded by', async () => {
    const { items } = await api.get<{ items: object[] }>('/api/v1/roles')
    expect(items).toContainEqual({ role: 'viewer', scopes: ['live:read', 'read'] })
    expect(items).toHaveLength(4)
  })

  it('a token made and revoked is in the audit, its secret is not', async () => {
    const made = await api.request('POST', '/api/v1/tokens', { name: 'wall hall 3', scopes: ['live:read'] })
    const { id, secret } = made.json<{ id: string; secret: string }>()
    await api.request('DELETE', `/api/v1/tokens/${id}`)
    await audited('revokeToken', 'wall%20hall')
    const csv = await api.request('GET', '/api/v1/audit/export?object=wall%20hall')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain('createToken,applied,wall hall 3')
    expect(csv.body).not.toContain(secret)
  })

  it('dead letters => counted by reason, taken in again, thrown away', async () => {
    const letter = (reason: string, payload: string) =>
      publishDeadLetter(api.bus, { room: 'ingest', reason, detail: 'd', at: 1, source: 'prometheus', payload })
    await letter('no_labels', '[{"good":true}]')
    await letter('no_labels', '[{"good":false}]')
    await letter('too_long', '[]')
    // Stands in for ingest.
    const subscription = api.bus.nc.subscribe(LETTER_RETRY_SUBJECT, {
      callback: (_error, message) => {
        const good = message.json<LetterRetry>().payload.includes('true')
        message.respond(
          JSON.stringify(good ? { outcome: 'stored', events: 1 } : { outcome: 'refused', detail: 'still' }),
        )
      },
    })
    const page = await api.get<{ items: { seq: number; payload: string }[]; reasons: object }>('/api/v1/dead-letters')
    expect(page.reasons).toEqual({ no_labels: 2, too_long: 1 })
    const [third = 0, second = 0, first = 0] = page.items.map(({ seq }) => seq)
    const retried = await api.request('POST', '/api/v1/dead-letters/retry', { seqs: [first, second, 999] })
    expect(retried.json<{ results: { outcome: string }[] }>().results.map(({ outcome }) => outcome)).toEqual([
      'stored',
      'refused',
      'gone',
    ])
    subscription.unsubscribe()
    expect((await api.request('POST', '/api/v1/dead-letters/discard', {})).statusCode).toBe(400)
    const byReason = await api.request('POST', '/api/v1/dead-letters/discard', { reason: 'no_labels', upTo: third })
    expect(byReason.json()).toEqual({ discarded: 1 })
    const bySeq = await api.request('POST', '/api/v1/dead-letters/discard', { seqs: [third] })
    expect(bySeq.json()).toEqual({ discarded: 1 })
    expect((await api.get<{ items: object[] }>('/api/v1/dead-letters')).items).toEqual([])
    await audited('retryDeadLetters', String(first))
    await audited('discardDeadLetters', 'no_labels')
  })

  it('the store is described also while no process reports', async () => {
    const system = await api.get<{ processes: object[]; store: { ready: boolean; size: { bytes: number } } }>(
      '/api/v1/system',
    )
    expect(system.processes).toEqual([])
    expect(system.store.ready).toBe(true)
    expect(system.store.size.bytes).toBeGreaterThan(0)
  })
})
