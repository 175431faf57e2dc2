// Cisco control plane: CISCO-BGP4-MIB, CISCO-HSRP-MIB, CISCO-CONFIG-MAN-MIB and the old reload trap.
import { BGP_STATES } from './bgp4-mib.ts'
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

/** The classic table is indexed by an IPv4 address, the second by type, length and address: the component reads the same. */
const PEER: readonly ComponentRule[] = [
  { name: 'bgpPeer', from: ['bgpPeerState', 'cbgpPeerPrevState'], index: 'ipAddress' },
]
const PEER2: readonly ComponentRule[] = [
  { name: 'bgpPeer', from: ['cbgpPeer2State', 'cbgpPeer2PrevState'], index: 'inetAddress' },
]

const CONFIG_MEDIA = {
  1: 'erase',
  2: 'commandSource',
  3: 'running',
  4: 'startup',
  5: 'local',
  6: 'networkTftp',
  7: 'networkRcp',
} as const

export const ciscoRoutingMib: CatalogMib = {
  mib: 'CISCO-BGP4-MIB',
  modules: ['CISCO-HSRP-MIB', 'CISCO-CONFIG-MAN-MIB'],
  objects: {
    cbgpPeerLastErrorTxt: { oid: '1.3.6.1.4.1.9.9.187.1.2.1.1.7' },
    cbgpPeerPrevState: { oid: '1.3.6.1.4.1.9.9.187.1.2.1.1.8', values: { 0: 'none', ...BGP_STATES } },
    cbgpPeer2State: { oid: '1.3.6.1.4.1.9.9.187.1.2.5.1.3', values: BGP_STATES },
    cbgpPeer2LastErrorTxt: { oid: '1.3.6.1.4.1.9.9.187.1.2.5.1.28' },
    cbgpPeer2PrevState: { oid: '1.3.6.1.4.1.9.9.187.1.2.5.1.29', values: { 0: 'none', ...BGP_STATES } },
    cHsrpGrpStandbyState: {
      oid: '1.3.6.1.4.1.9.9.106.1.2.1.1.15',
      values: { 1: 'initial', 2: 'learn', 3: 'listen', 4: 'speak', 5: 'standby', 6: 'active' },
    },
    ccmHistoryEventCommandSource: { oid: '1.3.6.1.4.1.9.9.43.1.1.6.1.3', values: { 1: 'commandLine', 2: 'snmp' } },
    ccmHistoryEventConfigSource: { oid: '1.3.6.1.4.1.9.9.43.1.1.6.1.4', values: CONFIG_MEDIA },
    ccmHistoryEventConfigDestination: { oid: '1.3.6.1.4.1.9.9.43.1.1.6.1.5', values: CONFIG_MEDIA },
    ccmHistoryEventTerminalUser: { oid: '1.3.6.1.4.1.9.9.43.1.1.6.1.8' },
  },
  notifications: [
    {
      oid: '1.3.6.1.4.1.9.9.187.0.1',
      name: 'cbgpFsmStateChange',
      eventClass: 'bgpPeerDown',
      kind: { object: 'bgpPeerState', raise: 'others', clear: [6] },
      severity: 'major',
      component: PEER,
      summary: 'BGP session with {part} is {bgpPeerState}, was {cbgpPeerPrevState} {cbgpPeerLastErrorTxt}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.187.0.2',
      name: 'cbgpBackwardTransition',
      eventClass: 'bgpPeerDown',
      kind: 'raise',
      severity: 'major',
      component: PEER,
      summary: 'BGP session with {part} fell back to {bgpPeerState} {cbgpPeerLastErrorTxt}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.187.0.5',
      name: 'cbgpPeer2EstablishedNotification',
      eventClass: 'bgpPeerDown',
      kind: 'clear',
      severity: 'cleared',
      component: PEER2,
      summary: 'BGP session with {part} is established',
    },
    {
      oid: '1.3.6.1.4.1.9.9.187.0.6',
      name: 'cbgpPeer2BackwardTransNotification',
      eventClass: 'bgpPeerDown',
      kind: 'raise',
      severity: 'major',
      component: PEER2,
      summary: 'BGP session with {part} fell back to {cbgpPeer2State}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.187.0.7',
      name: 'cbgpPeer2FsmStateChange',
      eventClass: 'bgpPeerDown',
      kind: { object: 'cbgpPeer2State', raise: 'others', clear: [6] },
      severity: 'major',
      component: PEER2,
      summary: 'BGP session with {part} is {cbgpPeer2State}, was {cbgpPeer2PrevState} {cbgpPeer2LastErrorTxt}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.187.0.8',
      name: 'cbgpPeer2BackwardTransition',
      eventClass: 'bgpPeerDown',
      kind: 'raise',
      severity: 'major',
      component: PEER2,
      summary: 'BGP session with {part} fell back to {cbgpPeer2State} {cbgpPeer2LastErrorTxt}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.106.2.0.1',
      name: 'cHsrpStateChange',
      eventClass: 'hsrpStateChange',
      kind: 'notice',
      severity: 'warning',
      // Instance: ifIndex and group.
      component: [{ name: 'hsrp', from: ['cHsrpGrpStandbyState'], index: 'dotted' }],
      summary: 'HSRP group {part} is {cHsrpGrpStandbyState}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.43.2.0.1',
      name: 'ciscoConfigManEvent',
      eventClass: 'configChanged',
      kind: 'notice',
      severity: 'indeterminate',
      summary:
        'Configuration copied from {ccmHistoryEventConfigSource} to {ccmHistoryEventConfigDestination} by {ccmHistoryEventCommandSource}',
    },
    {
      oid: '1.3.6.1.4.1.9.9.43.2.0.2',
      name: 'ccmCLIRunningConfigChanged',
      eventClass: 'configChanged',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'Running configuration changed on the command line',
    },
    {
      oid: '1.3.6.1.4.1.9.0.0',
      name: 'reload',
      eventClass: 'deviceReload',
      kind: 'notice',
      severity: 'warning',
      summary: 'The device is reloading',
    },
  ],
}
