// Which interface a port number of the LLDP MIB is. The standard says only that it is a number: agents use ifIndex, the bridge port or something
// of their own, and say in lldpLocPortTable what it stands for.
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import type { InterfaceFact, InterfaceFinder } from './interfaces.ts'
import { macOf } from './mac-address.ts'
import { numberOf, textOf } from './octet-text.ts'

/** LldpPortIdSubtype (IEEE 802.1AB, LLDP-MIB). */
export const PORT_ID = { interfaceAlias: 1, macAddress: 3, networkAddress: 4, interfaceName: 5, local: 7 } as const

export interface LocalPort {
  readonly name: string
  readonly ifIndex?: number
}

/**
 * Builds the finder of local ports.
 * @returns the port of an lldpRemLocalPortNum; by its own name when it is no interface
 */
export function lldpPorts(walk: DeviceWalk, interfaces: InterfaceFinder): (portNumber: string) => LocalPort {
  const ids = rowsOf(walk, 'lldpLocPortId')
  const subtypes = rowsOf(walk, 'lldpLocPortIdSubtype')
  const descriptions = rowsOf(walk, 'lldpLocPortDesc')
  const bridgePorts = rowsOf(walk, 'dot1dBasePortIfIndex')

  function interfaceOf(portNumber: string): InterfaceFact | undefined {
    const id = ids.get(portNumber)
    const subtype = numberOf(subtypes.get(portNumber))
    const text = textOf(id)
    const description = textOf(descriptions.get(portNumber))
    const mac = subtype === PORT_ID.macAddress || subtype === undefined ? macOf(id) : undefined
    const bridged = numberOf(bridgePorts.get(portNumber))
    return (
      (text === '' ? undefined : interfaces.byName(text)) ??
      (mac === undefined ? undefined : interfaces.byMac(mac)) ??
      (description === '' ? undefined : interfaces.byName(description)) ??
      (subtype === PORT_ID.local && /^\d+$/.test(text) ? interfaces.byIndex(Number(text)) : undefined) ??
      (bridged === undefined ? undefined : interfaces.byIndex(bridged)) ??
      interfaces.byIndex(Number(portNumber)) ??
      (text === '' ? undefined : interfaces.byAlias(text))
    )
  }

  return (portNumber) => {
    const found = interfaceOf(portNumber)
    if (found !== undefined) return { name: found.name, ifIndex: found.ifIndex }
    return { name: textOf(ids.get(portNumber)) || textOf(descriptions.get(portNumber)) || portNumber }
  }
}
