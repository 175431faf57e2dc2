// SNMPv2-MIB (RFC 3418): the generic notifications of every agent; SNMP-COMMUNITY-MIB's proxy objects (RFC 3584).
import type { CatalogMib } from './catalog-entry.ts'

/** Nobody announces that a device has come back to rest: long enough to be seen beside what the restart took down. */
const RESTART_LASTS = 30

export const snmpv2Mib: CatalogMib = {
  mib: 'SNMPv2-MIB',
  modules: ['SNMP-COMMUNITY-MIB'],
  objects: {
    sysDescr: { oid: '1.3.6.1.2.1.1.1' },
    sysObjectID: { oid: '1.3.6.1.2.1.1.2' },
    sysContact: { oid: '1.3.6.1.2.1.1.4' },
    sysName: { oid: '1.3.6.1.2.1.1.5' },
    sysLocation: { oid: '1.3.6.1.2.1.1.6' },
    snmpTrapAddress: { oid: '1.3.6.1.6.3.18.1.3' },
    snmpTrapEnterprise: { oid: '1.3.6.1.6.3.1.1.4.3' },
  },
  notifications: [
    {
      oid: '1.3.6.1.6.3.1.1.5.1',
      name: 'coldStart',
      eventClass: 'coldStart',
      kind: 'raise',
      lastsMinutes: RESTART_LASTS,
      severity: 'warning',
      summary: 'SNMP agent restarted, its configuration may have changed (cold start)',
    },
    {
      oid: '1.3.6.1.6.3.1.1.5.2',
      name: 'warmStart',
      eventClass: 'warmStart',
      kind: 'raise',
      lastsMinutes: RESTART_LASTS,
      severity: 'warning',
      summary: 'SNMP agent restarted with its configuration unchanged (warm start)',
    },
    {
      oid: '1.3.6.1.6.3.1.1.5.5',
      name: 'authenticationFailure',
      eventClass: 'authenticationFailure',
      kind: 'notice',
      severity: 'warning',
      summary: 'Somebody asked the SNMP agent with wrong credentials',
    },
    {
      oid: '1.3.6.1.6.3.1.1.5.6',
      name: 'egpNeighborLoss',
      eventClass: 'egpNeighborLoss',
      kind: 'notice',
      severity: 'major',
      summary: 'EGP neighbour lost',
    },
  ],
}
