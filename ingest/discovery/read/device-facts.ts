// What is known of one device after its walk, in plain data: kept between runs, and what links and inventory are made of.
import { enterpriseOf } from '../../snmp/enterprises.ts'
import type { DiscoveryPolicy } from '../network/discovery-policy.ts'
import { rowsOf, type DeviceWalk, type WalkGap } from '../walk/walked-rows.ts'
import { lldpCapabilities } from './capabilities.ts'
import { readCdp } from './cdp.ts'
import { kindOf, typeOfCapabilities, typeOfServices } from './device-kinds.ts'
import { readAttachedHosts, type AttachedHosts } from './forwarding.ts'
import { readHardware, type Hardware } from './hardware.ts'
import { findInterfaces, readInterfaces, type InterfaceFact } from './interfaces.ts'
import { readLldp } from './lldp.ts'
import { lldpPorts } from './lldp-ports.ts'
import { isIdentifying, macOf, macOrText } from './mac-address.ts'
import type { Neighbour } from './neighbour.ts'
import { numberOf, textOf } from './octet-text.ts'
import { readArp, readOwnAddresses } from './own-addresses.ts'
import { readBgp, readOspf, type BgpPeer, type OspfPeer } from './routing-peers.ts'

export interface DeviceFacts {
  /** Where it was asked. */
  readonly address: string
  readonly credential: string
  /** Epoch ms. */
  readonly at: number
  readonly sysName: string
  readonly sysDescr: string
  readonly sysObjectId: string
  readonly location: string
  /** Hex; empty when it does not speak v3. */
  readonly engineId: string
  readonly vendor: string
  readonly type: string
  readonly os: string
  readonly version: string
  readonly hardware: Hardware
  /** What others call it: chassis id and bridge address, MACs in colons. */
  readonly chassisIds: readonly string[]
  /** LLDP's name for it, where that is not sysName. */
  readonly lldpName: string
  readonly addresses: readonly string[]
  readonly interfaces: readonly InterfaceFact[]
  /** How it names its ports to others: portId to interface name. */
  readonly portIds: Readonly<Record<string, string>>
  readonly neighbours: readonly Neighbour[]
  readonly attachedHosts: readonly AttachedHosts[]
  readonly ospf: readonly OspfPeer[]
  readonly bgp: readonly BgpPeer[]
  /** MAC to addresses. */
  readonly arp: Readonly<Record<string, readonly string[]>>
  readonly gaps: readonly WalkGap[]
}

/** Makes facts of a walk. */
export function deviceFacts(
  walk: DeviceWalk,
  policy: Pick<DiscoveryPolicy, 'hostsPerPort' | 'interfacesPerDevice'>,
): DeviceFacts {
  const scalar = (name: Parameters<typeof walk.scalars.get>[0]) => textOf(walk.scalars.get(name))
  const interfaces = readInterfaces(walk)
  const finder = findInterfaces(interfaces)
  const neighbours = [...readLldp(walk, finder), ...readCdp(walk, finder)]
  const occupied = new Set(neighbours.map((neighbour) => neighbour.localPort))
  const hardware = readHardware(walk)
  const sysObjectId = scalar('sysObjectID').replace(/^\./, '')
  const kind = kindOf(sysObjectId, `${scalar('sysDescr')} ${hardware.model}`)
  const engineId = walk.scalars.get('snmpEngineID')
  return {
    address: walk.address,
    credential: walk.credential,
    at: walk.at,
    sysName: scalar('sysName'),
    sysDescr: scalar('sysDescr'),
    sysObjectId,
    location: scalar('sysLocation'),
    engineId: Buffer.isBuffer(engineId) ? engineId.toString('hex') : '',
    vendor: enterpriseOf(sysObjectId) ?? '',
    type: kind.type ?? typeByWork(walk) ?? 'device',
    os: kind.os ?? '',
    version: kind.version ?? hardware.version,
    hardware,
    chassisIds: chassisIds(walk),
    lldpName: scalar('lldpLocSysName'),
    addresses: readOwnAddresses(walk),
    interfaces: interfaces.slice(0, policy.interfacesPerDevice),
    portIds: portIds(walk, finder),
    neighbours,
    attachedHosts: readAttachedHosts(walk, finder, occupied, policy.hostsPerPort),
    ospf: readOspf(walk),
    bgp: readBgp(walk),
    arp: readArp(walk),
    gaps: walk.gaps,
  }
}

function typeByWork(walk: DeviceWalk): string | undefined {
  return (
    typeOfCapabilities(lldpCapabilities(walk.scalars.get('lldpLocSysCapEnabled'))) ??
    (rowsOf(walk, 'dot1dBasePortIfIndex').size > 2 ? 'switch' : undefined) ??
    typeOfServices(numberOf(walk.scalars.get('sysServices')) ?? 0)
  )
}

function chassisIds(walk: DeviceWalk): string[] {
  const chassis = macOrText(walk.scalars.get('lldpLocChassisId'))
  const bridge = macOf(walk.scalars.get('dot1dBaseBridgeAddress'))
  const found = [chassis, ...(bridge === undefined || !isIdentifying(bridge) ? [] : [bridge])]
  return [...new Set(found)].filter((id) => id !== '' && id !== '00:00:00:00:00:00')
}

function portIds(walk: DeviceWalk, finder: ReturnType<typeof findInterfaces>): Record<string, string> {
  const portOf = lldpPorts(walk, finder)
  const found = new Map<string, string>()
  for (const [portNumber, id] of rowsOf(walk, 'lldpLocPortId')) {
    const text = macOrText(id)
    const port = portOf(portNumber)
    // Two ports with one id: it tells neither.
    if (text !== '' && port.ifIndex !== undefined) found.set(text, found.has(text) ? '' : port.name)
  }
  return Object.fromEntries([...found].filter(([, name]) => name !== ''))
}
