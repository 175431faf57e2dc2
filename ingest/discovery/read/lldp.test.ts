import { describe, expect, it } from 'vitest'
import type { ColumnName } from '../walk/objects.ts'
import type { DeviceWalk, SnmpValue } from '../walk/walked-rows.ts'
import { findInterfaces, readInterfaces } from './interfaces.ts'
import { readLldp } from './lldp.ts'

const octets = (hex: string) => Buffer.from(hex, 'hex')
const text = (value: string) => Buffer.from(value)
const MAC = '00bb00000001'

type Columns = Partial<Record<ColumnName, Readonly<Record<string, SnmpValue>>>>

/** One neighbour on port 1, as the columns say. */
function read(columns: Columns) {
  const all: Columns = {
    ifName: { 1: text('Gi0/1'), 2: text('Gi0/2'), 101: text('Po1') },
    lldpRemChassisIdSubtype: { '0.1.1': 4 },
    lldpRemChassisId: { '0.1.1': octets(MAC) },
    ...columns,
  }
  const walk: DeviceWalk = {
    address: '',
    credential: '',
    at: 0,
    scalars: new Map(),
    columns: new Map(Object.entries(all).map(([name, rows]) => [name as ColumnName, new Map(Object.entries(rows))])), // keys of the table
    vendor: new Map(),
    gaps: [],
  }
  return readLldp(walk, findInterfaces(readInterfaces(walk)))
}

const one = (columns: Columns) => read(columns)[0]

describe('the local port of an LLDP neighbour', () => {
  it.each<[string, Columns, string]>([
    ['is the interface that its port id names', { lldpLocPortId: { 1: text('GigabitEthernet0/2') } }, 'Gi0/2'],
    [
      'is the one with its MAC',
      {
        lldpLocPortIdSubtype: { 1: 3 },
        lldpLocPortId: { 1: octets('00aa00000002') },
        ifPhysAddress: { 2: octets('00aa00000002') },
      },
      'Gi0/2',
    ],
    ['is the one that its description names', { lldpLocPortDesc: { 1: text('gi0/2') } }, 'Gi0/2'],
    ['is the one of a local id', { lldpLocPortIdSubtype: { 1: 7 }, lldpLocPortId: { 1: text('101') } }, 'Po1'],
    ['is that of the bridge port', { dot1dBasePortIfIndex: { 1: 2 } }, 'Gi0/2'],
    ['is the ifIndex where nothing else is known', {}, 'Gi0/1'],
    [
      'keeps its own name when it is no interface',
      { ifName: { 7: text('x') }, lldpLocPortId: { 1: text('1/1') } },
      '1/1',
    ],
  ])('%s', (_, columns, port) => {
    expect(one(columns)?.localPort).toBe(port)
  })
})

describe('the far port', () => {
  const port = (subtype: number, id: SnmpValue, description = '') =>
    one({
      lldpRemPortIdSubtype: { '0.1.1': subtype },
      lldpRemPortId: { '0.1.1': id },
      lldpRemPortDesc: { '0.1.1': text(description) },
    })?.remotePort
  it.each<[string, number, SnmpValue, string, string]>([
    ['is called by its name', 5, text('xe-0/1/0'), 'uplink', 'xe-0/1/0'],
    ['with a bare number is called by its description (Junos)', 7, text('612'), 'ge-0/1/2', 'ge-0/1/2'],
    [
      'with a bare number and a long description (SR OS)',
      7,
      text('1610891280'),
      '1/1/2, 10-Gig Ethernet, to core',
      '1/1/2',
    ],
    [
      'with a MAC and a description that is no port keeps the MAC',
      3,
      octets('00bb00000009'),
      'NIC 1/10Gb',
      '00:bb:00:00:00:09',
    ],
    ['of six letters is no MAC', 5, text('Gi0/14'), '', 'Gi0/14'],
    ['as an address', 4, octets('01c0000207'), '', '192.0.2.7'],
  ])('%s', (_, subtype, id, description, expected) => {
    expect(port(subtype, id, description)).toBe(expected)
  })
})

it('a host that names its port in the chassis id (VMware) is known by its MAC', () => {
  const found = one({
    lldpRemChassisIdSubtype: { '0.1.1': 6 },
    lldpRemChassisId: { '0.1.1': text('vmnic5') },
    lldpRemPortIdSubtype: { '0.1.1': 3 },
    lldpRemPortId: { '0.1.1': octets(MAC) },
  })
  expect([found?.chassisId, found?.portId]).toEqual(['00:bb:00:00:00:01', 'vmnic5'])
})

it('management addresses are read from their index, with and without its length', () => {
  const found = one({ lldpRemManAddrIfId: { '0.1.1.1.4.192.0.2.7': 1, '0.1.1.1.198.51.100.7': 1 } })
  expect(found?.addresses).toEqual(['192.0.2.7', '198.51.100.7'])
})

it('a neighbour in LLDP-V2-MIB as well comes once', () => {
  const v2 = { lldpV2RemChassisIdSubtype: { '0.1.1.1': 4 }, lldpV2RemChassisId: { '0.1.1.1': octets(MAC) } }
  expect(read(v2)).toHaveLength(1)
})
