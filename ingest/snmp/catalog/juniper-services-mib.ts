// Juniper beside the chassis: BGP4-V2-MIB-JUNIPER, JUNIPER-CFGMGMT-MIB, JUNIPER-DOM-MIB (optics), JUNIPER-VPN-MIB.
import { BGP_STATES } from './bgp4-mib.ts'
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const PEER: readonly ComponentRule[] = [{ name: 'bgpPeer', from: ['jnxBgpM2PeerRemoteAddr'] }]
const PORT: readonly ComponentRule[] = [
  { name: 'ifIndex', from: ['ifDescr', 'jnxDomCurrentAlarms', 'jnxDomLastAlarms'], index: 'dotted' },
]
const VPN_PORT: readonly ComponentRule[] = [{ name: 'ifIndex', from: ['jnxVpnIfIndex'] }]

export const juniperServicesMib: CatalogMib = {
  mib: 'BGP4-V2-MIB-JUNIPER',
  modules: ['JUNIPER-CFGMGMT-MIB', 'JUNIPER-DOM-MIB', 'JUNIPER-VPN-MIB'],
  objects: {
    jnxBgpM2PeerState: { oid: '1.3.6.1.4.1.2636.5.1.1.2.1.1.1.2', values: BGP_STATES },
    jnxBgpM2PeerRemoteAddr: { oid: '1.3.6.1.4.1.2636.5.1.1.2.1.1.1.11', format: 'inetAddress' },
    jnxCmCfgChgEventSource: { oid: '1.3.6.1.4.1.2636.3.18.1.7.1.4' },
    jnxCmCfgChgEventUser: { oid: '1.3.6.1.4.1.2636.3.18.1.7.1.5' },
    jnxDomCurrentAlarms: { oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.1', format: 'bits' },
    jnxDomLastAlarms: { oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.3', format: 'bits' },
    jnxVpnIfVpnType: {
      oid: '1.3.6.1.4.1.2636.3.26.1.3.1.1',
      values: {
        1: 'other',
        2: 'bgpIpVpn',
        3: 'bgpL2Vpn',
        4: 'bgpVpls',
        5: 'l2Circuit',
        6: 'ldpVpls',
        7: 'opticalVpn',
        8: 'vpOxc',
        9: 'ccc',
        10: 'bgpAtmVpn',
      },
    },
    jnxVpnIfVpnName: { oid: '1.3.6.1.4.1.2636.3.26.1.3.1.2' },
    jnxVpnIfIndex: { oid: '1.3.6.1.4.1.2636.3.26.1.3.1.3' },
  },
  notifications: [
    {
      oid: '1.3.6.1.4.1.2636.5.1.1.1.0.1',
      name: 'jnxBgpM2Established',
      eventClass: 'bgpPeerDown',
      kind: 'clear',
      severity: 'cleared',
      component: PEER,
      summary: 'BGP session with {part} is established',
    },
    {
      oid: '1.3.6.1.4.1.2636.5.1.1.1.0.2',
      name: 'jnxBgpM2BackwardTransition',
      eventClass: 'bgpPeerDown',
      kind: 'raise',
      severity: 'major',
      component: PEER,
      summary: 'BGP session with {part} fell back to {jnxBgpM2PeerState}',
    },
    {
      oid: '1.3.6.1.4.1.2636.4.5.0.1',
      name: 'jnxCmCfgChange',
      eventClass: 'configChanged',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'Configuration changed by {jnxCmCfgChgEventUser} from {jnxCmCfgChgEventSource}',
    },
    {
      oid: '1.3.6.1.4.1.2636.4.5.0.2',
      name: 'jnxCmRescueChange',
      eventClass: 'configChanged',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'The rescue configuration changed',
    },
    {
      oid: '1.3.6.1.4.1.2636.4.18.0.1',
      name: 'jnxDomAlarmSet',
      eventClass: 'opticsAlarm',
      kind: 'raise',
      severity: 'major',
      component: PORT,
      summary: 'Optics of {ifDescr|component} report an alarm ({jnxDomCurrentAlarms})',
    },
    {
      oid: '1.3.6.1.4.1.2636.4.18.0.2',
      name: 'jnxDomAlarmCleared',
      eventClass: 'opticsAlarm',
      kind: 'clear',
      severity: 'cleared',
      component: PORT,
      summary: 'Optics of {ifDescr|component} are well again',
    },
    {
      oid: '1.3.6.1.4.1.2636.3.26.0.2',
      name: 'jnxVpnIfDown',
      eventClass: 'vpnInterfaceDown',
      kind: 'raise',
      severity: 'major',
      component: VPN_PORT,
      summary: '{jnxVpnIfVpnType} {jnxVpnIfVpnName} is down on {component}',
    },
    {
      oid: '1.3.6.1.4.1.2636.3.26.0.1',
      name: 'jnxVpnIfUp',
      eventClass: 'vpnInterfaceDown',
      kind: 'clear',
      severity: 'cleared',
      component: VPN_PORT,
      summary: '{jnxVpnIfVpnType} {jnxVpnIfVpnName} is up on {component}',
    },
  ],
}
