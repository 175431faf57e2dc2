// IP-MIB: the addresses of a device itself, and those of others that it has resolved (ARP).
import { addressText } from '../../snmp/address.ts'
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import { isIdentifying, macOf } from './mac-address.ts'

/** Addresses of the device that others can reach it by. */
export function readOwnAddresses(walk: DeviceWalk): string[] {
  const old = [...rowsOf(walk, 'ipAdEntIfIndex').keys()]
  // InetAddressType, length, octets.
  const current = [...rowsOf(walk, 'ipAddressIfIndex').keys()].map((instance) =>
    addressText(instance.split('.').slice(2).map(Number)),
  )
  return [...new Set([...old, ...current])].filter(
    (address): address is string => address !== undefined && isReachable(address),
  )
}

/** Neither loopback nor link-local nor unset: those are the same on every device. */
export function isReachable(address: string): boolean {
  return !/^(127\.|0\.|169\.254\.|255\.|22[4-9]\.|23\d\.|::1?$|fe80:|ff)/i.test(address)
}

/** What the device has resolved: MAC to addresses. */
export function readArp(walk: DeviceWalk): Record<string, string[]> {
  const found = new Map<string, string[]>()
  // Index: ifIndex, then the address.
  for (const [instance, value] of rowsOf(walk, 'ipNetToMediaPhysAddress')) {
    const mac = macOf(value)
    const address = instance.slice(instance.indexOf('.') + 1)
    if (mac === undefined || !isIdentifying(mac) || !isReachable(address)) continue
    found.set(mac, [...(found.get(mac) ?? []), address])
  }
  return Object.fromEntries(found)
}
