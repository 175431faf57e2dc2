// IF-MIB: the interfaces of a device, and finding one by any of its names.
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import { macOf } from './mac-address.ts'
import { numberOf, textOf } from './octet-text.ts'
import { portKey } from './port-name.ts'

export interface InterfaceFact {
  readonly ifIndex: number
  /** ifName, else ifDescr, else the index: what people call it. */
  readonly name: string
  readonly descr: string
  /** What the network's people wrote there; empty when nothing. */
  readonly alias: string
  /** IANAifType: 6 ethernetCsmacd, 161 ieee8023adLag ... */
  readonly type?: number
  readonly mac?: string
  /** RFC 2863: 1 up, 2 down ... */
  readonly operStatus?: number
  /** Mbit/s. */
  readonly speed?: number
}

/** Reads the interfaces, in the order of their index. */
export function readInterfaces(walk: DeviceWalk): InterfaceFact[] {
  const names = rowsOf(walk, 'ifName')
  const descriptions = rowsOf(walk, 'ifDescr')
  const indices = new Set([...descriptions.keys(), ...names.keys()])
  const found: InterfaceFact[] = []
  for (const instance of indices) {
    const ifIndex = Number(instance)
    if (!Number.isSafeInteger(ifIndex)) continue
    const descr = textOf(descriptions.get(instance))
    const type = numberOf(rowsOf(walk, 'ifType').get(instance))
    const mac = macOf(rowsOf(walk, 'ifPhysAddress').get(instance))
    const operStatus = numberOf(rowsOf(walk, 'ifOperStatus').get(instance))
    const speed = numberOf(rowsOf(walk, 'ifHighSpeed').get(instance))
    found.push({
      ifIndex,
      name: textOf(names.get(instance)) || descr || instance,
      descr,
      alias: textOf(rowsOf(walk, 'ifAlias').get(instance)),
      ...(type === undefined ? {} : { type }),
      ...(mac === undefined ? {} : { mac }),
      ...(operStatus === undefined ? {} : { operStatus }),
      ...(speed === undefined ? {} : { speed }),
    })
  }
  return found.sort((a, b) => a.ifIndex - b.ifIndex)
}

/** Finds an interface by what somebody calls it. What two interfaces share names neither. */
export interface InterfaceFinder {
  byIndex(ifIndex: number): InterfaceFact | undefined
  /** By ifName or ifDescr, in whatever form. */
  byName(name: string): InterfaceFact | undefined
  byAlias(alias: string): InterfaceFact | undefined
  byMac(mac: string): InterfaceFact | undefined
}

export function findInterfaces(interfaces: readonly InterfaceFact[]): InterfaceFinder {
  const index = new Map(interfaces.map((one) => [one.ifIndex, one]))
  const names = unique(interfaces, (one) => [one.name])
  const descriptions = unique(interfaces, (one) => [one.descr])
  const keys = unique(interfaces, (one) => [portKey(one.name), portKey(one.descr)])
  const aliases = unique(interfaces, (one) => [one.alias])
  const macs = unique(interfaces, (one) => (one.mac === undefined ? [] : [one.mac]))
  return {
    byIndex: (ifIndex) => index.get(ifIndex),
    byName: (name) => names.get(name) ?? descriptions.get(name) ?? keys.get(portKey(name)) ?? undefined,
    byAlias: (alias) => aliases.get(alias) ?? undefined,
    byMac: (mac) => macs.get(mac) ?? undefined,
  }
}

function unique(
  interfaces: readonly InterfaceFact[],
  textsOf: (one: InterfaceFact) => readonly string[],
): ReadonlyMap<string, InterfaceFact | null> {
  const claims = new Map<string, InterfaceFact | null>()
  for (const one of interfaces) {
    for (const text of new Set(textsOf(one))) {
      if (text !== '') claims.set(text, claims.has(text) ? null : one)
    }
  }
  return claims
}
