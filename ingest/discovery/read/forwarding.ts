// BRIDGE-MIB and Q-BRIDGE-MIB forwarding tables: which MACs a switch has heard on which port.
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import type { InterfaceFinder } from './interfaces.ts'
import { isIdentifying } from './mac-address.ts'
import { numberOf } from './octet-text.ts'

/** A port with few MACs, so that they are hosts attached to it. */
export interface AttachedHosts {
  readonly port: string
  readonly ifIndex: number
  readonly macs: readonly string[]
}

/** Arcs of a MAC at the end of an index. */
const MAC_ARCS = 6

/**
 * Reads the ports that have at most so many MACs.
 * @param skip ports where another device has said that it is there
 */
export function readAttachedHosts(
  walk: DeviceWalk,
  interfaces: InterfaceFinder,
  skip: ReadonlySet<string>,
  hostsPerPort: number,
): AttachedHosts[] {
  const bridgePorts = rowsOf(walk, 'dot1dBasePortIfIndex')
  const heard = new Map<number, Set<string>>()
  for (const name of ['dot1qTpFdbPort', 'dot1dTpFdbPort'] as const) {
    for (const [instance, value] of rowsOf(walk, name)) {
      const port = numberOf(value)
      // Port 0: heard, but not known where.
      if (port === undefined || port === 0) continue
      const mac = instance
        .split('.')
        .slice(-MAC_ARCS)
        .map((arc) => Number(arc).toString(16).padStart(2, '0'))
        .join(':')
      if (!isIdentifying(mac) || interfaces.byMac(mac) !== undefined) continue
      // Agents without the bridge's own port table number ports by ifIndex.
      const ifIndex = numberOf(bridgePorts.get(String(port))) ?? (bridgePorts.size === 0 ? port : undefined)
      if (ifIndex !== undefined) heard.set(ifIndex, (heard.get(ifIndex) ?? new Set()).add(mac))
    }
  }
  const found: AttachedHosts[] = []
  for (const [ifIndex, macs] of heard) {
    const port = interfaces.byIndex(ifIndex)
    if (port === undefined || macs.size > hostsPerPort || skip.has(port.name)) continue
    found.push({ port: port.name, ifIndex, macs: [...macs].sort() })
  }
  return found.sort((a, b) => a.ifIndex - b.ifIndex)
}
