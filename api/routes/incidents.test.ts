import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../correlate/contract/incident.ts'
import { anActivity, anAlert, anIncident, T0 } from '../../test/support/fabricate.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { Page } from '../page-cursor.ts'

const MINUTE = 60_000
const member = (incidentId: string) => ({ ...anAlert().membership!, incidentId }) // anAlert is a member

describe.skipIf(natsMissing !== null)('incident routes', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    const incidents = [
      anIncident({ id: 'inc-1', priority: 'P1', severity: 'critical', openedAt: T0, title: 'Core switch is down' }),
      anIncident({
        id: 'inc-2',
        priority: 'P3',
        severity: 'minor',
        openedAt: T0 + MINUTE,
        assignee: 'li',
        services: [],
      }),
      anIncident({ id: 'inc-3', priority: 'P3', severity: 'major', openedAt: T0 + 2 * MINUTE, state: 'acknowledged' }),
      anIncident({
        id: 'inc-4',
        priority: 'P4',
        severity: 'warning',
        openedAt: T0 + 3 * MINUTE,
        state: 'resolved',
        resolvedAt: T0,
      }),
    ]
    await api.engine.publish({ entity: 'incident', items: incidents })
    const closed = [5, 6, 7].map((n) =>
      anIncident({ id: `inc-${n}`, state: 'closed', closedAt: T0, openedAt: T0 - n * MINUTE, title: `old fault ${n}` }),
    )
    await api.engine.publish({ entity: 'incident', items: closed })
    await api.engine.publish({
      entity: 'alert',
      items: [
        anAlert({ id: 'a1', membership: member('inc-1'), firstSeenAt: T0 }),
        anAlert({
          id: 'a2',
          membership: member('inc-1'),
          firstSeenAt: T0 + 1,
          ci: { id: 'sw-9', name: 'sw-9', type: 'switch', managed: true },
        }),
        anAlert({ id: 'a3', membership: member('inc-1'), firstSeenAt: T0 + 2, state: 'cleared', severity: 'cleared' }),
        anAlert({ id: 'a9', membership: member('inc-5'), state: 'cleared', firstSeenAt: T0 - 5 * MINUTE }),
      ],
    })
    await api.engine.publish({
      entity: 'activity',
      items: Array.from({ length: 12 }, (_, n) => anActivity({ id: `inc-1#${n + 1}`, text: `step ${n + 1}` })),
    })
    await api.caughtUp()
    await waitFor('the history', async () => {
      const { items } = await api.get<Page<Incident>>('/api/v1/incidents?state=closed')
      return items.length === 3 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  const ids = async (query: string) =>
    (await api.get<Page<Incident>>(`/api/v1/incidents?${query}`)).items.map((incident) => incident.id)

  it.each([
    ['', ['inc-1', 'inc-3', 'inc-2', 'inc-4']],
    ['state=new', ['inc-1', 'inc-2']],
    ['state=new,acknowledged', ['inc-1', 'inc-3', 'inc-2']],
    ['state=acknowledged&state=resolved', ['inc-3', 'inc-4']],
    ['sort=-openedAt', ['inc-4', 'inc-3', 'inc-2', 'inc-1']],
    ['sort=openedAt', ['inc-1', 'inc-2', 'inc-3', 'inc-4']],
    ['sort=-severity', ['inc-1', 'inc-3', 'inc-2', 'inc-4']],
    ['priority=P3,P4', ['inc-3', 'inc-2', 'inc-4']],
    ['severity=major', ['inc-3']],
    ['assignee=li', ['inc-2']],
    ['service=stock&state=new', ['inc-1']],
    ['service=Stock&state=new', ['inc-1']],
    ['ci=sw-9', ['inc-1']],
    ['q=SWITCH core', ['inc-1']],
    ['q=nothing like it', []],
    [`from=${T0 + MINUTE}&to=${T0 + 3 * MINUTE}`, ['inc-3', 'inc-2']],
    ['state=closed', ['inc-5', 'inc-6', 'inc-7']],
    ['state=closed&sort=openedAt', ['inc-7', 'inc-6', 'inc-5']],
    ['state=closed,new&sort=-openedAt', ['inc-2', 'inc-1', 'inc-5', 'inc-6', 'inc-7']],
    ['state=closed&q=fault 6', ['inc-6']],
    ['state=closed&priority=P1', []],
    ['state=closed,resolved,new,acknowledged&ci=sw-9', ['inc-1']],
  ])('list ?%s', async (query, want) => {
    expect(await ids(query)).toEqual(want)
  })

  it.each(['', 'state=closed,new,acknowledged,resolved&'])(
    'pages of two (%s) => everything once, in order',
    async (states) => {
      const all = await ids(`${states}sort=-openedAt&limit=1000`)
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`
        const page: Page<Incident> = await api.get(`/api/v1/incidents?${states}sort=-openedAt&limit=2${query}`)
        expect(page.items.length).toBeLessThanOrEqual(2)
        seen.push(...page.items.map((incident) => incident.id))
        cursor = page.nextCursor
      }
      expect(seen).toEqual(all)
    },
  )

  it.each([
    'state=gone',
    'priority=P9',
    'sort=colour',
    'limit=0',
    'limit=5000',
    'from=yesterday',
    'cursor=%7B%7D',
    'cursor=WzFd',
  ])('list ?%s => 400 problem', async (query) => {
    const answer = await api.request('GET', `/api/v1/incidents?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it('one incident => whole record with ETag; the same again => 304', async () => {
    const answer = await api.request('GET', '/api/v1/incidents/inc-1')
    expect(answer.json()).toEqual(anIncident({ id: 'inc-1', priority: 'P1', title: 'Core switch is down' }))
    expect(answer.headers['etag']).toBe('"1"')
    const again = await api.request('GET', '/api/v1/incidents/inc-1', undefined, { 'if-none-match': '"1"' })
    expect(again.statusCode).toBe(304)
  })

  it('no such incident => 404', async () => {
    expect((await api.request('GET', '/api/v1/incidents/inc-0')).statusCode).toBe(404)
  })

  it('members => ended ones too, newest first, in pages', async () => {
    const page = await api.get<Page<{ id: string }>>('/api/v1/incidents/inc-1/alerts?limit=2')
    expect(page.items.map(({ id }) => id)).toEqual(['a3', 'a2'])
    const rest = await api.get<Page<{ id: string }>>(`/api/v1/incidents/inc-1/alerts?limit=2&cursor=${page.nextCursor}`)
    expect(rest).toMatchObject({ items: [{ id: 'a1' }], nextCursor: null })
  })

  it('timeline => in order, also of lines of the same moment', async () => {
    const first = await api.get<Page<{ id: string }>>('/api/v1/incidents/inc-1/timeline?limit=7')
    const rest = await api.get<Page<{ id: string }>>(`/api/v1/incidents/inc-1/timeline?cursor=${first.nextCursor}`)
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(
      Array.from({ length: 12 }, (_, n) => `inc-1#${n + 1}`),
    )
  })
})
