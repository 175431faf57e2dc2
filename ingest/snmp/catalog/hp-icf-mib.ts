// HP ProCurve and Aruba switches: HP-ICF-FAULT-FINDER-MIB (what the switch suspects) and HP-ICF-BRIDGE (loop protection).
import type { CatalogMib } from './catalog-entry.ts'
import { INTERFACE } from './if-mib.ts'

const FAULTS = {
  1: 'badDriver',
  2: 'badXcvr',
  3: 'badCable',
  4: 'tooLongCable',
  5: 'overBandwidth',
  6: 'bcastStorm',
  7: 'partition',
  8: 'misconfiguredSQE',
  9: 'polarityReversal',
  10: 'networkLoop',
  11: 'lossOfLink',
  12: 'portSecurityViolation',
  13: 'backupLinkTransition',
  14: 'meshingFault',
  15: 'fanFault',
  16: 'rpsFault',
  17: 'stuck10MbFault',
  18: 'lossOfStackMember',
  19: 'hotSwapReboot',
  20: 'duplexMismatchHDX',
  21: 'duplexMismatchFDX',
  22: 'flowcntlJumbosFault',
  23: 'portSelftestFailure',
  33: 'linkFlap',
} as const

/** Faults of the network or the switch; a driver of an end system, moves of a backup link and reboots are told, no more. */
const ALARMING = [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 21, 23, 33]

export const hpIcfMib: CatalogMib = {
  mib: 'HP-ICF-FAULT-FINDER-MIB',
  modules: ['HP-ICF-BRIDGE'],
  objects: {
    hpicfFfLogPhysEntity: { oid: '1.3.6.1.4.1.11.2.14.11.1.7.2.1.3' },
    hpicfFfLogFaultType: { oid: '1.3.6.1.4.1.11.2.14.11.1.7.2.1.4', values: FAULTS },
    hpicfFfLogAction: { oid: '1.3.6.1.4.1.11.2.14.11.1.7.2.1.5' },
    hpicfFfLogSeverity: {
      oid: '1.3.6.1.4.1.11.2.14.11.1.7.2.1.6',
      values: { 1: 'informational', 2: 'medium', 3: 'critical' },
    },
    hpicfFfFaultInfoURL: { oid: '1.3.6.1.4.1.11.2.14.11.1.7.3' },
    hpicfBridgeLoopProtectPortLoopCount: { oid: '1.3.6.1.4.1.11.2.14.11.5.1.12.1.5.2.1.1.4' },
    hpicfBridgeLoopProtectPortReceiverAction: { oid: null },
  },
  notifications: [
    {
      oid: '1.3.6.1.4.1.11.2.14.12.1.0.5',
      name: 'hpicfFaultFinderTrap',
      eventClass: 'switchFault',
      kind: { object: 'hpicfFfLogFaultType', raise: ALARMING, clear: [] },
      severity: { object: 'hpicfFfLogSeverity', when: { 2: 'minor', 3: 'major' }, otherwise: 'warning' },
      lastsMinutes: 60,
      component: [
        { name: 'fault', from: ['hpicfFfLogFaultType'], and: 'hpicfFfLogPhysEntity' },
        { name: 'fault', from: ['hpicfFfLogFaultType'] },
      ],
      summary: 'The switch found a fault: {hpicfFfLogFaultType} {hpicfFfFaultInfoURL}',
    },
    {
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.12.1.5.0.1',
      name: 'hpicfBridgeLoopProtectLoopDetectedNotification',
      eventClass: 'loopDetected',
      kind: 'raise',
      severity: 'major',
      lastsMinutes: 60,
      component: INTERFACE,
      summary: 'Loop at {component} (count {hpicfBridgeLoopProtectPortLoopCount})',
    },
  ],
}
