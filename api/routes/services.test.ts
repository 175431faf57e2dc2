// Services, dependencies and drawings over HTTP, on a small shop: any one of two firewalls is enough, the database has no alternative.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CiRevision } from '../../correlate/contract/change.ts'
import type { Relationship } from '../../correlate/contract/ci.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'

const need = (from: string, to: string, redundancy?: string): Relationship => ({
  from,
  to,
  type: 'dependsOn',
  ...(redundancy === undefined ? {} : { redundancy }),
})
const CIS: readonly (readonly [id: string, type: string, site: string, ...needs: Relationship[]])[] = [
  ['shop', 'service', 'hq', need('shop', 'fw-a', 'firewall'), need('shop', 'fw-b', 'firewall'), need('shop', 'db')],
  ['mail', 'service', 'hq'],
  ['fw-a', 'firewall', 'hq', need('fw-a', 'core')],
  ['fw-b', 'firewall', 'hq', need('fw-b', 'core')],
  ['db', 'database', 'dc', need('db', 'core')],
  ['core', 'core-switch', 'dc'],
]
const REVISIONS = CIS.map(([id, type, site, ...relationships]): CiRevision => ({
  version: 'v1',
  loadedAt: T0,
  total: CIS.length,
  ci: {
    id,
    type,
    name: id.toUpperCase(),
    attributes: {},
    site,
    ...(id === 'shop' ? { criticality: 5, owner: 'li' } : {}),
  },
  relationships,
}))

interface States {
  readonly items: readonly { readonly ci: { readonly id: string; readonly health: string } }[]
}

describe.skipIf(natsMissing !== null)('services and dependencies', () => {
  let api: TestApi
  const of = (id: string) => ({ id, name: id, type: 'x', managed: true })

  beforeAll(async () => {
    api = await startTestApi({ writes: false })
    await api.engine.publish({ entity: 'ci', items: REVISIONS })
    const services = [{ ci: 'shop', name: 'SHOP', criticality: 5, effect: 'degraded' }] as const
    await api.engine.publish({ entity: 'incident', items: [anIncident({ services })] })
    await api.engine.publish({
      entity: 'alert',
      items: [
        anAlert({ id: 'a1', ci: of('fw-b'), effect: 'down' }),
        anAlert({ id: 'a2', ci: of('mail'), effect: null, severity: 'warning' }),
        anAlert({ id: 'a3', ci: { ...of('host:x'), managed: false, contested: [{ hint: 'ip', value: '10.0.0.9', cis: ['db', 'gone'] }] } }),
      ],
    }) // prettier-ignore
    await api.caughtUp()
  })
  afterAll(() => api.stop())

  it('services => worst first, with incidents and what is left of the weakest group', async () => {
    const { items } = await api.get<States>('/api/v1/services')
    expect(items).toMatchObject([
      {
        ci: { id: 'shop', health: 'degraded', criticality: 5 },
        owner: 'li',
        incidents: ['inc-1'],
        weakest: { of: 'shop', word: 'firewall', left: 1, total: 2 },
      },
      { ci: { id: 'mail', health: 'ok', severity: 'warning' }, incidents: [], weakest: null },
    ])
    expect((await api.get<States>('/api/v1/services?health=ok')).items.map(({ ci }) => ci.id)).toEqual(['mail'])
    const page = await api.get<States & { nextCursor: string }>('/api/v1/services?limit=1')
    const rest = await api.get<States>(`/api/v1/services?limit=1&cursor=${page.nextCursor}`)
    expect([...page.items, ...rest.items].map(({ ci }) => ci.id)).toEqual(['shop', 'mail'])
  })

  it('health follows the alerts', async () => {
    await api.engine.publish({ entity: 'alert', items: [anAlert({ id: 'a4', ci: of('core'), effect: 'down' })] })
    await api.caughtUp()
    expect((await api.get<States>('/api/v1/services')).items[0]?.ci.health).toBe('down')
    const over = anAlert({ id: 'a4', revision: 2, ci: of('core'), state: 'cleared', effect: null })
    await api.engine.publish({ entity: 'alert', items: [over] })
    await api.caughtUp()
    expect((await api.get<States>('/api/v1/services')).items[0]?.ci.health).toBe('degraded')
  })

  it('one service => what it needs, with ways and redundancy, and its incidents', async () => {
    const detail = await api.get<{ needs: { items: { ci: { id: string }; effect: string; path: string[] }[] } }>(
      '/api/v1/services/shop',
    )
    expect(detail).toMatchObject({
      incidents: [{ id: 'inc-1' }],
      needs: { redundancy: [{ of: { id: 'shop' }, word: 'firewall', left: 1, total: 2 }], truncated: false },
    })
    expect(detail.needs.items.map(({ ci, effect }) => [ci.id, effect])).toEqual([
      ['fw-a', 'degraded'],
      ['fw-b', 'degraded'],
      ['db', 'down'],
      ['core', 'down'],
    ])
    expect(detail.needs.items.at(-1)?.path).toEqual(['shop', 'fw-a', 'core'])
    expect((await api.request('GET', '/api/v1/services/core')).statusCode, 'a switch is no service').toBe(404)
  })

  it.each([
    ['/api/v1/cis/fw-a/dependants', [['shop', 'degraded']]],
    ['/api/v1/cis/db/dependants', [['shop', 'down']]],
    ['/api/v1/topology/failure?ci=fw-a&ci=fw-b', [['shop', 'down']]],
    ['/api/v1/cis/core/dependants', [['shop', 'down'], ['fw-a', 'down'], ['fw-b', 'down'], ['db', 'down']]],
  ])('%s', async (url, want) => {
    const { items } = await api.get<{ items: { ci: { id: string }; effect: string }[] }>(url)
    expect(items.map(({ ci, effect }) => [ci.id, effect])).toEqual(want)
  }) // prettier-ignore

  it('a bound that is reached is told; the counts are of all', async () => {
    const answer = await api.get('/api/v1/cis/core/dependants?limit=1')
    expect(answer).toMatchObject({
      items: [{ ci: { id: 'shop' } }],
      counts: { down: 4, servicesDown: 1 },
      truncated: true,
    })
  })

  it.each(['/api/v1/cis/no/dependants', '/api/v1/cis/no/needs', '/api/v1/topology/failure?ci=core&ci=no', '/api/v1/topology/path?from=no&to=core'])(
    '%s => 404',
    async (url) => {
      expect((await api.request('GET', url)).statusCode).toBe(404)
    },
  ) // prettier-ignore

  it('a failure of nothing => 400', async () => {
    expect((await api.request('GET', '/api/v1/topology/failure')).statusCode).toBe(400)
  })

  it('positions: the same for everybody, the core above what hangs on it', async () => {
    type Drawing = { nodes: { ci: { id: string }; x: number; y: number }[]; width: number; clusters: { id: string }[] }
    const drawing = await api.get<Drawing>('/api/v1/topology?ci=shop&hops=2')
    expect(await api.get('/api/v1/topology?ci=shop&hops=2')).toEqual(drawing)
    const y = (id: string) => drawing.nodes.find(({ ci }) => ci.id === id)?.y ?? NaN
    expect(y('core')).toBeLessThan(y('db'))
    expect(drawing.clusters.map(({ id }) => id)).toEqual(['dc', 'hq'])
  })

  it('one site', async () => {
    const { nodes, truncated } = await api.get<{ nodes: { ci: { id: string } }[]; truncated: boolean }>('/api/v1/topology?site=dc')
    expect([nodes.map(({ ci }) => ci.id).sort(), truncated]).toEqual([['core', 'db'], false])
    expect(await api.get('/api/v1/topology?site=nowhere')).toMatchObject({ nodes: [], truncated: false })
  }) // prettier-ignore

  it('sites with the worst that is wrong in them, and how they hang together', async () => {
    expect(await api.get('/api/v1/topology/clusters')).toMatchObject({
      clusters: [
        { id: 'dc', cis: 2, down: 0, severity: 'cleared' },
        { id: 'hq', cis: 4, down: 1, degraded: 1, severity: 'critical' },
      ],
      links: [{ from: 'dc', to: 'hq', relationships: 3 }],
    })
  })

  it('the way between two CIs, and none', async () => {
    const { steps } = await api.get<{ steps: object[] }>('/api/v1/topology/path?from=fw-a&to=db')
    expect(steps).toMatchObject([
      { from: 'fw-a', to: 'core', direction: 'up' },
      { from: 'core', to: 'db', direction: 'down' },
    ])
    expect(await api.get('/api/v1/topology/path?from=mail&to=db')).toMatchObject({ steps: [], nodes: { length: 2 } })
  })

  it('hints that several CIs claim, also when one of them is gone', async () => {
    expect(await api.get('/api/v1/contested-hints')).toMatchObject({
      items: [{ hint: 'ip', value: '10.0.0.9', alerts: 1, cis: [{ name: 'DB' }, { name: 'gone' }] }],
    })
  })

  it('focus => the CI in the middle, what it needs above it, arrows where trouble goes; unknown => 404', async () => {
    interface Focus {
      readonly nodes: readonly { readonly id: string; readonly role: string }[]
      readonly edges: readonly { readonly from: string; readonly to: string; readonly impact: boolean }[]
    }
    const focus = await api.get<Focus>('/api/v1/topology/focus?ci=fw-b&hops=1')
    expect(focus.nodes.map(({ id, role }) => [id, role])).toEqual([
      ['fw-b', 'root'],
      ['core', 'around'],
      ['shop', 'around'],
    ])
    expect(focus.edges).toEqual([
      { from: 'core', to: 'fw-b', type: 'dependsOn', kind: 'need', impact: false },
      { from: 'fw-b', to: 'shop', type: 'dependsOn', kind: 'need', impact: true },
    ])
    expect((await api.request('GET', '/api/v1/topology/focus?ci=none')).statusCode).toBe(404)
  })

  it('tiers of a site => types, the core first, with what is wrong and what needs what', async () => {
    expect(await api.get('/api/v1/topology/tiers?site=hq')).toMatchObject({
      version: 'v1',
      loadedAt: T0,
      tiers: [
        { type: 'firewall', cis: 2, alerting: 1, down: 1, degraded: 0, severity: 'critical', row: 0 },
        { type: 'service', cis: 2, alerting: 1, down: 0, degraded: 1, row: 1 },
      ],
      links: [{ from: 'firewall', to: 'service', relationships: 2 }],
    })
    const ofType = await api.get<{ nodes: { ci: { id: string } }[] }>('/api/v1/topology?site=hq&type=firewall')
    expect(ofType.nodes.map(({ ci }) => ci.id)).toEqual(['fw-a', 'fw-b'])
  })
})
