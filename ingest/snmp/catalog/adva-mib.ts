// ADVA FSP 150: CM-SYSTEM-MIB's changes of anything, CM-PERFORMANCE-MIB's threshold crossings. What changed is told by which objects come along.
// Objects without an OID are known by name alone, from the text of an snmptrapd that has the MIBs.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const PREFIX = '1.3.6.1.4.1.2544.1.12.2.2'

const PART: readonly ComponentRule[] = [
  { name: 'ifName', from: ['ifName'] },
  { name: 'user', from: ['cmSecurityUserName'] },
  { name: 'flow', from: ['cmFlowAdminState', 'cmFlowIndex'], index: 'dashed' },
  { name: 'lagPort', from: ['f3LagPortIndex'], index: 'dashed' },
  { name: 'lag', from: ['f3LagIndex', 'f3LagName', 'f3LagMode'], index: 'last' },
]

const changed = (number: number, name: string, eventClass: string, summary: string) =>
  ({
    oid: `${PREFIX}.${number}`,
    name,
    eventClass,
    kind: 'notice',
    severity: 'indeterminate',
    component: PART,
    summary,
  }) as const

export const advaMib: CatalogMib = {
  mib: 'CM-SYSTEM-MIB',
  modules: ['CM-PERFORMANCE-MIB'],
  objects: {
    cmSecurityUserName: { oid: '1.3.6.1.4.1.2544.1.12.10.1.5.1.1' },
    f3LagIndex: { oid: '1.3.6.1.4.1.2544.1.12.14.1.1.1.1' },
    f3LagName: { oid: null },
    f3LagMode: { oid: null },
    f3LagPortIndex: { oid: null },
    cmFlowIndex: { oid: null },
    cmFlowAdminState: { oid: null },
    cmFlowOperationalState: { oid: null },
    cmEthernetAccPortOperationalState: { oid: null },
    cmEthernetNetPortOperationalState: { oid: null },
    cmEthernetNetPortThresholdVariable: { oid: null },
    cmEthernetNetPortThresholdInterval: { oid: null },
    cmEthernetNetPortThresholdMonValue: { oid: null },
  },
  notifications: [
    changed(
      1,
      'cmStateChangeTrap',
      'stateChanged',
      '{component} changed its state: {cmEthernetNetPortOperationalState|cmEthernetAccPortOperationalState|cmFlowOperationalState}',
    ),
    changed(2, 'cmAttributeValueChangeTrap', 'attributeChanged', 'An attribute of {component} changed'),
    changed(3, 'cmObjectCreationTrap', 'objectCreated', '{component} was created'),
    changed(4, 'cmObjectDeletionTrap', 'objectDeleted', '{component} was deleted'),
    {
      oid: `${PREFIX}.5`,
      name: 'cmSnmpDyingGaspTrap',
      eventClass: 'dyingGasp',
      kind: 'raise',
      severity: 'critical',
      // A device that is back says so by a cold start, not by an end of this.
      lastsMinutes: 30,
      summary: 'The device is losing its power (dying gasp)',
    },
    {
      oid: null,
      name: 'cmEthernetNetPortThresholdCrossingAlert',
      eventClass: 'thresholdCrossed',
      kind: 'notice',
      severity: 'indeterminate',
      component: PART,
      summary:
        '{ifName}: {cmEthernetNetPortThresholdVariable} at {cmEthernetNetPortThresholdMonValue} in {cmEthernetNetPortThresholdInterval}',
    },
  ],
}
