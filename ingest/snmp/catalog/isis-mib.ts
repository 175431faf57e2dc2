// ISIS-MIB (RFC 4444): adjacencies and database overload.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const CIRCUIT: readonly ComponentRule[] = [
  { name: 'isisAdj', from: ['isisPduLspId'] },
  { name: 'isisCirc', from: ['isisNotificationCircIfIndex'] },
]

export const isisMib: CatalogMib = {
  mib: 'ISIS-MIB',
  objects: {
    isisSysLevelState: {
      oid: '1.3.6.1.2.1.138.1.2.1.1.4',
      values: { 1: 'off', 2: 'on', 3: 'waiting', 4: 'overloaded' },
    },
    isisNotificationSysLevelIndex: { oid: '1.3.6.1.2.1.138.1.10.1.1', values: { 1: 'area', 2: 'domain' } },
    isisNotificationCircIfIndex: { oid: '1.3.6.1.2.1.138.1.10.1.2' },
    isisPduLspId: { oid: '1.3.6.1.2.1.138.1.10.1.3', format: 'hex' },
    isisAdjState: {
      oid: '1.3.6.1.2.1.138.1.10.1.12',
      values: { 1: 'down', 2: 'initializing', 3: 'up', 4: 'failed' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.138.0.1',
      name: 'isisDatabaseOverload',
      eventClass: 'isisDatabaseOverload',
      kind: { object: 'isisSysLevelState', raise: [3, 4], clear: [1, 2] },
      severity: 'major',
      component: [{ name: 'isisLevel', from: ['isisNotificationSysLevelIndex'] }],
      summary: 'IS-IS database state: {isisSysLevelState}',
    },
    {
      oid: '1.3.6.1.2.1.138.0.10',
      name: 'isisAuthenticationFailure',
      eventClass: 'isisAuthFailure',
      kind: 'notice',
      severity: 'warning',
      component: CIRCUIT,
      summary: 'IS-IS packet failed authentication on circuit {isisNotificationCircIfIndex}',
    },
    {
      oid: '1.3.6.1.2.1.138.0.17',
      name: 'isisAdjacencyChange',
      eventClass: 'isisAdjacencyDown',
      kind: { object: 'isisAdjState', raise: [1, 2, 4], clear: [3] },
      severity: 'major',
      component: CIRCUIT,
      summary: 'IS-IS adjacency {part} is {isisAdjState}',
    },
  ],
}
