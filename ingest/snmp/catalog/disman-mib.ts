// DISMAN-EVENT-MIB (RFC 2981), which net-snmp's `monitor` lines send, and DISMAN-PING-MIB (RFC 4560).
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

/** One trigger watches many instances: both name the condition. */
const TRIGGER: readonly ComponentRule[] = [
  { name: 'trigger', from: ['mteHotTrigger'], and: 'mteHotOID' },
  { name: 'trigger', from: ['mteHotTrigger'] },
]
const PING: readonly ComponentRule[] = [
  { name: 'ping', from: ['pingResultsOperStatus', 'pingCtlTargetAddressType'], index: 'dotted' },
]

export const dismanMib: CatalogMib = {
  mib: 'DISMAN-EVENT-MIB',
  modules: ['DISMAN-PING-MIB'],
  objects: {
    mteHotTrigger: { oid: '1.3.6.1.2.1.88.2.1.1' },
    mteHotTargetName: { oid: '1.3.6.1.2.1.88.2.1.2' },
    mteHotContextName: { oid: '1.3.6.1.2.1.88.2.1.3' },
    mteHotOID: { oid: '1.3.6.1.2.1.88.2.1.4' },
    mteHotValue: { oid: '1.3.6.1.2.1.88.2.1.5' },
    mteFailedReason: { oid: '1.3.6.1.2.1.88.2.1.6' },
    pingCtlTargetAddressType: { oid: '1.3.6.1.2.1.80.1.2.1.3' },
    pingCtlTargetAddress: { oid: '1.3.6.1.2.1.80.1.2.1.4', format: 'inetAddress' },
    pingResultsOperStatus: {
      oid: '1.3.6.1.2.1.80.1.3.1.1',
      values: { 1: 'enabled', 2: 'disabled', 3: 'completed' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.88.2.0.1',
      name: 'mteTriggerFired',
      eventClass: 'mteTrigger',
      kind: 'notice',
      severity: 'warning',
      component: TRIGGER,
      summary: 'Trigger {mteHotTrigger} fired: {mteHotOID} is {mteHotValue}',
    },
    {
      oid: '1.3.6.1.2.1.88.2.0.2',
      name: 'mteTriggerRising',
      eventClass: 'mteThreshold',
      kind: 'raise',
      severity: 'warning',
      component: TRIGGER,
      summary: 'Trigger {mteHotTrigger} rose: {mteHotOID} is {mteHotValue}',
    },
    {
      oid: '1.3.6.1.2.1.88.2.0.3',
      name: 'mteTriggerFalling',
      eventClass: 'mteThreshold',
      kind: 'clear',
      severity: 'cleared',
      component: TRIGGER,
      summary: 'Trigger {mteHotTrigger} fell: {mteHotOID} is {mteHotValue}',
    },
    {
      oid: '1.3.6.1.2.1.88.2.0.4',
      name: 'mteTriggerFailure',
      eventClass: 'mteTriggerFailure',
      kind: 'notice',
      severity: 'minor',
      component: TRIGGER,
      summary: 'Trigger {mteHotTrigger} could not be evaluated: reason {mteFailedReason}',
    },
    {
      oid: '1.3.6.1.2.1.80.0.2',
      name: 'pingTestFailed',
      eventClass: 'pingTestFailed',
      kind: 'raise',
      severity: 'major',
      component: PING,
      summary: 'Ping test to {pingCtlTargetAddress} failed',
    },
    {
      oid: '1.3.6.1.2.1.80.0.3',
      name: 'pingTestCompleted',
      eventClass: 'pingTestFailed',
      kind: 'clear',
      severity: 'cleared',
      component: PING,
      summary: 'Ping test to {pingCtlTargetAddress} succeeded',
    },
  ],
}
