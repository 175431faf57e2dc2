// snmptrapd's traphandle text: its forms, what becomes of them, and 88 real ones when the fixtures are there.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../contract/event.ts'
import { readAll, readOne, RECEIVED_AT } from '../http/format.test-support.ts'
import { createCatalog } from '../snmp/catalog/catalog.ts'
import { STANDARD_MIBS } from '../snmp/catalog/standard-catalog.ts'
import { toEvent } from '../snmp/event-mapping.ts'
import { snmptrapdTraphandle } from './traphandle.ts'

const trap = (...lines: readonly string[]) =>
  ['sw-7.example.net', 'UDP: [10.0.7.1]:57602->[10.0.0.5]:162', ...lines].join('\n')
const UP_TIME = 'DISMAN-EVENT-MIB::sysUpTimeInstance 1:2:3:4.05'
const catalog = createCatalog(STANDARD_MIBS)
const traphandle = snmptrapdTraphandle(() => catalog)
const read = (text: string): MonitoringEvent => readOne(traphandle, text)

const linkDown = trap(
  UP_TIME,
  'SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown',
  'IF-MIB::ifIndex.3 3',
  'IF-MIB::ifAdminStatus.3 up',
  'IF-MIB::ifOperStatus.3 down',
  'IF-MIB::ifName.3 Gi0/3',
)
const linkUp = trap(
  'SNMPv2-MIB::sysUpTime.0 1:2:3:9.00',
  'SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkUp',
  'IF-MIB::ifIndex.3 3',
)

describe('traphandle text', () => {
  it('linkDown => linkUp: the component, the hints, one fingerprint', () => {
    const down = read(linkDown)
    expect(down).toMatchObject({
      source: 'snmptrapd',
      kind: 'raise',
      eventClass: 'linkDown',
      severity: 'critical',
      summary: 'Interface Gi0/3 is down',
      resource: { hints: { hostname: 'sw-7.example.net', ip: '10.0.7.1' }, component: 'ifIndex=3' },
      labels: { trap: 'linkDown', mib: 'IF-MIB', trapOid: '1.3.6.1.6.3.1.1.5.3', ifOperStatus: 'down' },
    })
    expect(read(linkUp)).toMatchObject({ kind: 'clear', severity: 'cleared', fingerprint: down.fingerprint })
    expect(read(linkDown).id, 'the same text again is the same occurrence').toBe(down.id)
  })

  it('is the condition that the trap receiver makes of the same trap', () => {
    const varbinds = [{ oid: '1.3.6.1.2.1.2.2.1.1.3', type: 2, value: 3 }]
    const notification = {
      version: 'v2c',
      trapOid: '1.3.6.1.6.3.1.1.5.3',
      sysUpTime: 1,
      varbinds,
      requestId: 1,
    } as const
    const arrival = { source: '10.0.7.1', receivedAt: RECEIVED_AT, eventId: () => 'x', domain: 'default' }
    expect(read(linkDown).fingerprint).toBe(toEvent(catalog, notification, arrival).fingerprint)
  })

  it.each([
    [
      'numbers (-On)',
      [
        '.1.3.6.1.2.1.1.3.0 1:2:3:4.05',
        '.1.3.6.1.6.3.1.1.4.1.0 .1.3.6.1.6.3.1.1.5.3',
        '.1.3.6.1.2.1.2.2.1.1.3 3',
        '.1.3.6.1.2.1.2.2.1.7.3 2',
      ],
    ],
    [
      'types',
      [
        'SNMPv2-MIB::snmpTrapOID.0 = OID: IF-MIB::linkDown',
        'IF-MIB::ifIndex.3 = INTEGER: 3',
        'IF-MIB::ifAdminStatus.3 = INTEGER: down(2)',
      ],
    ],
    ['names without modules (-Os)', ['snmpTrapOID.0 linkDown', 'ifIndex.3 3', 'ifAdminStatus.3 down']],
    [
      'full names (-Of)',
      [
        '.iso.org.dod.internet.snmpV2.snmpModules.snmpMIB.snmpMIBObjects.snmpTrap.snmpTrapOID.0 IF-MIB::linkDown',
        '.iso.org.dod.internet.mgmt.mib-2.interfaces.ifTable.ifEntry.ifIndex.3 3',
        '.iso.org.dod.internet.mgmt.mib-2.interfaces.ifTable.ifEntry.ifAdminStatus.3 2',
      ],
    ],
  ])('reads %s', (_, lines) => {
    expect(read(trap(...lines))).toMatchObject({
      kind: 'raise',
      eventClass: 'linkDown',
      severity: 'warning',
      resource: { component: 'ifIndex=3' },
      labels: { ifAdminStatus: 'down' },
    })
  })

  it('reads IPv6 senders, hosts without a name, strings of several lines, quoted indexes', () => {
    const text = [
      '<UNKNOWN>',
      'UDP/IPv6: [2001:db8::7]:1025->[2001:db8::5]:162',
      'SNMPv2-MIB::snmpTrapOID.0 NOBODYS-MIB::strange',
      'NOBODYS-MIB::text.0 "first',
      'second"',
      'NOBODYS-MIB::entry."a b".7 seven',
    ].join('\r\n')
    const event = read(text)
    expect(event).toMatchObject({ kind: 'notice', eventClass: 'snmpTrap', resource: { hints: { ip: '2001:db8::7' } } })
    expect(event.labels).toMatchObject({ trap: 'NOBODYS-MIB::strange', text: 'first second', entry: 'seven' })
    expect(event.summary).toContain('NOBODYS-MIB::strange: text=first')
  })

  it('keeps no community, neither as a label nor in raw', () => {
    const event = read(
      `${linkDown}\nSNMP-COMMUNITY-MIB::snmpTrapCommunity.0 "s3cret"\nSNMP-COMMUNITY-MIB::snmpTrapAddress.0 10.9.9.9`,
    )
    expect(JSON.stringify(event)).not.toContain('s3cret')
    expect(event.resource.hints?.ip, 'the device behind a proxy').toBe('10.9.9.9')
  })

  it('a condition that nothing ends is a raise with a lease', () => {
    const event = read(trap(UP_TIME, 'SNMPv2-MIB::snmpTrapOID.0 SNMPv2-MIB::coldStart'))
    expect(event).toMatchObject({ kind: 'raise', eventClass: 'coldStart', expiresAt: RECEIVED_AT + 30 * 60_000 })
  })

  it.each([
    [trap('IF-MIB::ifIndex.3 3'), 'missing_field'],
    ['SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown', 'no_identity'],
  ])('refuses %j as %s', (text, reason) => {
    expect(readAll(traphandle, text)[0]).toMatchObject({ reason })
  })
})

const FIXTURES = fileURLToPath(new URL('../../../shared/fixtures/librenms-snmp/traps.json', import.meta.url))
const missing = existsSync(FIXTURES) ? '' : ` (skipped: no ${FIXTURES})`

interface ExpectedTrap {
  readonly case: string
  readonly snmptrapd: string
  readonly message: string | null
  readonly severity: string
}

describe.skipIf(missing !== '')(`real trap texts${missing}`, () => {
  const traps = missing === '' ? (JSON.parse(readFileSync(FIXTURES, 'utf8')) as readonly ExpectedTrap[]) : []
  const events = traps.map(({ snmptrapd }) => readAll(traphandle, snmptrapd)[0])
  const share = (right: (expected: ExpectedTrap, event: MonitoringEvent) => boolean) => {
    const wrong = traps.filter((expected, i) => {
      const event = events[i]
      return event === undefined || !('kind' in event) || !right(expected, event)
    })
    return {
      share: 1 - wrong.length / traps.length,
      wrong: wrong.map(({ case: name, message }) => `${name}: ${message ?? ''}`),
    }
  }

  it('at least 95 % have a class of the catalogue', () => {
    const { share: known, wrong } = share((_, event) => event.labels['mib'] !== undefined)
    expect(known, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('at least 95 % go the right way: ok clears, error and warning raise', () => {
    const { share: right, wrong } = share(({ severity }, { kind }) => {
      if (severity === 'ok') return kind === 'clear'
      return severity === 'error' || severity === 'warning' ? kind === 'raise' : true
    })
    expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('at least 95 % name the component that the message names', () => {
    const { share: named, wrong } = share(({ message }, { resource, eventClass, labels }) => {
      const wanted =
        /(xe-0\/0\/7|198\.51\.100\.7|2001:d88:1::2|NETWORK PORT-[\d-]+|ACCESS PORT-[\d-]+|testuser|(?<=Flow (?:state change: )?)[\d-]+|lorem|test-ap-\d+|SureBackup Job 1|vmname1|10\.3\.4\.5|de:ad:be:ef:\d\d:\d\d|cpass-radius-server|Under Voltage 1|Battery Current Limit Exceeded)/.exec(
          message ?? '',
        )?.[1]
      if (wanted === undefined) return eventClass !== ''
      // Port 7 of the fixtures is called xe-0/0/7: a trap that gives the index alone names it as well.
      const part = wanted === 'xe-0/0/7' ? 'ifIndex=7' : wanted
      return resource.component?.includes(part) === true || labels['ifName'] === wanted
    })
    expect(named, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
