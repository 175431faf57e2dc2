// LLDP neighbours out of the three tables that agents keep them in: the same rows, other OIDs and other indices.
import { addressText } from '../../snmp/address.ts'
import type { ColumnName } from '../walk/objects.ts'
import { rowsOf, type DeviceWalk, type SnmpValue } from '../walk/walked-rows.ts'
import type { InterfaceFinder } from './interfaces.ts'
import { lldpPorts, PORT_ID, type LocalPort } from './lldp-ports.ts'
import { macOf, macOrText } from './mac-address.ts'
import type { Neighbour } from './neighbour.ts'
import { numberOf, textOf } from './octet-text.ts'
import { looksLikePort } from './port-name.ts'
import { lldpCapabilities } from './capabilities.ts'

/** LldpChassisIdSubtype. */
const CHASSIS_ID = { macAddress: 4, networkAddress: 5, interfaceName: 6 } as const

interface RemoteTable {
  readonly prefix: 'lldp' | 'lldpV2' | 'tmnxLldp'
  /** Which arc of the index is the local port, and whether that is an ifIndex. */
  readonly portArc: number
  readonly byIfIndex: boolean
}

const TABLES: readonly RemoteTable[] = [
  // lldpRemTimeMark, lldpRemLocalPortNum, lldpRemIndex
  { prefix: 'lldp', portArc: 1, byIfIndex: false },
  // lldpV2RemTimeMark, lldpV2RemLocalIfIndex, lldpV2RemLocalDestMACAddress, lldpV2RemIndex
  { prefix: 'lldpV2', portArc: 1, byIfIndex: true },
  // tmnxLldpRemTimeMark, ifIndex, tmnxLldpRemLocalDestMACAddress, tmnxLldpRemIndex
  { prefix: 'tmnxLldp', portArc: 1, byIfIndex: true },
]

/** Reads all LLDP neighbours of a device; the same neighbour in two tables comes once. */
export function readLldp(walk: DeviceWalk, interfaces: InterfaceFinder): Neighbour[] {
  const portOf = lldpPorts(walk, interfaces)
  const found = new Map<string, Neighbour>()
  for (const table of TABLES) {
    for (const neighbour of readTable(walk, table, interfaces, portOf)) {
      const key = JSON.stringify([neighbour.localPort, neighbour.chassisId, neighbour.portId, neighbour.name])
      if (!found.has(key)) found.set(key, neighbour)
    }
  }
  return [...found.values()]
}

function* readTable(
  walk: DeviceWalk,
  table: RemoteTable,
  interfaces: InterfaceFinder,
  portOf: (portNumber: string) => LocalPort,
): Generator<Neighbour> {
  const rows = (column: RemoteColumn) => rowsOf(walk, `${table.prefix}Rem${column}`)
  // An agent may leave out any column: what has a row in one of these is a neighbour.
  const instances = new Set([
    ...rows('ChassisId').keys(),
    ...rows('PortId').keys(),
    ...rows('SysName').keys(),
    ...rows('PortDesc').keys(),
  ])
  const addresses = managementAddresses(walk, table)
  for (const instance of instances) {
    const portNumber = instance.split('.')[table.portArc]
    if (portNumber === undefined) continue
    const local = table.byIfIndex ? interfacePort(interfaces, portNumber) : portOf(portNumber)
    yield neighbour({
      local,
      chassisSubtype: numberOf(rows('ChassisIdSubtype').get(instance)),
      chassis: rows('ChassisId').get(instance),
      portSubtype: numberOf(rows('PortIdSubtype').get(instance)),
      port: rows('PortId').get(instance),
      portDescription: textOf(rows('PortDesc').get(instance)),
      sysName: textOf(rows('SysName').get(instance)),
      sysDescr: textOf(rows('SysDesc').get(instance)),
      capabilities: lldpCapabilities(rows('SysCapEnabled').get(instance)),
      addresses: addresses.get(instance) ?? [],
    })
  }
}

type RemoteColumn =
  'ChassisIdSubtype' | 'ChassisId' | 'PortIdSubtype' | 'PortId' | 'PortDesc' | 'SysName' | 'SysDesc' | 'SysCapEnabled'

interface RemoteRow {
  readonly local: LocalPort
  readonly chassisSubtype: number | undefined
  readonly chassis: SnmpValue | undefined
  readonly portSubtype: number | undefined
  readonly port: SnmpValue | undefined
  readonly portDescription: string
  readonly sysName: string
  readonly sysDescr: string
  readonly capabilities: readonly string[]
  readonly addresses: readonly string[]
}

function neighbour(row: RemoteRow): Neighbour {
  let chassisId = identifier(row.chassis, row.chassisSubtype, CHASSIS_ID)
  let portId = identifier(row.port, row.portSubtype, PORT_ID)
  // VMware's hosts name the port in the chassis id and give its MAC as the port id.
  if (row.chassisSubtype === CHASSIS_ID.interfaceName && row.portSubtype === PORT_ID.macAddress)
    [chassisId, portId] = [portId, chassisId]
  const { local, portDescription, sysName, sysDescr, capabilities, addresses } = row
  return {
    protocol: 'lldp',
    ...(local.ifIndex === undefined ? {} : { localIfIndex: local.ifIndex }),
    localPort: local.name,
    name: sysName || firstLine(sysDescr) || chassisId,
    sysName,
    sysDescr,
    chassisId,
    portId,
    portDescription,
    remotePort: bestPort(portId, portDescription),
    addresses,
    capabilities,
  }
}

/** A bare number or a MAC says less than a description that names a port (Juniper: `612`, `ge-0/1/2`). */
function bestPort(portId: string, description: string): string {
  const vague = portId === '' || /^\d+$/.test(portId) || macOf(portId) !== undefined
  // Nokia goes on behind the name: `1/1/2, 10-Gig Ethernet, to core`.
  const named = description.split(',', 1)[0]?.trim() ?? ''
  return vague && looksLikePort(named) ? named : portId || description
}

function identifier(
  value: SnmpValue | undefined,
  subtype: number | undefined,
  known: { readonly macAddress: number; readonly networkAddress: number },
): string {
  if (subtype === known.networkAddress && Buffer.isBuffer(value)) {
    // IANA address family, then the octets.
    const text = addressText(value.subarray(1))
    if (text !== undefined) return text
  }
  if (subtype === known.macAddress) return macOf(value) ?? textOf(value)
  return macOrText(value)
}

function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0]?.trim() ?? ''
}

function interfacePort(interfaces: InterfaceFinder, portNumber: string): LocalPort {
  const found = interfaces.byIndex(Number(portNumber))
  return found === undefined ? { name: portNumber } : { name: found.name, ifIndex: found.ifIndex }
}

/** Management addresses by the neighbour's own index: they are in the index of their table (subtype, length, octets). */
function managementAddresses(walk: DeviceWalk, table: RemoteTable): ReadonlyMap<string, string[]> {
  const column = MANAGEMENT[table.prefix]
  const found = new Map<string, string[]>()
  if (column === null) return found
  for (const instance of rowsOf(walk, column.name).keys()) {
    const arcs = instance.split('.')
    const own = arcs.slice(0, column.arcs).join('.')
    const octets = arcs.slice(column.arcs + 2).map(Number)
    // Some agents leave the length out.
    const address = addressText(octets) ?? addressText(arcs.slice(column.arcs + 1).map(Number))
    if (address !== undefined) found.set(own, [...(found.get(own) ?? []), address])
  }
  return found
}

const MANAGEMENT: Readonly<Record<RemoteTable['prefix'], { readonly name: ColumnName; readonly arcs: number } | null>> =
  {
    lldp: { name: 'lldpRemManAddrIfId', arcs: 3 },
    lldpV2: { name: 'lldpV2RemManAddrIfId', arcs: 4 },
    tmnxLldp: null,
  }
