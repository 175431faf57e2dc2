import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../test/support/make-event.ts'
import { EPOCH, VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { Ci } from '../../contract/ci.ts'

const ci = (id: string, attributes: Ci['attributes']): Ci => ({ id, type: 'switch', name: id, attributes })

const engine = (): VirtualEngine =>
  new VirtualEngine({
    cis: [
      ci('sw-1', { ip: '10.0.0.1', interfaces: ['ifIndex=3;ifName=Gi0/3;ifAlias=to core'] }),
      ci('twin-a', { hostname: 'twin' }),
      ci('twin-b', { hostname: 'twin' }),
    ],
    relationships: [],
  })

describe('where an event is', () => {
  it('a trap by index and an alert by name of one port => one alert, two sources', () => {
    const one = engine()
    const link = { ci: 'sw-1', eventClass: 'linkDown' }
    one.feed(EPOCH, [makeEvent({ ...link, at: EPOCH, component: 'ifIndex=3' })])
    const at = EPOCH + 1_000
    const [decision] = one.feed(at, [
      makeEvent({ ...link, at, source: 'prometheus', component: 'ifName=GigabitEthernet0/3' }),
    ])
    expect(decision?.decision).toBe('corroborated')
    expect([...one.alerts.values()].map(({ component, sources }) => [component, sources.length])).toEqual([
      ['ifName=Gi0/3', 2],
    ])
  })

  it('a name that two CIs claim => neither; the alert says which, the decision is marked', () => {
    const one = engine()
    const [decision] = one.feed(EPOCH, [makeEvent({ ci: 'twin', eventClass: 'HostDown', at: EPOCH })])
    expect(decision).toMatchObject({ decision: 'opened', contested: true })
    expect([...one.alerts.values()][0]?.ci).toEqual({
      id: 'host:twin',
      name: 'twin',
      type: 'host',
      managed: false,
      contested: [{ hint: 'hostname', value: 'twin', cis: ['twin-a', 'twin-b'] }],
    })
  })
})
