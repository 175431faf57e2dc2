// NET-SNMP-AGENT-MIB: the agent of Linux and BSD hosts. A shutdown ends with the next start.
import type { CatalogMib } from './catalog-entry.ts'

export const netSnmpMib: CatalogMib = {
  mib: 'NET-SNMP-AGENT-MIB',
  objects: {},
  notifications: [
    {
      oid: '1.3.6.1.4.1.8072.4.0.1',
      name: 'nsNotifyStart',
      eventClass: 'snmpAgentStopped',
      kind: 'clear',
      severity: 'cleared',
      summary: 'SNMP agent (net-snmp) started',
    },
    {
      oid: '1.3.6.1.4.1.8072.4.0.2',
      name: 'nsNotifyShutdown',
      eventClass: 'snmpAgentStopped',
      kind: 'raise',
      severity: 'warning',
      summary: 'SNMP agent (net-snmp) is shutting down',
    },
    {
      oid: '1.3.6.1.4.1.8072.4.0.3',
      name: 'nsNotifyRestart',
      eventClass: 'snmpAgentRestarted',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'SNMP agent (net-snmp) read its configuration again',
    },
  ],
}
