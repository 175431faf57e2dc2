// OSPF adjacencies between devices that no neighbour protocol links: routers over a provider's line, where LLDP does not pass.
import { findDevices, type PolledDevice } from './device-identity.ts'
import type { DeviceLink } from './device-links.ts'

/** @returns links without ports: the adjacency says who, not where */
export function routingLinks(devices: readonly PolledDevice[], links: readonly DeviceLink[]): DeviceLink[] {
  const finder = findDevices(devices)
  const beside = new Map<string, Set<string>>()
  for (const { from, to } of links) {
    beside.set(from, (beside.get(from) ?? new Set()).add(to))
    beside.set(to, (beside.get(to) ?? new Set()).add(from))
  }
  const found = new Map<string, DeviceLink>()
  for (const { key, facts } of devices) {
    for (const peer of facts.ospf) {
      const other = peer.full ? finder.byAddress(peer.address)?.key : undefined
      if (other === undefined || other === key) continue
      const own = beside.get(key) ?? new Set<string>()
      // Routers on one switch are adjacent through it; the switch is the link.
      const common = own.has(other) || [...own].some((between) => beside.get(other)?.has(between) === true)
      if (common) continue
      const pair = [key, other].sort().join('\n')
      const before = found.get(pair)
      found.set(pair, {
        from: before?.from ?? key,
        fromPort: '',
        to: before?.to ?? other,
        toPort: '',
        protocols: ['ospf'],
        saidByBoth: before !== undefined,
      })
    }
  }
  return [...found.values()]
}
