// Devices that others see and that were not asked themselves, or did not answer: each becomes one CI, whoever sees it and by whatever protocol.
import { kindOf, typeOfCapabilities } from '../read/device-kinds.ts'
import { isIdentifying, writtenMac } from '../read/mac-address.ts'
import type { Neighbour } from '../read/neighbour.ts'
import { isReachable } from '../read/own-addresses.ts'
import { shortName } from './short-name.ts'

export interface UnpolledDevice {
  readonly key: string
  readonly name: string
  readonly sysName: string
  readonly type: string
  readonly descr: string
  readonly model: string
  readonly mac: string
  readonly addresses: readonly string[]
  readonly protocols: readonly string[]
}

export interface UnpolledDevices {
  /** The device that a neighbour is; made at the first sight of it. */
  of(seenBy: string, neighbour: Neighbour): UnpolledDevice
  all(): UnpolledDevice[]
}

/**
 * @param neighbours all that lead to no polled device, with the key of who sees each
 * @param taken keys of polled devices: a name that several of them have leads to none of them, and must not become one of them either
 */
export function unpolledDevices(
  neighbours: readonly (readonly [seenBy: string, neighbour: Neighbour])[],
  taken: ReadonlySet<string>,
): UnpolledDevices {
  const keys = new Map<Neighbour, string>()
  // LLDP says a MAC and CDP a name: a name that belongs to one MAC only is that MAC's device.
  const macsOfName = new Map<string, Set<string>>()
  for (const [, neighbour] of neighbours) {
    const mac = macKey(neighbour)
    if (mac === undefined || neighbour.sysName === '') continue
    const name = shortName(neighbour.sysName)
    macsOfName.set(name, (macsOfName.get(name) ?? new Set()).add(mac))
  }
  const found = new Map<string, UnpolledDevice>()
  for (const [seenBy, neighbour] of neighbours) {
    const key = keyOf(seenBy, neighbour, macsOfName, taken)
    keys.set(neighbour, key)
    found.set(key, described(key, neighbour, found.get(key)))
  }
  return {
    of(seenBy, neighbour) {
      const key = keys.get(neighbour) ?? keyOf(seenBy, neighbour, macsOfName, taken)
      return found.get(key) ?? described(key, neighbour, undefined)
    },
    all: () => [...found.values()],
  }
}

function macKey(neighbour: Neighbour): string | undefined {
  const mac = writtenMac(neighbour.chassisId)
  return mac !== undefined && isIdentifying(mac) ? `mac:${mac}` : undefined
}

function keyOf(
  seenBy: string,
  neighbour: Neighbour,
  macsOfName: ReadonlyMap<string, ReadonlySet<string>>,
  taken: ReadonlySet<string>,
): string {
  const name = neighbour.sysName === '' ? '' : shortName(neighbour.sysName)
  const [only, ...more] = macsOfName.get(name) ?? []
  const [address] = neighbour.addresses.filter(isReachable)
  const candidates = [
    macKey(neighbour),
    more.length === 0 ? only : undefined,
    name === '' ? undefined : `name:${name}`,
    address === undefined ? undefined : `ip:${address}`,
  ]
  // Nothing tells it from others: it is what is at the end of this cable.
  return candidates.find((key) => key !== undefined && !taken.has(key)) ?? `port:${seenBy}/${neighbour.localPort}`
}

function described(key: string, neighbour: Neighbour, before: UnpolledDevice | undefined): UnpolledDevice {
  const text = `${neighbour.sysDescr} ${neighbour.platform ?? ''} ${neighbour.sysName}`
  const type = kindOf('', text).type ?? typeOfCapabilities(neighbour.capabilities)
  const mac = writtenMac(neighbour.chassisId)
  // A network card speaks LLDP of its own before its host does: the host's name says more.
  const isCard = /fw_version|Broadcom|ConnectX|\bNIC\b/i.test(neighbour.name)
  return {
    key,
    name:
      before === undefined || (before.sysName === '' && neighbour.sysName !== '' && !isCard)
        ? neighbour.name
        : before.name,
    sysName: before?.sysName || (isCard ? '' : neighbour.sysName),
    type: before === undefined || before.type === 'device' ? (type ?? 'device') : before.type,
    descr: before?.descr || neighbour.sysDescr,
    model: before?.model || (neighbour.platform ?? ''),
    mac: before?.mac || (mac !== undefined && isIdentifying(mac) ? mac : ''),
    addresses: [...new Set([...(before?.addresses ?? []), ...neighbour.addresses.filter(isReachable)])],
    protocols: [...new Set([...(before?.protocols ?? []), neighbour.protocol])],
  }
}
