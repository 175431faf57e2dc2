// Hosts at the ports of switches, by the MACs that the switches have heard there. Their addresses come from the ARP tables of all devices.
import { findDevices, type PolledDevice } from './device-identity.ts'

export interface AttachedHost {
  readonly key: string
  readonly mac: string
  readonly addresses: readonly string[]
  readonly switchKey: string
  readonly port: string
}

/**
 * Finds the attached hosts. A MAC heard at several ports is at the one with the fewest; at two alike it is nowhere.
 * @param known keys that are CIs already
 */
export function attachedHosts(devices: readonly PolledDevice[], known: ReadonlySet<string>): AttachedHost[] {
  const finder = findDevices(devices)
  const places = new Map<string, { switchKey: string; port: string; macs: number }[]>()
  for (const { key, facts } of devices) {
    for (const { port, macs } of facts.attachedHosts) {
      for (const mac of macs) places.set(mac, [...(places.get(mac) ?? []), { switchKey: key, port, macs: macs.length }])
    }
  }
  const addresses = arpOf(devices)
  const found: AttachedHost[] = []
  for (const [mac, candidates] of places) {
    if (finder.byMac(mac) !== undefined || known.has(`mac:${mac}`)) continue
    const [best, next] = candidates.sort((a, b) => a.macs - b.macs)
    if (best === undefined || next?.macs === best.macs) continue
    found.push({
      key: `mac:${mac}`,
      mac,
      addresses: addresses.get(mac) ?? [],
      switchKey: best.switchKey,
      port: best.port,
    })
  }
  return found
}

function arpOf(devices: readonly PolledDevice[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { facts } of devices) {
    for (const [mac, own] of Object.entries(facts.arp))
      found.set(mac, [...new Set([...(found.get(mac) ?? []), ...own])])
  }
  return found
}
