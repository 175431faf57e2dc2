// BGP4-MIB (RFC 4273, and RFC 1269's traps, which agents still send): peers identified by the instance of any bgpPeer column.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

export const BGP_STATES = {
  1: 'idle',
  2: 'connect',
  3: 'active',
  4: 'opensent',
  5: 'openconfirm',
  6: 'established',
} as const

const PEER: readonly ComponentRule[] = [
  { name: 'bgpPeer', from: ['bgpPeerState', 'bgpPeerLastError', 'bgpPeerRemoteAddr'], index: 'ipAddress' },
  { name: 'bgpPeer', from: ['bgpPeerRemoteAddr'] },
]

const ESTABLISHED = {
  eventClass: 'bgpPeerDown',
  kind: 'clear',
  severity: 'cleared',
  component: PEER,
  summary: 'BGP session with {bgpPeerRemoteAddr|part} is established',
} as const

const BACKWARD = {
  eventClass: 'bgpPeerDown',
  kind: 'raise',
  severity: 'major',
  component: PEER,
  summary: 'BGP session with {bgpPeerRemoteAddr|part} left established, now {bgpPeerState}',
} as const

export const bgp4Mib: CatalogMib = {
  mib: 'BGP4-MIB',
  objects: {
    bgpPeerIdentifier: { oid: '1.3.6.1.2.1.15.3.1.1' },
    bgpPeerState: { oid: '1.3.6.1.2.1.15.3.1.2', values: BGP_STATES },
    bgpPeerAdminStatus: { oid: '1.3.6.1.2.1.15.3.1.3', values: { 1: 'stop', 2: 'start' } },
    bgpPeerLocalAddr: { oid: '1.3.6.1.2.1.15.3.1.5' },
    bgpPeerRemoteAddr: { oid: '1.3.6.1.2.1.15.3.1.7' },
    bgpPeerRemoteAs: { oid: '1.3.6.1.2.1.15.3.1.9' },
    bgpPeerLastError: { oid: '1.3.6.1.2.1.15.3.1.14', format: 'hex' },
  },
  notifications: [
    { oid: '1.3.6.1.2.1.15.0.1', name: 'bgpEstablishedNotification', ...ESTABLISHED },
    { oid: '1.3.6.1.2.1.15.0.2', name: 'bgpBackwardTransNotification', ...BACKWARD },
    { oid: '1.3.6.1.2.1.15.7.1', name: 'bgpEstablished', ...ESTABLISHED },
    { oid: '1.3.6.1.2.1.15.7.2', name: 'bgpBackwardTransition', ...BACKWARD },
  ],
}
