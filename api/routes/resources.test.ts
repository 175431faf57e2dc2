import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../correlate/contract/decision.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { aProblem, anAffinity, anAlert, anEvent, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

interface Items<Item = Record<string, unknown>> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

const HOUR = 3_600_000
const RANGE = `from=${T0 - HOUR}&to=${T0 + HOUR}`

describe.skipIf(natsMissing !== null)('resources', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    const events = [1, 2, 3, 4, 5, 6].map((n) =>
      anEvent({
        id: `event-${n}`,
        occurredAt: T0 + n * 1_000,
        fingerprint: n <= 4 ? 'f1' : 'f2',
        eventClass: n <= 4 ? 'HostDown' : 'linkDown',
        source: n <= 4 ? 'prometheus' : 'snmp',
        severity: n === 6 ? 'major' : 'critical',
        summary: n === 6 ? '=1+1 db-7 does not answer' : 'db-7 does not answer',
        labels: { alertname: 'HostDown', instance: 'db-7:9100', port: String(n) },
      }),
    )
    await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(0, 3)))
    await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(3)))
    const decision = (n: number, word: Decision['decision']): Decision => ({
      eventId: `event-${n}`,
      fingerprint: 'f1',
      decision: word,
      alertId: 'alert-1',
      incidentId: 'inc-1',
      at: T0 + n,
    })
    await api.engine.publish({ entity: 'decision', items: [decision(1, 'opened'), decision(2, 'repeated')] })
    await api.engine.publish({ entity: 'incident', items: [anIncident()] })
    await api.engine.publish({
      entity: 'alert',
      items: [
        anAlert(),
        anAlert({ id: 'alert-2', membership: null, eventClass: 'linkDown', severity: 'minor', component: 'ifIndex=3', firstSeenAt: T0 + 5, ci: { id: 'sw-1', name: 'Switch 1', type: 'switch', managed: true }, suppression: { kind: 'silence', by: ['s1'] } }),
        anAlert({ id: 'alert-3', membership: null, state: 'cleared', severity: 'cleared', clearedAt: T0, firstSeenAt: T0 - HOUR }),
      ],
    }) // prettier-ignore
    const ci = (id: string, type: string, ...to: string[]) => ({
      version: 'v1',
      loadedAt: T0,
      total: 4,
      ci: { id, type, name: id.toUpperCase(), attributes: { ip: ['10.0.0.1'] }, site: 'berlin' },
      relationships: to.map((other) => ({ from: id, to: other, type: 'dependsOn' as const })),
    })
    await api.engine.publish({
      entity: 'ci',
      items: [
        ci('stock', 'service', 'db-7'),
        ci('db-7', 'host', 'sw-1'),
        ci('sw-1', 'switch'),
        ci('pc-1', 'pc', 'sw-1'),
      ],
    })
    await api.engine.publish({
      entity: 'problem',
      items: [aProblem({ title: 'db-7 dies on Mondays' })],
    })
    await api.engine.publish({
      entity: 'affinity',
      items: [
        anAffinity({ id: 'aff-1' }),
        anAffinity({ id: 'aff-2', from: 'HostDown', to: 'JobFailed', hops: 1, score: 0.9 }),
        anAffinity({ id: 'aff-3', from: 'HostDown', to: 'linkDown', verdict: 'reversed', accepted: false }),
      ],
    })
    await publishDeadLetter(api.bus, {
      room: 'ingest',
      reason: 'no_labels',
      detail: 'alert without labels',
      at: T0,
      payload: '{}',
    })
    await publishDeadLetter(api.bus, { room: 'ingest', reason: 'bad_trap', detail: 'not BER', at: T0, payload: 'x' })
    await api.caughtUp()
    await waitFor('the history', async () => {
      const [row] = await api.store.query<{ n: string }>(
        'SELECT (SELECT count() FROM events) + (SELECT count() FROM decisions) + (SELECT count() FROM problems) + (SELECT count() FROM alerts) + (SELECT count() FROM affinities) AS n',
      )
      return Number(row?.n) === 6 + 2 + 1 + 3 + 3 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  const idsOf = async (url: string) => (await api.get<Items<{ id: string }>>(url)).items.map(({ id }) => id)

  it.each([
    ['', ['alert-2', 'alert-1', 'alert-3']],
    ['?state=active', ['alert-2', 'alert-1']],
    ['?state=cleared', ['alert-3']],
    ['?state=active,cleared', ['alert-2', 'alert-1', 'alert-3']],
    ['?severity=minor', ['alert-2']],
    ['?ci=sw-1', ['alert-2']],
    ['?class=linkDown', ['alert-2']],
    ['?incident=inc-1', ['alert-1']],
    ['?suppressed=true', ['alert-2']],
    ['?suppressed=false&state=active', ['alert-1']],
    ['?source=snmp', []],
    ['?q=ifindex=3', ['alert-2']],
    [`?from=${T0 - HOUR}&class=linkDown`, ['alert-2']],
    [`?from=${T0 - HOUR}&q=switch`, ['alert-2']],
    [`?state=cleared,active&suppressed=false`, ['alert-1', 'alert-3']],
  ])('alerts%s', async (query, want) => {
    expect(await idsOf(`/api/v1/alerts${query}`)).toEqual(want)
  })

  it('one alert => the record; unknown => 404', async () => {
    expect(await api.get('/api/v1/alerts/alert-1')).toEqual(anAlert())
    expect((await api.request('GET', '/api/v1/alerts/alert-0')).statusCode).toBe(404)
  })

  it.each([
    [RANGE, [6, 5, 4, 3, 2, 1]],
    [`${RANGE}&class=linkDown`, [6, 5]],
    [`${RANGE}&source=prometheus`, [4, 3, 2, 1]],
    [`${RANGE}&severity=major`, [6]],
    [`${RANGE}&fingerprint=f2`, [6, 5]],
    [`${RANGE}&kind=clear`, []],
    [`${RANGE}&ci=db-7`, [4, 3, 2, 1]],
    [`${RANGE}&alert=alert-1`, [4, 3, 2, 1]],
    [`${RANGE}&incident=inc-1`, [4, 3, 2, 1]],
    [`${RANGE}&incident=inc-2`, []],
    [`${RANGE}&decision=opened`, [1]],
    [`${RANGE}&label=port%3D6`, [6]],
    [`${RANGE}&label=port%3D6&label=alertname%3DHostDown`, [6]],
    [`${RANGE}&label=port%3D6&label=alertname%3Dx`, []],
    [`${RANGE}&q=DB-7 answer`, [6, 5, 4, 3, 2, 1]],
    [`from=${T0 + 3_000}&to=${T0 + 5_000}`, [4, 3]],
    [`from=${new Date(T0 + 6_000).toISOString()}&to=${T0 + HOUR}`, [6]],
  ])('events?%s', async (query, want) => {
    expect(await idsOf(`/api/v1/events?${query}`)).toEqual(want.map((n) => `event-${n}`))
  })

  it.each([
    ['', ['aff-2', 'aff-1', 'aff-3']],
    ['?verdict=accepted', ['aff-2', 'aff-1']],
    ['?verdict=reversed,chance', ['aff-3']],
    ['?class=linkDown', ['aff-1', 'aff-3']],
    ['?q=job', ['aff-2']],
  ])('affinities%s, accepted ones first, then by score', async (query, want) => {
    expect(await idsOf(`/api/v1/affinities${query}`)).toEqual(want)
  })

  it('affinities in pages of one => each once', async () => {
    const ids: string[] = []
    for (let cursor = ''; ;) {
      const page = await api.get<Items<{ id: string }>>(`/api/v1/affinities?limit=1${cursor}`)
      ids.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(ids).toEqual(['aff-2', 'aff-1', 'aff-3'])
  })

  it('events by time => every event in one bucket, the serious ones counted', async () => {
    const ask = (query: string) => api.get<object>(`/api/v1/events/histogram?${query}`)
    const three = `from=${T0 + 1_000}&to=${T0 + 7_000}&buckets=3`
    expect(await ask(three)).toEqual({
      ...{ from: T0 + 1_000, to: T0 + 7_000, bucketMs: 2_000, total: 6, exported: 6 },
      buckets: [1, 3, 5].map((second) => ({ at: T0 + second * 1_000, events: 2, serious: 2 })),
    })
    expect(await ask(`${three}&class=linkDown&label=port%3D6`)).toMatchObject({
      buckets: [{ at: T0 + 5_000, events: 1, serious: 1 }],
    })
    expect((await api.request('GET', `/api/v1/events/histogram?from=5&to=5`)).statusCode).toBe(400)
  })

  it('events as CSV => all of the search, and no cell is a formula', async () => {
    const answer = await api.request('GET', `/api/v1/events/export?${RANGE}&class=linkDown`)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="events.csv"',
    })
    const [head = '', ...lines] = answer.body.trimEnd().split('\r\n')
    expect(head).toMatch(/^\ufeffoccurredAt,observedAt,/)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain(`,'=1+1 db-7 does not answer,`)
    const none = await api.request('GET', `/api/v1/events/export?${RANGE}&class=none`)
    expect(none.body.trimEnd().split('\r\n')).toHaveLength(1)
  })

  it('a label without a value => 400', async () => {
    expect((await api.request('GET', '/api/v1/events?label=port')).statusCode).toBe(400)
  })

  it('events => each with the decision on it, in pages', async () => {
    const first = await api.get<Items>(`/api/v1/events?${RANGE}&limit=4`)
    const rest = await api.get<Items>(`/api/v1/events?${RANGE}&limit=4&cursor=${first.nextCursor}`)
    expect(rest.nextCursor).toBeNull()
    expect(rest.items).toMatchObject([
      { id: 'event-2', decision: { decision: 'repeated', alertId: 'alert-1', incidentId: 'inc-1' } },
      { id: 'event-1', decision: { decision: 'opened' } },
    ])
    expect(first.items[0]).toMatchObject({ id: 'event-6', decision: null, labels: { alertname: 'HostDown' } })
  })

  it('CIs => those of the version, with what is wrong on them', async () => {
    const { items } = await api.get<Items<{ ci: { id: string }; health: object }>>('/api/v1/cis')
    expect(items.map(({ ci }) => ci.id)).toEqual(['db-7', 'pc-1', 'stock', 'sw-1'])
    expect(items[0]?.health).toEqual({ severity: 'critical', activeAlerts: 1, incidents: ['inc-1'] })
    const page = await api.get<Items<{ ci: { id: string } }>>('/api/v1/cis?q=berlin&limit=3')
    expect(page.nextCursor).not.toBeNull()
    expect(await api.get(`/api/v1/cis?q=berlin&limit=3&cursor=${page.nextCursor}`)).toMatchObject({ items: [{ ci: { id: 'sw-1' } }], nextCursor: null })
    expect((await api.get<Items>('/api/v1/cis?type=switch')).items).toHaveLength(1)
  }) // prettier-ignore

  it('one CI => its alerts, incidents and neighbours; nobody knows it => 404', async () => {
    expect(await api.get('/api/v1/cis/db-7')).toMatchObject({
      ci: { id: 'db-7' },
      alerts: [{ id: 'alert-1' }, { id: 'alert-3' }],
      incidents: [{ id: 'inc-1' }],
      outgoing: [{ relationship: { to: 'sw-1' }, ci: { id: 'sw-1', managed: true } }],
      incoming: [{ relationship: { from: 'stock' }, ci: { id: 'stock', type: 'service' } }],
    })
    expect((await api.request('GET', '/api/v1/cis/nobody')).statusCode).toBe(404)
  })

  it.each([
    ['?ci=stock&hops=1', ['stock', 'db-7'], 1],
    ['?ci=stock&hops=3', ['stock', 'db-7', 'sw-1', 'pc-1'], 3],
    ['?ci=sw-1&hops=0', ['sw-1'], 0],
    ['', ['stock', 'db-7', 'sw-1', 'pc-1'], 3],
  ])('topology%s', async (query, nodes, edges) => {
    const graph = await api.get<{
      version: string
      nodes: { ci: { id: string } }[]
      edges: object[]
      truncated: boolean
    }>(`/api/v1/topology${query}`)
    expect(graph.nodes.map(({ ci }) => ci.id)).toEqual(nodes)
    expect(graph.edges).toHaveLength(edges)
    expect(graph).toMatchObject({ version: 'v1', truncated: false })
  })

  it('problems', async () => {
    expect(await idsOf('/api/v1/problems')).toEqual(['prb-1'])
    expect(await idsOf('/api/v1/problems?state=rejected')).toEqual([])
    expect(await idsOf('/api/v1/problems?q=mondays')).toEqual(['prb-1'])
    expect(await api.get('/api/v1/problems/prb-1')).toMatchObject({ title: 'db-7 dies on Mondays' })
    expect((await api.request('GET', '/api/v1/problems/prb-0')).statusCode).toBe(404)
  })

  it('stats => the funnel of a window, its noise and the present', async () => {
    const stats = await api.get<Record<string, unknown>>(`/api/v1/stats?${RANGE}&bucketMs=${HOUR}`)
    expect(stats).toMatchObject({
      windowMs: 2 * HOUR,
      events: 6,
      alerts: 3,
      incidents: 1,
      openIncidents: 1,
      openByPriority: { P2: 1 },
      activeAlerts: 1,
      suppressedAlerts: 1,
      history: true,
      decisions: { opened: 1, repeated: 1 },
      buckets: [
        { at: T0 - HOUR, events: 0, alerts: 1, incidents: 0, noiseReduction: null },
        { at: T0, events: 6, alerts: 2, incidents: 1 },
      ],
    })
    expect(stats['noiseReduction']).toBeCloseTo(1 - 1 / 6)
    expect(stats['alertNoiseReduction']).toBeCloseTo(1 - 1 / 3)
    expect((await api.request('GET', '/api/v1/stats?bucketMs=1000&from=0')).statusCode).toBe(400)
  })

  it('dead letters => newest first, by reason, in pages', async () => {
    expect(await api.get('/api/v1/dead-letters')).toMatchObject({
      items: [{ reason: 'bad_trap', payload: 'x' }, { reason: 'no_labels', room: 'ingest' }],
      nextCursor: null,
    })
    const page = await api.get<Items>('/api/v1/dead-letters?limit=1')
    expect(page.items).toMatchObject([{ reason: 'bad_trap' }])
    expect(await api.get(`/api/v1/dead-letters?limit=1&cursor=${page.nextCursor}`)).toMatchObject({ items: [{ reason: 'no_labels' }] })
    expect((await api.get<Items>('/api/v1/dead-letters?reason=no_labels')).items).toHaveLength(1)
  }) // prettier-ignore

  it('audit => commands with their outcomes', async () => {
    await api.request('POST', '/api/v1/incidents/inc-1/acknowledge', {}, { 'idempotency-key': 'audited-1' })
    api.engine.decide = () => ({ outcome: 'rejected', code: 'illegal_move', detail: 'no' })
    await api.request('POST', '/api/v1/incidents/inc-1/resolve', {}, { 'idempotency-key': 'audited-2' })
    api.engine.decide = () => ({})
    await waitFor('the audit', async () =>
      (await idsOf('/api/v1/audit?incident=inc-1')).length === 2 ? true : undefined,
    )
    expect(await idsOf('/api/v1/audit?incident=inc-1')).toEqual(['audited-2', 'audited-1'])
    expect(await idsOf('/api/v1/audit?outcome=rejected')).toEqual(['audited-2'])
    expect(await idsOf('/api/v1/audit?type=acknowledge&actor=test%20admin')).toEqual(['audited-1'])
    expect(await idsOf('/api/v1/audit?actor=nobody')).toEqual([])
  })

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

  it('silences => set, changed, listed, ended', async () => {
    const now = Date.now()
    const matchers = [{ name: 'alertname', value: 'Host.*', isRegex: true, isEqual: true }]
    const body = { matchers, endsAt: now + HOUR, comment: 'works' }
    const made = await api.request('POST', '/api/v1/silences', body)
    expect(made.statusCode, made.body).toBe(200)
    const { id } = made.json<{ id: string }>()
    const silence = await api.get<{ startsAt: number }>(`/api/v1/silences/${id}`)
    expect(silence).toMatchObject({ state: 'active', createdBy: 'test admin', comment: 'works', revision: 1 })
    const longer = { ...body, id, startsAt: silence.startsAt, endsAt: now + 2 * HOUR }
    expect((await api.request('POST', '/api/v1/silences', longer)).json()).toEqual({ id })
    expect(await api.get(`/api/v1/silences/${id}`)).toMatchObject({ revision: 2, endsAt: now + 2 * HOUR })
    const wider = { ...longer, matchers: [{ ...matchers[0], value: '.+' }] }
    const other = (await api.request('POST', '/api/v1/silences', wider)).json<{ id: string }>().id
    expect(other).not.toBe(id)
    expect(api.engine.commands.slice(-2).map((command) => command.type)).toEqual(['expireSilence', 'setSilence'])
    expect(await idsOf('/api/v1/silences?state=active')).toContain(other)
    expect((await api.request('DELETE', `/api/v1/silences/${other}`)).statusCode).toBe(204)
    expect((await api.request('DELETE', '/api/v1/silences/none')).statusCode).toBe(404)
  })

  it('a silence not yet set => what it would hold now, as the engine would', async () => {
    const preview = async (...texts: [string, string, boolean?][]) => {
      const matchers = texts.map(([name, value, isRegex = false]) => ({ name, value, isRegex }))
      const answer = await api.request('POST', '/api/v1/silences/preview', { matchers })
      return { status: answer.statusCode, ...answer.json<{ samples?: { id: string }[] }>() }
    }
    expect(await preview(['ci', 'db-7'])).toMatchObject({
      ...{ status: 200, alerts: 1, incidents: 1, whole: 1 },
      worst: [{ id: 'inc-1', alerts: 1 }],
      samples: [{ id: 'alert-1' }],
    })
    expect(await preview(['eventClass', 'HostDown|linkDown', true])).toMatchObject({ alerts: 2, incidents: 1 })
    expect(await preview(['instance', 'db-7:9100'], ['severity', 'minor'])).toMatchObject({ alerts: 1, whole: 0 })
    expect(await preview(['ci', 'nobody'])).toMatchObject({ alerts: 0, incidents: 0, worst: [], samples: [] })
    expect(await preview(['ci', '.*', true])).toMatchObject({ status: 400 })
    expect(await preview(['ci', '(', true])).toMatchObject({ status: 400 })
  })

  it.each([
    ['ends before it begins', { startsAt: T0 + HOUR * 9e5, endsAt: T0 + 8e5 * HOUR }],
    ['ended already', { startsAt: 1, endsAt: 2 }],
    ['no matcher', { matchers: [] }],
    ['a matcher that matches everything', { matchers: [{ name: 'x', value: '.*', isRegex: true }] }],
    ['not a regular expression', { matchers: [{ name: 'x', value: '(', isRegex: true }] }],
    ['look-ahead, which RE2 has not', { matchers: [{ name: 'x', value: '(?=a)', isRegex: true }] }],
  ])('silence: %s => 400', async (_fault, parts) => {
    const body = { matchers: [{ name: 'a', value: 'b' }], endsAt: Date.now() + HOUR, comment: 'c', ...parts }
    expect((await api.request('POST', '/api/v1/silences', body)).statusCode).toBe(400)
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
