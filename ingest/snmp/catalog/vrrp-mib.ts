// VRRP-MIB (RFC 2787) and VRRPV3-MIB (RFC 6527). A new master is a move, not a condition: its end is another router's notification.
import type { CatalogMib } from './catalog-entry.ts'

export const vrrpMib: CatalogMib = {
  mib: 'VRRP-MIB',
  modules: ['VRRPV3-MIB'],
  objects: {
    vrrpOperState: { oid: '1.3.6.1.2.1.68.1.3.1.3', values: { 1: 'initialize', 2: 'backup', 3: 'master' } },
    vrrpOperMasterIpAddr: { oid: '1.3.6.1.2.1.68.1.3.1.7' },
    vrrpTrapPacketSrc: { oid: '1.3.6.1.2.1.68.1.5' },
    vrrpTrapAuthErrorType: {
      oid: '1.3.6.1.2.1.68.1.6',
      values: { 1: 'invalidAuthType', 2: 'authTypeMismatch', 3: 'authFailure' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.68.0.1',
      name: 'vrrpTrapNewMaster',
      eventClass: 'vrrpNewMaster',
      kind: 'notice',
      severity: 'warning',
      // Instance: ifIndex and virtual router id.
      component: [{ name: 'vrrp', from: ['vrrpOperMasterIpAddr'], index: 'dotted' }],
      summary: 'Became VRRP master with address {vrrpOperMasterIpAddr}',
    },
    {
      oid: '1.3.6.1.2.1.68.0.2',
      name: 'vrrpTrapAuthFailure',
      eventClass: 'vrrpAuthFailure',
      kind: 'notice',
      severity: 'warning',
      summary: 'VRRP packet from {vrrpTrapPacketSrc} failed authentication: {vrrpTrapAuthErrorType}',
    },
    {
      oid: '1.3.6.1.2.1.207.0.1',
      name: 'vrrpv3NewMaster',
      eventClass: 'vrrpNewMaster',
      kind: 'notice',
      severity: 'warning',
      summary: 'Became VRRP master',
    },
    {
      oid: '1.3.6.1.2.1.207.0.2',
      name: 'vrrpv3ProtoError',
      eventClass: 'vrrpProtocolError',
      kind: 'notice',
      severity: 'warning',
      summary: 'VRRP protocol error',
    },
  ],
}
