// MPLS: L3VPN (RFC 4382), LDP sessions (RFC 3815) and TE tunnels (RFC 3812).
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

/** Instances begin with the VRF's name: its length, then its characters. */
const VRF: readonly ComponentRule[] = [{ name: 'vrf', from: ['mplsL3VpnVrfOperStatus'], index: 'text' }]
const VRF_ROUTES: readonly ComponentRule[] = [{ name: 'vrf', from: ['mplsL3VpnVrfPerfCurrNumRoutes'], index: 'text' }]
const SESSION: readonly ComponentRule[] = [{ name: 'ldpSession', from: ['mplsLdpSessionState'], index: 'dotted' }]
const TUNNEL: readonly ComponentRule[] = [
  { name: 'mplsTunnel', from: ['mplsTunnelOperStatus', 'mplsTunnelAdminStatus'], index: 'dotted' },
]

export const mplsMib: CatalogMib = {
  mib: 'MPLS-L3VPN-STD-MIB',
  modules: ['MPLS-LDP-STD-MIB', 'MPLS-TE-STD-MIB'],
  objects: {
    mplsL3VpnIfConfRowStatus: { oid: '1.3.6.1.2.1.10.166.11.1.2.1.1.5' },
    mplsL3VpnVrfOperStatus: { oid: '1.3.6.1.2.1.10.166.11.1.2.2.1.6', values: { 1: 'up', 2: 'down' } },
    mplsL3VpnVrfConfMidRteThresh: { oid: '1.3.6.1.2.1.10.166.11.1.2.2.1.9' },
    mplsL3VpnVrfConfHighRteThresh: { oid: '1.3.6.1.2.1.10.166.11.1.2.2.1.10' },
    mplsL3VpnVrfPerfCurrNumRoutes: { oid: '1.3.6.1.2.1.10.166.11.1.3.1.1.3' },
    mplsLdpSessionState: {
      oid: '1.3.6.1.2.1.10.166.4.1.3.3.1.2',
      values: { 1: 'nonexistent', 2: 'initialized', 3: 'openrec', 4: 'opensent', 5: 'operational' },
    },
    mplsTunnelAdminStatus: { oid: '1.3.6.1.2.1.10.166.3.2.2.1.34', values: { 1: 'up', 2: 'down', 3: 'testing' } },
    mplsTunnelOperStatus: {
      oid: '1.3.6.1.2.1.10.166.3.2.2.1.35',
      values: { 1: 'up', 2: 'down', 3: 'testing', 4: 'unknown', 5: 'dormant', 6: 'notPresent', 7: 'lowerLayerDown' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.10.166.11.0.1',
      name: 'mplsL3VpnVrfUp',
      eventClass: 'vrfDown',
      kind: 'clear',
      severity: 'cleared',
      component: VRF,
      summary: 'VRF {part} is up',
    },
    {
      oid: '1.3.6.1.2.1.10.166.11.0.2',
      name: 'mplsL3VpnVrfDown',
      eventClass: 'vrfDown',
      kind: 'raise',
      severity: 'major',
      component: VRF,
      summary: 'VRF {part} is down',
    },
    {
      oid: '1.3.6.1.2.1.10.166.11.0.3',
      name: 'mplsL3VpnVrfRouteMidThreshExceeded',
      eventClass: 'vrfRoutesOverMidThreshold',
      kind: 'notice',
      severity: 'warning',
      component: VRF_ROUTES,
      summary: 'VRF {part} has {mplsL3VpnVrfPerfCurrNumRoutes} routes, over {mplsL3VpnVrfConfMidRteThresh}',
    },
    {
      oid: '1.3.6.1.2.1.10.166.11.0.4',
      name: 'mplsL3VpnVrfNumVrfRouteMaxThreshExceeded',
      eventClass: 'vrfRoutesAtMaximum',
      kind: 'raise',
      severity: 'major',
      component: VRF_ROUTES,
      summary: 'VRF {part} has reached its maximum of {mplsL3VpnVrfConfHighRteThresh} routes',
    },
    {
      oid: '1.3.6.1.2.1.10.166.11.0.6',
      name: 'mplsL3VpnNumVrfRouteMaxThreshCleared',
      eventClass: 'vrfRoutesAtMaximum',
      kind: 'clear',
      severity: 'cleared',
      component: VRF_ROUTES,
      summary: 'VRF {part} is under its maximum of {mplsL3VpnVrfConfHighRteThresh} routes again',
    },
    {
      oid: '1.3.6.1.2.1.10.166.4.0.3',
      name: 'mplsLdpSessionUp',
      eventClass: 'ldpSessionDown',
      kind: 'clear',
      severity: 'cleared',
      component: SESSION,
      summary: 'LDP session {part} is up',
    },
    {
      oid: '1.3.6.1.2.1.10.166.4.0.4',
      name: 'mplsLdpSessionDown',
      eventClass: 'ldpSessionDown',
      kind: 'raise',
      severity: 'major',
      component: SESSION,
      summary: 'LDP session {part} is down',
    },
    {
      oid: '1.3.6.1.2.1.10.166.3.0.1',
      name: 'mplsTunnelUp',
      eventClass: 'mplsTunnelDown',
      kind: 'clear',
      severity: 'cleared',
      component: TUNNEL,
      summary: 'MPLS tunnel {part} is up',
    },
    {
      oid: '1.3.6.1.2.1.10.166.3.0.2',
      name: 'mplsTunnelDown',
      eventClass: 'mplsTunnelDown',
      kind: 'raise',
      severity: { object: 'mplsTunnelAdminStatus', when: { 2: 'warning' }, otherwise: 'major' },
      component: TUNNEL,
      summary: 'MPLS tunnel {part} is down',
    },
    {
      oid: '1.3.6.1.2.1.10.166.3.0.3',
      name: 'mplsTunnelRerouted',
      eventClass: 'mplsTunnelRerouted',
      kind: 'notice',
      severity: 'warning',
      component: TUNNEL,
      summary: 'MPLS tunnel {part} was rerouted',
    },
  ],
}
