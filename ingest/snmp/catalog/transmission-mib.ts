// Lines: DS1-MIB (RFC 4805), DS3-MIB (RFC 3896), FRAME-RELAY-DTE-MIB (RFC 2115), MSDP-MIB (RFC 4624).
import type { CatalogMib } from './catalog-entry.ts'

export const transmissionMib: CatalogMib = {
  mib: 'DS1-MIB',
  modules: ['DS3-MIB', 'FRAME-RELAY-DTE-MIB', 'MSDP-MIB'],
  objects: {
    // Bit masks of alarms: 1 = none.
    dsx1LineStatus: { oid: '1.3.6.1.2.1.10.18.6.1.10', values: { 1: 'noAlarm' } },
    dsx3LineStatus: { oid: '1.3.6.1.2.1.10.30.5.1.10', values: { 1: 'noAlarm' } },
    frCircuitState: { oid: '1.3.6.1.2.1.10.32.2.1.3', values: { 1: 'invalid', 2: 'active', 3: 'inactive' } },
    msdpPeerState: {
      oid: '1.3.6.1.3.92.1.1.5.1.3',
      values: { 1: 'inactive', 2: 'listen', 3: 'connecting', 4: 'established', 5: 'disabled' },
    },
    msdpPeerFsmEstablishedTransitions: { oid: '1.3.6.1.3.92.1.1.5.1.15' },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.10.18.15.0.1',
      name: 'dsx1LineStatusChange',
      eventClass: 'ds1LineAlarm',
      kind: { object: 'dsx1LineStatus', raise: 'others', clear: [1] },
      severity: 'major',
      component: [{ name: 'ifIndex', from: ['dsx1LineStatus'], index: 'dotted' }],
      summary: 'DS1 line {part}: status {dsx1LineStatus}',
    },
    {
      oid: '1.3.6.1.2.1.10.30.15.0.1',
      name: 'dsx3LineStatusChange',
      eventClass: 'ds3LineAlarm',
      kind: { object: 'dsx3LineStatus', raise: 'others', clear: [1] },
      severity: 'major',
      component: [{ name: 'ifIndex', from: ['dsx3LineStatus'], index: 'dotted' }],
      summary: 'DS3 line {part}: status {dsx3LineStatus}',
    },
    {
      oid: '1.3.6.1.2.1.10.32.0.1',
      name: 'frDLCIStatusChange',
      eventClass: 'frameRelayCircuitDown',
      kind: { object: 'frCircuitState', raise: [1, 3], clear: [2] },
      severity: 'major',
      // Instance: ifIndex and DLCI.
      component: [{ name: 'frCircuit', from: ['frCircuitState'], index: 'dotted' }],
      summary: 'Frame relay circuit {part} is {frCircuitState}',
    },
    {
      oid: '1.3.6.1.3.92.1.1.0.1',
      name: 'msdpEstablished',
      eventClass: 'msdpPeerDown',
      kind: 'clear',
      severity: 'cleared',
      component: [{ name: 'msdpPeer', from: ['msdpPeerFsmEstablishedTransitions'], index: 'ipAddress' }],
      summary: 'MSDP session with {part} is established',
    },
    {
      oid: '1.3.6.1.3.92.1.1.0.2',
      name: 'msdpBackwardTransition',
      eventClass: 'msdpPeerDown',
      kind: 'raise',
      severity: 'major',
      component: [{ name: 'msdpPeer', from: ['msdpPeerState'], index: 'ipAddress' }],
      summary: 'MSDP session with {part} left established, now {msdpPeerState}',
    },
  ],
}
