import { describe, expect, it } from 'vitest'
import type { ResourceHints } from '../../ingest/contract/event.ts'
import type { Ci } from '../contract/ci.ts'
import { buildTopology } from './build-topology.ts'

const ci = (id: string, type = 'host', attributes: Ci['attributes'] = {}): Ci => ({ id, type, name: id, attributes })

const topology = buildTopology({
  cis: [
    ci('r1', 'router', { hostname: 'r1.example.net', ip: ['10.0.0.1/24', '2001:DB8::1'], engineId: '0x80:00:1F:88' }),
    ci('paris-db', 'server', { hostname: 'db-1.paris.example.net', ip: ['10.1.0.9', '192.168.0.9', '127.0.0.1'] }),
    ci('lyon-db', 'server', { hostname: 'db-1.lyon.example.net', ip: ['10.2.0.9', '192.168.0.9', '127.0.0.1'] }),
    ci('twin-a', 'server', { hostname: 'twin', ip: '10.3.0.1' }),
    ci('twin-b', 'server', { hostname: 'twin', ip: '10.3.0.2' }),
    ci('mail', 'server', { alias: ['postbox', 'mx-old'] }),
    { id: 'svc-mail', type: 'service', name: 'mail', attributes: {} },
    ci('plain'),
    ci('cart', 'deployment', { k8sNamespace: 'shop' }),
    { id: 'stage-cart', type: 'deployment', name: 'cart', attributes: { k8sNamespace: 'stage' } },
    ci('shop/cart-known', 'pod'),
    ci('ghost', 'server', { hostname: 'localhost' }),
    ci('lab-sw', 'switch', { ip: ['127.0.0.7'] }),
  ],
  relationships: [],
})

describe('resolving hints: what decides', () => {
  it.each<[string, ResourceHints, string]>([
    ['IPv6 in another spelling', { ip: '2001:0db8:0:0:0:0:0:1' }, 'r1'],
    ['IPv4 mapped into IPv6', { ip: '::ffff:10.0.0.1' }, 'r1'],
    ['IPv6 scrape target with zone', { instance: '[2001:db8::1%eth0]:9100' }, 'r1'],
    ['engine id with other separators', { engineId: '80001f88' }, 'r1'],
    ['engine id over the address of a relay', { engineId: '80001f88', ip: '10.1.0.9' }, 'r1'],
    ['an alias', { hostname: 'MX-OLD' }, 'mail'],
    ['the CMDB has a longer domain', { hostname: 'db-1.lyon' }, 'lyon-db'],
    ['the CMDB has no domain', { hostname: 'plain.example.net' }, 'plain'],
    ['known within another domain => somebody else', { hostname: 'r1.elsewhere.net' }, 'host:r1'],
    ['disputed name, an address decides', { hostname: 'db-1', ip: '10.1.0.9' }, 'paris-db'],
    ['two disputed hints that only one CI shares', { hostname: 'twin', ip: '10.3.0.2' }, 'twin-b'],
    ['an id over other claims', { hostname: 'mail' }, 'mail'],
    ['a hint of a service means the service', { service: 'mail' }, 'mail'],
    ['pod in its namespace', { k8sNamespace: 'shop', k8sPod: 'cart-known' }, 'shop/cart-known'],
    ['pod => its deployment', { k8sNamespace: 'shop', k8sPod: 'cart-7d9c5b6f4-x2x9z' }, 'cart'],
    ['pod => the deployment of its namespace', { k8sNamespace: 'stage', k8sPod: 'cart-7d9c5b6f4-x2x9z' }, 'stage-cart'],
    ['a namespace is no host', { k8sNamespace: 'plain', k8sPod: 'web' }, 'pod:plain/web'],
    ['a loopback address that one CI has', { ip: '127.0.0.7' }, 'lab-sw'],
    ['localhost is nobody', { hostname: 'localhost', ip: '127.0.0.1' }, 'host:localhost'],
  ])('%s', (_path, hints, id) => {
    const { ci: found } = topology.resolve({ hints })
    expect(found?.id).toBe(id)
    expect(found?.contested).toBeUndefined()
  })

  it('two pods of one deployment stay two conditions', () => {
    const hints = { k8sNamespace: 'shop', k8sPod: 'cart-7d9c5b6f4-x2x9z' }
    expect(topology.resolve({ hints }).component).toBe('pod=cart-7d9c5b6f4-x2x9z')
    expect(topology.resolve({ hints, component: 'container=app' }).component).toBe(
      'pod=cart-7d9c5b6f4-x2x9z,container=app',
    )
  })
})

describe('resolving hints: what stays open is told', () => {
  it.each<[string, ResourceHints, string, readonly (readonly [string, readonly string[]])[]]>([
    ['a name of two', { hostname: 'twin' }, 'host:twin', [['hostname', ['twin-a', 'twin-b']]]],
    ['an address of two', { ip: '192.168.0.9' }, 'host:192.168.0.9', [['ip', ['paris-db', 'lyon-db']]]],
    [
      'a weaker hint that says something else',
      { hostname: 'twin', ip: '10.0.0.1' },
      'host:twin',
      [['hostname', ['twin-a', 'twin-b']]],
    ],
    [
      'two hints, the same two CIs',
      { hostname: 'db-1', ip: '192.168.0.9' },
      'host:db-1',
      [
        ['hostname', ['paris-db', 'lyon-db']],
        ['ip', ['paris-db', 'lyon-db']],
      ],
    ],
  ])('%s', (_path, hints, id, contested) => {
    const { ci: found } = topology.resolve({ hints })
    expect(found).toMatchObject({ id, managed: false })
    expect(found?.contested?.map(({ hint, cis }) => [hint, cis])).toEqual(contested)
  })

  it('more claimants than can be kept decide nothing, whatever else is shared', () => {
    const many = buildTopology({
      cis: Array.from({ length: 20 }, (_, n) =>
        ci(`n${n}`, 'host', { alias: 'node', ip: ['10.0.0.7', `10.0.1.${n}`] }),
      ),
      relationships: [],
    })
    expect(many.resolve({ hints: { hostname: 'node', ip: '10.0.0.7' } }).ci).toMatchObject({ managed: false })
    expect(many.resolve({ hints: { hostname: 'node', ip: '10.0.1.13' } }).ci).toMatchObject({ id: 'n13' })
  })
})

describe('parts of a CI', () => {
  const device = buildTopology({
    cis: [
      ci('sw-1', 'switch', {
        interfaces: [
          'ifIndex=3;ifName=Gi0/3;ifDescr=GigabitEthernet0/3;ifAlias=To Core',
          'ifIndex=4;ifName=Gi0/4;ifAlias=user',
          'ifIndex=5;ifName=Gi0/5;ifAlias=user',
          'ifIndex=9',
        ],
      }),
    ],
    relationships: [],
  })
  it.each([
    ['index => name', 'ifIndex=3', 'ifName=Gi0/3'],
    ['long name', 'ifName=GigabitEthernet0/3', 'ifName=Gi0/3'],
    ['alias, any case', 'ifAlias=to core', 'ifName=Gi0/3'],
    ['alias of two ports => as it is', 'ifAlias=user', 'ifAlias=user'],
    ['unknown index => as it is', 'ifIndex=77', 'ifIndex=77'],
    ['unknown name => its one spelling', 'ifName=gigabitethernet0/9', 'ifName=Gi0/9'],
    ['a port without a name', 'ifIndex=9', 'ifIndex=9'],
    ['no port', '/var', '/var'],
  ])('%s', (_path, component, want) => {
    expect(device.resolve({ ci: 'sw-1', component }).component).toBe(want)
  })
})
