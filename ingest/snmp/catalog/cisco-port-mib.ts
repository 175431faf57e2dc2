// Cisco ports: CISCO-IF-EXTENSION-MIB (link state as NX-OS tells it) and CISCO-ERR-DISABLE-MIB (ports that a protection shut).
import type { CatalogMib } from './catalog-entry.ts'
import { INTERFACE } from './if-mib.ts'

const CAUSES = {
  1: 'udld',
  2: 'bpduGuard',
  3: 'channelMisconfig',
  4: 'pagpFlap',
  5: 'dtpFlap',
  6: 'linkFlap',
  7: 'l2ptGuard',
  8: 'dot1xSecurityViolation',
  9: 'portSecurityViolation',
  10: 'gbicInvalid',
  11: 'dhcpRateLimit',
  12: 'unicastFlood',
  13: 'vmps',
  14: 'stormControl',
  15: 'inlinePower',
  16: 'arpInspection',
  17: 'portLoopback',
  18: 'packetBuffer',
  19: 'macLimit',
  20: 'linkMonitorFailure',
  21: 'oamRemoteFailure',
  24: 'sfpConfigMismatch',
} as const

/** Recovery is not told; where errdisable recovery is on, it comes after 300 s by default, and the port's linkUp says the rest. */
const ERR_DISABLE = {
  eventClass: 'portErrDisabled',
  kind: 'raise',
  severity: 'major',
  lastsMinutes: 60,
  component: [{ name: 'ifIndex', from: ['cErrDisableIfStatusCause'], index: 'first' }],
  summary: 'Port {component} was disabled: {cErrDisableIfStatusCause}',
} as const

export const ciscoPortMib: CatalogMib = {
  mib: 'CISCO-IF-EXTENSION-MIB',
  modules: ['CISCO-ERR-DISABLE-MIB'],
  objects: { cErrDisableIfStatusCause: { oid: '1.3.6.1.4.1.9.9.548.1.3.1.1.2', values: CAUSES } },
  notifications: [
    {
      oid: '1.3.6.1.4.1.9.9.276.0.1',
      name: 'cieLinkDown',
      eventClass: 'linkDown',
      kind: 'raise',
      severity: { object: 'ifAdminStatus', when: { 2: 'warning' }, otherwise: 'critical' },
      component: INTERFACE,
      summary: 'Interface {ifName|ifDescr|component} is down',
    },
    {
      oid: '1.3.6.1.4.1.9.9.276.0.2',
      name: 'cieLinkUp',
      eventClass: 'linkDown',
      kind: 'clear',
      severity: 'cleared',
      component: INTERFACE,
      summary: 'Interface {ifName|ifDescr|component} is up',
    },
    { oid: '1.3.6.1.4.1.9.9.548.0.1.1', name: 'cErrDisableInterfaceEvent', ...ERR_DISABLE },
    { oid: '1.3.6.1.4.1.9.9.548.0.2', name: 'cErrDisableInterfaceEventRev1', ...ERR_DISABLE },
  ],
}
