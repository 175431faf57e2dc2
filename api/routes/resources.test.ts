// What the API reads: alerts, events, learned rules, CIs, topology, problems, counts, dead letters, audit. By filter, in pages, one by one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi } from '../../test/support/api.ts'
import { anAlert, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { HOUR, idsAt, startApiWithResources, type Items } from './resources.test-support.ts'

const RANGE = `from=${T0 - HOUR}&to=${T0 + HOUR}`

describe.skipIf(natsMissing !== null)('resources', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startApiWithResources()
  })
  afterAll(() => api.stop())

  const idsOf = (url: string) => idsAt(api, url)

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
})
