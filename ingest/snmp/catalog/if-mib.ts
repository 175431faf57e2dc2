// IF-MIB (RFC 2863): link state. An interface that an operator shut is a warning, one that failed is critical.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const UP_DOWN_TESTING = { 1: 'up', 2: 'down', 3: 'testing' } as const

/** The ifIndex: as a varbind, else the instance of any other interface column. */
export const INTERFACE: readonly ComponentRule[] = [
  { name: 'ifIndex', from: ['ifIndex'] },
  {
    name: 'ifIndex',
    from: ['ifAdminStatus', 'ifOperStatus', 'ifDescr', 'ifName', 'ifAlias', 'ifType', 'locIfReason'],
    index: 'dotted',
  },
]

export const ifMib: CatalogMib = {
  mib: 'IF-MIB',
  objects: {
    ifIndex: { oid: '1.3.6.1.2.1.2.2.1.1' },
    ifDescr: { oid: '1.3.6.1.2.1.2.2.1.2' },
    ifType: {
      oid: '1.3.6.1.2.1.2.2.1.3',
      values: {
        1: 'other',
        6: 'ethernetCsmacd',
        23: 'ppp',
        24: 'softwareLoopback',
        53: 'propVirtual',
        131: 'tunnel',
        135: 'l2vlan',
        136: 'l3ipvlan',
        161: 'ieee8023adLag',
        209: 'bridge',
      },
    },
    ifMtu: { oid: '1.3.6.1.2.1.2.2.1.4' },
    ifSpeed: { oid: '1.3.6.1.2.1.2.2.1.5' },
    ifPhysAddress: { oid: '1.3.6.1.2.1.2.2.1.6', format: 'mac' },
    ifAdminStatus: { oid: '1.3.6.1.2.1.2.2.1.7', values: UP_DOWN_TESTING },
    ifOperStatus: {
      oid: '1.3.6.1.2.1.2.2.1.8',
      values: { ...UP_DOWN_TESTING, 4: 'unknown', 5: 'dormant', 6: 'notPresent', 7: 'lowerLayerDown' },
    },
    ifLastChange: { oid: '1.3.6.1.2.1.2.2.1.9' },
    ifName: { oid: '1.3.6.1.2.1.31.1.1.1.1' },
    ifHighSpeed: { oid: '1.3.6.1.2.1.31.1.1.1.15' },
    ifAlias: { oid: '1.3.6.1.2.1.31.1.1.1.18' },
    // OLD-CISCO-INTERFACES-MIB: IOS appends why the state changed.
    locIfReason: { oid: '1.3.6.1.4.1.9.2.2.1.1.20' },
  },
  notifications: [
    {
      oid: '1.3.6.1.6.3.1.1.5.3',
      name: 'linkDown',
      eventClass: 'linkDown',
      kind: 'raise',
      severity: { object: 'ifAdminStatus', when: { 2: 'warning' }, otherwise: 'critical' },
      component: INTERFACE,
      summary: 'Interface {ifName|ifDescr|ifAlias|component} is down',
    },
    {
      oid: '1.3.6.1.6.3.1.1.5.4',
      name: 'linkUp',
      eventClass: 'linkDown',
      kind: 'clear',
      severity: 'cleared',
      component: INTERFACE,
      summary: 'Interface {ifName|ifDescr|ifAlias|component} is up',
    },
  ],
}
