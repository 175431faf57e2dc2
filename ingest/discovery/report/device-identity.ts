// Who is who: which polled device a neighbour, an address or a MAC is. What two devices claim is nobody's.
import { shortName } from './short-name.ts'
import { isIdentifying, writtenMac } from '../read/mac-address.ts'
import type { DeviceFacts } from '../read/device-facts.ts'
import type { Neighbour } from '../read/neighbour.ts'

export interface PolledDevice {
  /** The same in every run, while the device keeps its chassis. */
  readonly key: string
  readonly facts: DeviceFacts
}

/**
 * Gives each device its key. Two addresses of one device come to one device: the walk that found more neighbours stands for both.
 * @param all in the order of their addresses, so that the same devices get the same keys
 */
export function identifyDevices(all: readonly DeviceFacts[]): PolledDevice[] {
  const groups: DeviceFacts[][] = []
  for (const facts of all) {
    const same = groups.find(([first]) => first !== undefined && isSameDevice(first, facts))
    if (same === undefined) groups.push([facts])
    else same.push(facts)
  }
  const taken = new Set<string>()
  return groups.map((group) => {
    const facts = merged(group)
    const key = keysOf(facts).find((one) => !taken.has(one)) ?? `ip:${facts.address}`
    taken.add(key)
    return { key, facts }
  })
}

function isSameDevice(a: DeviceFacts, b: DeviceFacts): boolean {
  if (a.sysName !== b.sysName || a.sysObjectId !== b.sysObjectId) return false
  const serials = (facts: DeviceFacts) =>
    facts.hardware.chassis.map((part) => part.serial).filter((serial) => serial !== '')
  if (serials(a).length > 0 && serials(b).length > 0) return serials(a).some((serial) => serials(b).includes(serial))
  if (a.engineId !== '' && b.engineId !== '') return a.engineId === b.engineId
  return a.addresses.includes(b.address) && b.addresses.includes(a.address)
}

function merged(group: readonly DeviceFacts[]): DeviceFacts {
  const best = group.reduce((one, other) => (other.neighbours.length > one.neighbours.length ? other : one))
  if (group.length === 1) return best
  return { ...best, addresses: [...new Set([...best.addresses, ...group.map((facts) => facts.address)])] }
}

function keysOf(facts: DeviceFacts): string[] {
  const serial = facts.hardware.chassis.find((part) => part.serial !== '')?.serial
  return [
    ...facts.chassisIds.filter((id) => writtenMac(id) !== undefined).map((mac) => `mac:${mac}`),
    ...(serial === undefined ? [] : [`serial:${serial}`]),
    ...(facts.sysName === '' ? [] : [`name:${facts.sysName.toLowerCase()}`]),
  ]
}

export interface DeviceFinder {
  byNeighbour(neighbour: Neighbour): PolledDevice | undefined
  byAddress(address: string): PolledDevice | undefined
  /** By the MAC of any of its interfaces, or its chassis. */
  byMac(mac: string): PolledDevice | undefined
}

/** Builds the finder over all devices of a run. */
export function findDevices(devices: readonly PolledDevice[]): DeviceFinder {
  const chassis = claims(devices, ({ chassisIds }) => chassisIds)
  const names = claims(devices, ({ sysName, lldpName }) => [sysName, lldpName].map((name) => name.toLowerCase()))
  const shortNames = claims(devices, ({ sysName, lldpName }) => [shortName(sysName), shortName(lldpName)])
  const addresses = claims(devices, ({ address, addresses: own }) => [address, ...own])
  const macs = claims(devices, ({ interfaces, chassisIds }) => [
    ...new Set(
      [...chassisIds, ...interfaces.map((one) => one.mac ?? '')].filter((mac) => mac !== '' && isIdentifying(mac)),
    ),
  ])
  return {
    byAddress: (address) => addresses.get(address) ?? undefined,
    byMac: (mac) => chassis.get(mac) ?? macs.get(mac) ?? undefined,
    byNeighbour(neighbour) {
      const { chassisId, sysName, portId } = neighbour
      return (
        chassis.get(chassisId) ??
        names.get(sysName.toLowerCase()) ??
        macs.get(chassisId) ??
        neighbour.addresses
          .map((address) => addresses.get(address))
          .find((found) => found !== undefined && found !== null) ??
        shortNames.get(shortName(sysName)) ??
        macs.get(portId) ??
        undefined
      )
    },
  }
}

function claims(
  devices: readonly PolledDevice[],
  valuesOf: (facts: DeviceFacts) => readonly string[],
): ReadonlyMap<string, PolledDevice | null> {
  const found = new Map<string, PolledDevice | null>()
  for (const device of devices) {
    for (const value of new Set(valuesOf(device.facts))) {
      if (value !== '') found.set(value, found.has(value) ? null : device)
    }
  }
  return found
}
