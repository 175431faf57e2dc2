// Links between devices out of what each says of its neighbours. Most links are said twice, once from each end, and by two protocols.
import { findInterfaces, type InterfaceFinder } from '../read/interfaces.ts'
import { writtenMac } from '../read/mac-address.ts'
import type { Neighbour } from '../read/neighbour.ts'
import { portKey } from '../read/port-name.ts'
import { findDevices, type PolledDevice } from './device-identity.ts'
import { unpolledDevices, type UnpolledDevice } from './unpolled-neighbours.ts'

export interface DeviceLink {
  readonly from: string
  readonly fromPort: string
  readonly to: string
  readonly toPort: string
  /** Who said it: `lldp`, `cdp`, `lldp` from both ends ... */
  readonly protocols: readonly string[]
  readonly saidByBoth: boolean
}

export interface LinksFound {
  readonly links: readonly DeviceLink[]
  readonly unpolled: readonly UnpolledDevice[]
}

/** One end's word. */
interface Claim {
  readonly from: string
  readonly fromPort: string
  readonly to: string
  readonly toPort: string
  /** toPort is a port that the other device is known to have. */
  readonly certain: boolean
  readonly protocol: string
}

/** Finds all links, each once. */
export function deviceLinks(devices: readonly PolledDevice[]): LinksFound {
  const finder = findDevices(devices)
  const ports = new Map(devices.map((device) => [device.key, findInterfaces(device.facts.interfaces)]))
  const unknown: [string, Neighbour][] = []
  const seen: { from: PolledDevice; neighbour: Neighbour; to: PolledDevice | undefined }[] = []
  for (const from of devices) {
    for (const neighbour of from.facts.neighbours) {
      const to = finder.byNeighbour(neighbour)
      // A device that hears itself, by a loop or a hub that reflects, is no link between two.
      if (to?.key === from.key) continue
      if (to === undefined) unknown.push([from.key, neighbour])
      seen.push({ from, neighbour, to })
    }
  }
  const unpolled = unpolledDevices(unknown, new Set(devices.map(({ key }) => key)))
  const claims = seen.map(({ from, neighbour, to }): Claim => {
    const port = to === undefined ? undefined : portOf(to, ports.get(to.key), neighbour)
    return {
      from: from.key,
      fromPort: neighbour.localPort,
      to: to?.key ?? unpolled.of(from.key, neighbour).key,
      toPort: port ?? neighbour.remotePort,
      certain: port !== undefined,
      protocol: neighbour.protocol,
    }
  })
  return { links: reconcile(claims), unpolled: unpolled.all() }
}

/** The port's own name, found by whatever the neighbour was told: what the device itself sends as port id, an ifIndex, a MAC, a name. */
function portOf(device: PolledDevice, ports: InterfaceFinder | undefined, neighbour: Neighbour): string | undefined {
  const { portId, portDescription } = neighbour
  const sent = device.facts.portIds[portId]
  if (sent !== undefined) return sent
  const mac = writtenMac(portId)
  const byIndex = /^\d+$/.test(portId) ? ports?.byIndex(Number(portId)) : undefined
  const found =
    ports?.byName(portId) ??
    (mac === undefined ? undefined : ports?.byMac(mac)) ??
    (portDescription === '' ? undefined : ports?.byName(portDescription)) ??
    byIndex ??
    (portDescription === '' ? undefined : ports?.byAlias(portDescription))
  return found?.name
}

/** Certain claims first: what is uncertain joins one of them when there is one that it can be. */
function reconcile(claims: readonly Claim[]): DeviceLink[] {
  const links = new Map<string, { claim: Claim; protocols: Set<string>; ends: Set<string> }>()
  const byEnd = new Map<string, Set<string>>()
  const ordered = [...claims].sort((a, b) => Number(b.certain) - Number(a.certain))
  for (const claim of ordered) {
    const own = end(claim.from, claim.fromPort)
    const other = end(claim.to, claim.toPort)
    const exact = [own, other].sort().join('\n')
    const key = links.has(exact) || claim.certain ? exact : (uncertainMatch(claim, own, byEnd, links) ?? exact)
    const link = links.get(key)
    if (link === undefined) links.set(key, { claim, protocols: new Set([claim.protocol]), ends: new Set([claim.from]) })
    else {
      link.protocols.add(claim.protocol)
      link.ends.add(claim.from)
    }
    for (const one of [own, other]) byEnd.set(one, (byEnd.get(one) ?? new Set()).add(key))
  }
  return [...links.values()].map(({ claim, protocols, ends }) => ({
    from: claim.from,
    fromPort: claim.fromPort,
    to: claim.to,
    toPort: claim.toPort,
    protocols: [...protocols].sort(),
    saidByBoth: ends.size > 1,
  }))
}

/** A link of the same two devices at the same port here, whose other port this end could not name. */
function uncertainMatch(
  claim: Claim,
  own: string,
  byEnd: ReadonlyMap<string, ReadonlySet<string>>,
  links: ReadonlyMap<string, { claim: Claim }>,
): string | undefined {
  const matches = [...(byEnd.get(own) ?? [])].filter((key) => {
    const other = links.get(key)?.claim
    return other !== undefined && [other.from, other.to].includes(claim.to)
  })
  return matches.length === 1 ? matches[0] : undefined
}

function end(device: string, port: string): string {
  return `${device}\t${portKey(port)}`
}
