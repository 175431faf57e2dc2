// What a run found, as a report of inventory: devices, what they see, and the links between them.
import type { CiFact, InventoryReport, RelationshipFact } from '../../contract/inventory.ts'
import type { DeviceFacts } from '../read/device-facts.ts'
import type { InterfaceFact } from '../read/interfaces.ts'
import { isReachable } from '../read/own-addresses.ts'
import { attachedHosts, type AttachedHost } from './attached-hosts.ts'
import { identifyDevices, type PolledDevice } from './device-identity.ts'
import { deviceLinks, type DeviceLink } from './device-links.ts'
import { routingLinks } from './routing-links.ts'
import type { UnpolledDevice } from './unpolled-neighbours.ts'

export interface ReportSubject {
  readonly id: string
  readonly instance: string
  readonly actor: string
  /** Epoch ms. */
  readonly at: number
  readonly scope: 'full' | 'partial'
}

export interface Findings {
  readonly devices: readonly PolledDevice[]
  readonly unpolled: readonly UnpolledDevice[]
  readonly links: readonly DeviceLink[]
  readonly hosts: readonly AttachedHost[]
}

/** Brings together what was found on each device. */
export function findingsOf(all: readonly DeviceFacts[]): Findings {
  const devices = identifyDevices([...all].sort((a, b) => a.address.localeCompare(b.address, 'en', { numeric: true })))
  const { links, unpolled } = deviceLinks(devices)
  const known = new Set([...devices, ...unpolled].map(({ key }) => key))
  return { devices, unpolled, links: [...links, ...routingLinks(devices, links)], hosts: attachedHosts(devices, known) }
}

/** Writes findings as a report. */
export function inventoryReport(findings: Findings, subject: ReportSubject): InventoryReport {
  const { id, instance, actor, at, scope } = subject
  return {
    id,
    source: 'snmp',
    instance,
    actor,
    at,
    scope,
    cis: [...findings.devices.map(deviceCi), ...findings.unpolled.map(unpolledCi), ...findings.hosts.map(hostCi)],
    relationships: [...findings.links.map(linkFact), ...findings.hosts.map(hostLink)],
  }
}

type Attributes = Record<string, string | readonly string[]>

function deviceCi({ key, facts }: PolledDevice): CiFact {
  const { hardware } = facts
  const serials = hardware.chassis.map((part) => part.serial).filter((serial) => serial !== '')
  return {
    key,
    type: facts.type,
    name: facts.sysName || facts.lldpName || facts.address,
    attributes: filled({
      ip: [...new Set([facts.address, ...facts.addresses])].filter(isReachable),
      sysName: facts.sysName,
      alias: facts.lldpName === facts.sysName ? '' : facts.lldpName,
      engineId: facts.engineId,
      serial: serials,
      mac: facts.chassisIds,
      vendor: facts.vendor,
      model: hardware.model,
      os: facts.os,
      osVersion: facts.version,
      sysObjectID: facts.sysObjectId,
      sysDescr: facts.sysDescr,
      sysLocation: facts.location,
      stackMembers: hardware.chassis.length < 2 ? [] : hardware.chassis.map(partText),
      modules: hardware.modules.map(partText),
      interfaces: facts.interfaces.map(interfaceText),
      ospfNeighbours: facts.ospf.map((peer) => peer.address),
      bgpPeers: facts.bgp.map((peer) => peer.address),
      // What is seen by others only has no such attribute: two sources of which one has asked the device then agree.
      polled: 'yes',
    }),
  }
}

function unpolledCi(device: UnpolledDevice): CiFact {
  return {
    key: device.key,
    // A guess that failed is no word about it.
    ...(device.type === 'device' ? {} : { type: device.type }),
    name: device.name || device.key,
    attributes: filled({
      ip: device.addresses,
      sysName: device.sysName,
      mac: device.mac === '' ? [] : [device.mac],
      model: device.model,
      sysDescr: device.descr,
      seenBy: device.protocols,
    }),
  }
}

function hostCi(host: AttachedHost): CiFact {
  return {
    key: host.key,
    type: 'host',
    name: host.addresses[0] ?? host.mac,
    attributes: filled({ ip: host.addresses, mac: [host.mac], seenBy: ['forwarding'] }),
  }
}

function linkFact(link: DeviceLink): RelationshipFact {
  return {
    from: link.from,
    to: link.to,
    type: 'connectedTo',
    ...(link.fromPort === '' ? {} : { fromPort: link.fromPort }),
    ...(link.toPort === '' ? {} : { toPort: link.toPort }),
  }
}

function hostLink(host: AttachedHost): RelationshipFact {
  return { from: host.key, to: host.switchKey, type: 'connectedTo', toPort: host.port }
}

function interfaceText(one: InterfaceFact): string {
  return pairs({
    ifIndex: String(one.ifIndex),
    ifName: one.name,
    ifAlias: one.alias,
    ifDescr: one.descr === one.name ? '' : one.descr,
    mac: one.mac ?? '',
  })
}

function partText(part: { readonly name: string; readonly model: string; readonly serial: string }): string {
  return pairs({ name: part.name, model: part.model, serial: part.serial })
}

/** `ifIndex=3;ifName=Gi0/3`: what is empty is left out, and no value has a semicolon. */
function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value.replaceAll(/[;\r\n]+/g, ',')}`)
    .join(';')
}

/** Without what is empty: that a device does not tell is no statement that there is nothing. */
function filled(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value.length > 0))
}
