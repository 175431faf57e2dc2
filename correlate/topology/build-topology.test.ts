import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTopology } from '../../test/support/topology-notation.ts'
import type { Ci, CmdbFile, Relationship } from '../contract/ci.ts'
import { RELATIONSHIP_TYPES } from '../contract/ci.ts'
import { buildTopology } from './build-topology.ts'

const ci = (id: string, type = 'host', attributes: Ci['attributes'] = {}): Ci => ({ id, type, name: id, attributes })
const topologyOf = (notation: string, more: readonly Relationship[] = []) =>
  buildTopology(readTopology(notation, new Map(), more))

describe('walks', () => {
  const campus = topologyOf('core-1 > dist-1 > access-[1..3]; access-1 > srv-1; srv-1 > svc-mail')

  it('upstream: what a CI needs, nearest first, by tier where the cable says nothing', () => {
    expect(campus.upstream('srv-1', 3).map(({ ci, hops }) => [ci, hops])).toEqual([
      ['access-1', 1],
      ['dist-1', 2],
      ['core-1', 3],
    ])
    expect(campus.upstream('core-1', 3)).toEqual([])
  })

  it("a leased circuit stands between the provider's edge and the customer's; with one end known, that end needs it", () => {
    const wan = buildTopology({
      cis: [
        ci('p-1', 'core-router'),
        ci('pe-1', 'pe-router'),
        ci('line-1', 'circuit'),
        ci('ce-1', 'ce-router'),
        ci('line-2', 'circuit'),
        ci('ce-2', 'ce-router'),
      ],
      relationships: [
        { from: 'pe-1', to: 'p-1', type: 'connectedTo' },
        { from: 'line-1', to: 'pe-1', type: 'connectedTo' },
        { from: 'ce-1', to: 'line-1', type: 'connectedTo' },
        { from: 'ce-2', to: 'line-2', type: 'connectedTo' },
      ],
    })
    expect(wan.upstream('ce-1', 3).map((up) => up.ci)).toEqual(['line-1', 'pe-1', 'p-1'])
    expect(wan.upstream('ce-2', 3).map((up) => up.ci)).toEqual(['line-2'])
  })

  it('a part needs what its whole depends on, not the other parts', () => {
    const shop = buildTopology({
      cis: ['cart', 'cart-0', 'cart-1', 'redis', 'redis-0'].map((id) => ({
        id,
        type: 'service',
        name: id,
        attributes: {},
      })),
      relationships: [
        { from: 'cart-0', to: 'cart', type: 'memberOf' },
        { from: 'cart-1', to: 'cart', type: 'memberOf' },
        { from: 'redis-0', to: 'redis', type: 'memberOf' },
        { from: 'cart', to: 'redis', type: 'dependsOn' },
      ],
    })
    expect(shop.upstream('cart-0', 3).map(({ ci, hops, hard }) => [ci, hops, hard])).toEqual([
      ['redis', 2, false],
      ['redis-0', 3, false],
    ])
  })

  it('downstream: what needs a CI, within the hops', () => {
    expect(campus.downstream('dist-1', 1)).toEqual(['access-1', 'access-2', 'access-3'])
    expect(campus.downstreamCount('core-1', 3)).toBe(5)
    expect(campus.services('core-1')).toEqual(['svc-mail'])
  })

  it('path: types and directions of its steps, null beyond the hops', () => {
    expect(campus.path('svc-mail', 'dist-1', 3)?.map(({ to, type, direction }) => [to, type, direction])).toEqual([
      ['srv-1', 'dependsOn', 'up'],
      ['access-1', 'connectedTo', 'up'],
      ['dist-1', 'connectedTo', 'up'],
    ])
    expect(campus.path('access-1', 'access-2', 3)?.map(({ direction }) => direction)).toEqual(['up', 'down'])
    expect(campus.path('svc-mail', 'core-1', 3)).toBeNull()
    expect(campus.path('svc-mail', 'elsewhere', 3)).toBeNull()
  })

  it('equals are peers: they see each other, and need nothing of each other', () => {
    const pair = topologyOf('core-1 > access-1; core-2 > access-2', [
      { from: 'core-1', to: 'core-2', type: 'connectedTo' },
    ])
    expect(pair.upstream('core-1', 3)).toMatchObject([{ ci: 'core-2', peer: true }])
    expect(pair.upstream('access-1', 3).map(({ ci, peer }) => [ci, peer])).toEqual([
      ['core-1', false],
      ['core-2', true],
    ])
    expect(pair.downstream('core-2', 3)).toEqual(['access-2'])
  })

  it('two uplinks are each other’s alternatives', () => {
    const dual = topologyOf('dist-1, dist-2 > access-1 > pc-1')
    expect(dual.upstream('access-1', 1).map(({ hard }) => hard)).toEqual([false, false])
    expect(dual.upstream('pc-1', 1).map(({ hard }) => hard)).toEqual([true])
  })
})

describe('effects on services', () => {
  const down =
    (...ids: string[]) =>
    (id: string) =>
      ids.includes(id)
  const none = (): boolean => false
  const shop = topologyOf('access-1 > srv-1; access-2 > srv-2; srv-3 > svc-shop', [
    { from: 'svc-shop', to: 'srv-1', type: 'dependsOn', redundancy: 'web' },
    { from: 'svc-shop', to: 'srv-2', type: 'dependsOn', redundancy: 'web' },
  ])

  it.each([
    ['one alternative down => degraded', down('srv-1'), none, 'degraded'],
    ['the switch below one alternative down => degraded', down('access-1'), none, 'degraded'],
    ['both alternatives down => down', down('srv-1', 'access-2'), none, 'down'],
    ['a need without alternative down => down', down('srv-3'), none, 'down'],
    ['a need impaired => degraded', none, down('srv-3'), 'degraded'],
    ['nothing of it hit => nothing', down('elsewhere'), none, undefined],
  ])('%s', (_path, failed, impaired, effect) => {
    expect(shop.effects(['svc-shop'], failed, impaired).get('svc-shop')).toBe(effect)
  })
})

describe('resolving hints', () => {
  const topology = buildTopology({
    cis: [
      ci('ci-1', 'router', { hostname: ['R1.Example.net'], ip: ['10.0.0.1', '10.0.0.2'], engineId: '0x80001F88' }),
      ci('ci-2', 'server', { hostname: 'db-1.paris.example.net', ip: '10.0.0.9' }),
      ci('ci-3', 'server', { hostname: 'db-1.lyon.example.net', ip: '10.0.0.9', sysName: 'lyon-db' }),
      ci('shop/cart-0', 'pod'),
    ],
    relationships: [],
  })

  it.each([
    ['full name, any case', { hostname: 'r1.example.NET' }, 'ci-1'],
    ['short name', { hostname: 'r1' }, 'ci-1'],
    ['name as CI id', { hostname: 'CI-2' }, 'ci-2'],
    ['address', { ip: '10.0.0.2' }, 'ci-1'],
    ['instance with port', { instance: 'r1:9100' }, 'ci-1'],
    ['instance as address with port', { instance: '10.0.0.1:161' }, 'ci-1'],
    ['instance as URL', { instance: 'https://r1.example.net/health' }, 'ci-1'],
    ['engine id', { engineId: '80001f88' }, 'ci-1'],
    ['pod with namespace', { k8sNamespace: 'shop', k8sPod: 'cart-0' }, 'shop/cart-0'],
    ['address that two claim => the other hint decides', { ip: '10.0.0.9', sysName: 'lyon-db' }, 'ci-3'],
    ['full name where the short one is ambiguous', { hostname: 'db-1.paris.example.net' }, 'ci-2'],
    ['ambiguous short name => unmanaged', { hostname: 'db-1' }, 'host:db-1'],
    ['unknown => made from the best hint', { ip: '10.9.9.9', instance: 'X9.lan:80' }, 'host:x9'],
    ['a name that begins with a dot has no short form', { hostname: '.lan' }, 'host:.lan'],
    ['IPv6 with port', { instance: '[2001:db8::1]:9100' }, 'host:2001:db8::1'],
  ])('%s', (_path, hints, id) => {
    expect(topology.resolve({ hints }).ci?.id).toBe(id)
  })

  it('a CI id wins over hints, known or not; nothing gives nothing', () => {
    expect(topology.resolve({ ci: 'ci-2', hints: { hostname: 'r1' } }).ci).toMatchObject({ id: 'ci-2', managed: true })
    expect(topology.resolve({ ci: 'new' }).ci).toEqual({ id: 'new', name: 'new', type: 'unknown', managed: false })
    expect(topology.resolve({}).ci).toBeNull()
  })

  it('says which hints identify nothing', () => {
    expect(topology.faults).toEqual(['address 10.0.0.9 is claimed by ci-2 and ci-3'])
  })
})

describe('what does not fit', () => {
  it('is left out and listed', () => {
    const topology = buildTopology({
      cis: [ci('a'), ci('a', 'server'), ci('b')],
      relationships: [
        { from: 'a', to: 'a', type: 'dependsOn' },
        { from: 'a', to: 'gone', type: 'runsOn' },
        { from: 'gone', to: 'b', type: 'memberOf' },
      ],
    })
    expect(topology.faults).toHaveLength(4)
    expect(topology.ci('a')?.type).toBe('host')
  })

  it('version follows the content', () => {
    const cmdb: CmdbFile = { cis: [ci('a')], relationships: [] }
    expect(buildTopology(cmdb).version).toBe(buildTopology(structuredClone(cmdb)).version)
    expect(buildTopology({ ...cmdb, cis: [ci('b')] }).version).not.toBe(buildTopology(cmdb).version)
  })

  it('walks end on any graph: cycles, self-loops, missing CIs', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'missing')
    const relationship = fc.record({ from: id, to: id, type: fc.constantFrom(...RELATIONSHIP_TYPES) })
    const type = fc.constantFrom('service', 'switch', 'core-switch', 'host')
    fc.assert(
      fc.property(
        fc.array(relationship, { maxLength: 30 }),
        fc.array(type, { minLength: 5, maxLength: 5 }),
        (rels, types) => {
          const cis = ['a', 'b', 'c', 'd', 'e'].map((name, i) => ci(name, types[i]))
          const topology = buildTopology({ cis, relationships: rels })
          for (const { id: one } of cis) {
            const up = topology.upstream(one, 3).map((entry) => entry.ci)
            expect(new Set(up).size).toBe(up.length)
            expect(up).not.toContain(one)
            expect(topology.downstreamCount(one, 3)).toBeLessThan(5)
            // Upstream and downstream are the same relation seen from both ends.
            for (const entry of topology.upstream(one, 3)) {
              if (!entry.peer) expect(topology.downstream(entry.ci, 3)).toContain(one)
            }
            expect([undefined, 'degraded', 'down']).toContain(
              topology
                .effects(
                  [one],
                  (x) => x === 'a',
                  () => false,
                )
                .get(one),
            )
          }
        },
      ),
    )
  })
})
