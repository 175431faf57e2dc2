// ENTITY-MIB (RFC 6933), ENTITY-STATE-MIB (RFC 4268), and the objects of ENTITY-SENSOR-MIB (RFC 3433), which has no notifications.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

/** The entPhysicalIndex: the instance of any column of the entity. */
const ENTITY: readonly ComponentRule[] = [
  { name: 'entPhysicalIndex', from: ['entStateAdmin', 'entStateAlarm', 'entPhysicalName'], index: 'dotted' },
]

export const entityMib: CatalogMib = {
  mib: 'ENTITY-MIB',
  modules: ['ENTITY-STATE-MIB'],
  objects: {
    entPhysicalDescr: { oid: '1.3.6.1.2.1.47.1.1.1.1.2' },
    entPhysicalContainedIn: { oid: '1.3.6.1.2.1.47.1.1.1.1.4' },
    entPhysicalClass: {
      oid: '1.3.6.1.2.1.47.1.1.1.1.5',
      values: {
        1: 'other',
        2: 'unknown',
        3: 'chassis',
        4: 'backplane',
        5: 'container',
        6: 'powerSupply',
        7: 'fan',
        8: 'sensor',
        9: 'module',
        10: 'port',
        11: 'stack',
        12: 'cpu',
      },
    },
    entPhysicalName: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
    entPhysicalSerialNum: { oid: '1.3.6.1.2.1.47.1.1.1.1.11' },
    entPhysicalModelName: { oid: '1.3.6.1.2.1.47.1.1.1.1.13' },
    entLastChangeTime: { oid: '1.3.6.1.2.1.47.1.4.1' },
    entPhySensorValue: { oid: '1.3.6.1.2.1.99.1.1.1.4' },
    entPhySensorOperStatus: {
      oid: '1.3.6.1.2.1.99.1.1.1.5',
      values: { 1: 'ok', 2: 'unavailable', 3: 'nonoperational' },
    },
    entPhySensorUnitsDisplay: { oid: '1.3.6.1.2.1.99.1.1.1.6' },
    entStateAdmin: {
      oid: '1.3.6.1.2.1.131.1.1.1.2',
      values: { 1: 'unknown', 2: 'locked', 3: 'shuttingDown', 4: 'unlocked' },
    },
    entStateOper: {
      oid: '1.3.6.1.2.1.131.1.1.1.3',
      values: { 1: 'unknown', 2: 'disabled', 3: 'enabled', 4: 'testing' },
    },
    entStateAlarm: { oid: '1.3.6.1.2.1.131.1.1.1.5', format: 'bits' },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.47.2.0.1',
      name: 'entConfigChange',
      eventClass: 'entityConfigChange',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'The list of physical entities changed: something was inserted, removed or reconfigured',
    },
    {
      oid: '1.3.6.1.2.1.131.0.1',
      name: 'entStateOperEnabled',
      eventClass: 'entityDisabled',
      kind: 'clear',
      severity: 'cleared',
      component: ENTITY,
      summary: 'Entity {entPhysicalName|component} works again',
    },
    {
      oid: '1.3.6.1.2.1.131.0.2',
      name: 'entStateOperDisabled',
      eventClass: 'entityDisabled',
      kind: 'raise',
      // An entity that an operator locked is not broken.
      severity: { object: 'entStateAdmin', when: { 2: 'warning', 3: 'warning' }, otherwise: 'major' },
      component: ENTITY,
      summary: 'Entity {entPhysicalName|component} does not work any more',
    },
  ],
}
