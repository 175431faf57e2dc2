// Comparing the names of ports: Gi1/0/1 = GigabitEthernet1/0/1 = gigabitethernet 1/0/1, ge-0/0/1.0 = ge-0/0/1.
import { portName } from '../../contract/port-name.ts'

/** What two names of one port have in common. Only for comparing: it is not a name that anybody uses. */
export function portKey(name: string): string {
  // A Juniper port is named with its first logical unit.
  const port = name.trim().replace(/^([A-Za-z]{2}-\d+\/\d+\/\d+(?::\d+)?)\.0$/, '$1')
  return portName(port).toLowerCase().replace(/\s+/g, '')
}

/** Whether a text names a port of a device, rather than describing what it is for: `xe-0/1/0`, `eth1`, `1/1/49`, `Gi0/1`. */
export function looksLikePort(text: string): boolean {
  return /^(?:[A-Za-z][A-Za-z-]{0,30} ?)?\d+(?:[/:.]\d+)*$/.test(text) && !/^\d+$/.test(text)
}
