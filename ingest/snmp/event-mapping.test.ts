import { describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../contract/event.ts'
import { createCatalog } from './catalog/catalog.ts'
import { STANDARD_MIBS } from './catalog/standard-catalog.ts'
import { toEvent, type Arrival } from './event-mapping.ts'
import type { Notification, Varbind } from './notification.ts'

const catalog = createCatalog(STANDARD_MIBS)
const IF = '1.3.6.1.2.1.2.2.1'

const ARRIVAL: Arrival = {
  source: '192.0.2.7',
  receivedAt: 1_700_000_000_000,
  eventId: () => 'id-1',
  domain: 'default',
}

function map(trapOid: string, varbinds: readonly Varbind[], more: Partial<Arrival> = {}): MonitoringEvent {
  const notification: Notification = { version: 'v2c', trapOid, sysUpTime: 4711, varbinds, requestId: 1 }
  return toEvent(catalog, notification, { ...ARRIVAL, ...more })
}

const num = (oid: string, value: number): Varbind => ({ oid, type: 2, value })
const octets = (oid: string, value: string): Varbind => ({ oid, type: 4, value: Buffer.from(value) })
const object = (oid: string, value: string): Varbind => ({ oid, type: 6, value })

/** kind, class, severity, component. */
const gist = (event: MonitoringEvent) => [event.kind, event.eventClass, event.severity, event.resource.component]

describe('toEvent', () => {
  it('makes a linkDown: labels decoded, event time is receive time, the device is the sender', () => {
    const event = map('1.3.6.1.6.3.1.1.5.3', [
      num(`${IF}.1.3`, 3),
      num(`${IF}.7.3`, 1),
      num(`${IF}.8.3`, 2),
      octets('1.3.6.1.2.1.31.1.1.1.1.3', 'Gi0/3'),
    ])
    expect(event).toMatchObject({
      id: 'id-1',
      source: 'snmp',
      sender: 'udp:192.0.2.7',
      occurredAt: 1_700_000_000_000,
      observedAt: 1_700_000_000_000,
      kind: 'raise',
      eventClass: 'linkDown',
      severity: 'critical',
      resource: { hints: { ip: '192.0.2.7' }, component: 'ifIndex=3' },
      summary: 'Interface Gi0/3 is down',
      labels: {
        ifIndex: '3',
        ifName: 'Gi0/3',
        ifAdminStatus: 'up',
        ifOperStatus: 'down',
        trap: 'linkDown',
        trapOid: '1.3.6.1.6.3.1.1.5.3',
        udpSource: '192.0.2.7',
        snmpVersion: 'v2c',
      },
      annotations: { sysUpTime: '4711' },
      domain: 'default',
    })
  })

  const BGP = '1.3.6.1.2.1.15.3.1'
  const ups = (alarm: number) => [object('1.3.6.1.2.1.33.1.6.2.1.2.9', `1.3.6.1.2.1.33.1.6.3.${alarm}`)]
  const PAIRS: readonly (readonly [string, string, Varbind[], string, Varbind[], string, string | undefined])[] = [
    [
      'link',
      '1.3.6.1.6.3.1.1.5.3',
      [num(`${IF}.1.3`, 3)],
      '1.3.6.1.6.3.1.1.5.4',
      [num(`${IF}.8.3`, 1)],
      'linkDown',
      'ifIndex=3',
    ],
    [
      'BGP by the old traps and the new notification',
      '1.3.6.1.2.1.15.7.2',
      [num(`${BGP}.2.10.0.0.2`, 1)],
      '1.3.6.1.2.1.15.0.1',
      [{ oid: `${BGP}.7.10.0.0.2`, type: 0x40, value: '10.0.0.2' }],
      'bgpPeerDown',
      'bgpPeer=10.0.0.2',
    ],
    [
      'BGP, Cisco IPv6 peer',
      '1.3.6.1.4.1.9.9.187.0.6',
      [num('1.3.6.1.4.1.9.9.187.1.2.5.1.3.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1', 1)],
      '1.3.6.1.4.1.9.9.187.0.5',
      [num('1.3.6.1.4.1.9.9.187.1.2.5.1.3.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1', 6)],
      'bgpPeerDown',
      'bgpPeer=2001:db8::1',
    ],
    [
      'OSPF neighbour, decided by its state',
      '1.3.6.1.2.1.14.16.2.2',
      [num('1.3.6.1.2.1.14.10.1.6.10.0.0.9.0', 1)],
      '1.3.6.1.2.1.14.16.2.2',
      [num('1.3.6.1.2.1.14.10.1.6.10.0.0.9.0', 8)],
      'ospfNeighborDown',
      'ospfNbr=10.0.0.9',
    ],
    [
      'UPS on battery, ended by the removal of the alarm',
      '1.3.6.1.2.1.33.2.1',
      [],
      '1.3.6.1.2.1.33.2.4',
      ups(2),
      'upsOnBattery',
      undefined,
    ],
    [
      'UPS alarm',
      '1.3.6.1.2.1.33.2.3',
      ups(3),
      '1.3.6.1.2.1.33.2.4',
      ups(3),
      'upsAlarm',
      'upsAlarm=upsAlarmLowBattery',
    ],
    ['APC on battery', '1.3.6.1.4.1.318.0.5', [], '1.3.6.1.4.1.318.0.9', [], 'upsOnBattery', undefined],
    [
      'VRF, named in the instance',
      '1.3.6.1.2.1.10.166.11.0.2',
      [num('1.3.6.1.2.1.10.166.11.1.2.2.1.6.3.114.101.100', 2)],
      '1.3.6.1.2.1.10.166.11.0.1',
      [num('1.3.6.1.2.1.10.166.11.1.2.2.1.6.3.114.101.100', 1)],
      'vrfDown',
      'vrf=red',
    ],
    [
      'DISMAN trigger on one of many instances',
      '1.3.6.1.2.1.88.2.0.2',
      [octets('1.3.6.1.2.1.88.2.1.1.0', 'load'), object('1.3.6.1.2.1.88.2.1.4.0', '1.3.6.1.4.1.2021.10.1.5.1')],
      '1.3.6.1.2.1.88.2.0.3',
      [octets('1.3.6.1.2.1.88.2.1.1.0', 'load'), object('1.3.6.1.2.1.88.2.1.4.0', '1.3.6.1.4.1.2021.10.1.5.1')],
      'mteThreshold',
      'trigger=load,mteHotOID=1.3.6.1.4.1.2021.10.1.5.1',
    ],
    [
      'Cisco fan',
      '1.3.6.1.4.1.9.9.13.3.0.8',
      [num('1.3.6.1.4.1.9.9.13.1.4.1.3.1004', 3)],
      '1.3.6.1.4.1.9.9.13.3.0.8',
      [num('1.3.6.1.4.1.9.9.13.1.4.1.3.1004', 1)],
      'fanFailed',
      'ciscoEnvMonFan=1004',
    ],
    [
      'Juniper power supply',
      '1.3.6.1.4.1.2636.4.1.1',
      [num('1.3.6.1.4.1.2636.3.1.8.1.1.2.1.0.0', 2)],
      '1.3.6.1.4.1.2636.4.2.1',
      [num('1.3.6.1.4.1.2636.3.1.8.1.1.2.1.0.0', 2)],
      'powerSupplyFailed',
      'jnxContents=2.1.0.0',
    ],
  ]
  it.each(PAIRS)(
    'pairs raise and clear: %s',
    (_, raiseOid, raiseVarbinds, clearOid, clearVarbinds, eventClass, component) => {
      const raise = map(raiseOid, raiseVarbinds)
      const clear = map(clearOid, clearVarbinds, { source: ARRIVAL.source, engineId: '80000000' })
      expect([raise.kind, raise.eventClass, raise.resource.component]).toEqual(['raise', eventClass, component])
      expect(gist(clear)).toEqual(['clear', eventClass, 'cleared', component])
      expect(clear.fingerprint, 'a clear must find the alert of its raise').toBe(raise.fingerprint)
    },
  )

  it('tells two ports, two peers and two devices apart', () => {
    const port = (n: number, source = '192.0.2.7') => map('1.3.6.1.6.3.1.1.5.3', [num(`${IF}.1.${n}`, n)], { source })
    const fingerprints = [port(3), port(4), port(3, '192.0.2.8')].map(({ fingerprint }) => fingerprint)
    expect(new Set(fingerprints).size).toBe(3)
  })

  it('makes a linkDown that an operator asked for a warning', () => {
    expect(map('1.3.6.1.6.3.1.1.5.3', [num(`${IF}.1.3`, 3), num(`${IF}.7.3`, 2)]).severity).toBe('warning')
  })

  it('keeps a state that is neither good nor bad a notice', () => {
    expect(map('1.3.6.1.2.1.105.0.1', [num('1.3.6.1.2.1.105.1.1.1.6.1.5', 5)]).kind).toBe('notice')
    expect(map('1.3.6.1.2.1.14.16.2.2', []).kind).toBe('notice')
  })

  describe('which device', () => {
    const address = (value: string): Varbind => ({ oid: '1.3.6.1.6.3.18.1.3.0', type: 0x40, value })
    it.each([
      ['snmpTrapAddress', [address('10.1.1.1')], '10.1.1.1'],
      ['the sender, when the agent does not know its address', [address('0.0.0.0')], '192.0.2.7'],
      ['the sender', [], '192.0.2.7'],
    ])('%s', (_, varbinds, ip) => {
      const event = map('1.3.6.1.6.3.1.1.5.1', varbinds)
      expect(event.resource.hints?.ip).toBe(ip)
      expect(event.labels['udpSource']).toBe('192.0.2.7')
    })

    it('adds sysName and engineID as hints, which do not change the fingerprint', () => {
      const plain = map('1.3.6.1.6.3.1.1.5.1', [])
      const rich = map('1.3.6.1.6.3.1.1.5.1', [octets('1.3.6.1.2.1.1.5.0', 'core-1')], { engineId: '8000aa' })
      expect(rich.resource.hints).toEqual({ ip: '192.0.2.7', sysName: 'core-1', engineId: '8000aa' })
      expect(rich.fingerprint).toBe(plain.fingerprint)
    })
  })

  describe('a trap that nobody described', () => {
    it('becomes a readable notice', () => {
      const event = map('1.3.6.1.4.1.2011.5.25.1.0.7', [octets('1.3.6.1.4.1.2011.5.25.1.3.0', 'board 3 lost')])
      expect(event).toMatchObject({
        kind: 'notice',
        eventClass: 'snmpTrap',
        severity: 'indeterminate',
        summary: 'Huawei trap 1.3.6.1.4.1.2011.5.25.1.0.7: 1.3.6.1.4.1.2011.5.25.1.3.0=board 3 lost',
        labels: { '1.3.6.1.4.1.2011.5.25.1.3.0': 'board 3 lost', trap: '1.3.6.1.4.1.2011.5.25.1.0.7' },
      })
    })

    it('is bounded in labels, names, summary and raw text', () => {
      const varbinds = Array.from({ length: 256 }, (_, i) => octets(`1.3.6.1.4.1.99.${i}`, 'x'.repeat(2000)))
      const event = map('1.3.6.1.4.1.99.0.1', [octets(`1.3.6${'.1'.repeat(120)}`, 'x'), ...varbinds])
      expect(Object.keys(event.labels).length).toBeLessThan(60)
      expect(event.summary.length).toBeLessThanOrEqual(300)
      expect(event.raw?.length).toBeLessThanOrEqual(4096)
      expect(JSON.stringify(event).length).toBeLessThan(64 * 1024)
    })

    it('survives names that JavaScript objects have', () => {
      const event = map('1.3.6.1.4.1.99.0.1', [
        octets('1.3.6.1.4.1.99.1', '__proto__'),
        octets('1.3.6.1.2.1.1.5.0', 'constructor'),
      ])
      expect(event.resource.hints?.sysName).toBe('constructor')
      expect(Object.getPrototypeOf(event.labels)).toBe(Object.prototype)
    })
  })

  it('flags a v3 message outside of the time window, and names its user', () => {
    expect(map('1.3.6.1.6.3.1.1.5.1', [], { user: 'noc', outOfWindow: true }).annotations).toMatchObject({
      snmpUser: 'noc',
      snmpTimeliness: 'out_of_window',
    })
  })
})
