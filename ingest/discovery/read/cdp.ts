// CDP neighbours (CISCO-CDP-MIB cdpCacheTable, index ifIndex and device index). NX-OS and the small-business switches fill it, too.
import { addressText } from '../../snmp/address.ts'
import { rowsOf, type DeviceWalk, type SnmpValue } from '../walk/walked-rows.ts'
import { cdpCapabilities } from './capabilities.ts'
import type { InterfaceFinder } from './interfaces.ts'
import { macOrText, writtenMac } from './mac-address.ts'
import type { Neighbour } from './neighbour.ts'
import { textOf } from './octet-text.ts'

/** Reads all CDP neighbours of a device. */
export function readCdp(walk: DeviceWalk, interfaces: InterfaceFinder): Neighbour[] {
  const devices = rowsOf(walk, 'cdpCacheDeviceId')
  const found: Neighbour[] = []
  for (const [instance, deviceId] of devices) {
    const ifIndex = instance.split('.', 1)[0] ?? ''
    const local = interfaces.byIndex(Number(ifIndex))
    const id = macOrText(deviceId)
    const mac = writtenMac(id)
    const named = mac === undefined ? nameOf(id) : ''
    const sysName = textOf(rowsOf(walk, 'cdpCacheSysName').get(instance)) || named
    const portId = textOf(rowsOf(walk, 'cdpCacheDevicePort').get(instance))
    const platform = textOf(rowsOf(walk, 'cdpCachePlatform').get(instance))
    found.push({
      protocol: 'cdp',
      ...(local === undefined ? {} : { localIfIndex: local.ifIndex }),
      localPort: local?.name ?? ifIndex,
      name: sysName || id,
      sysName,
      sysDescr: textOf(rowsOf(walk, 'cdpCacheVersion').get(instance)),
      chassisId: mac ?? '',
      portId,
      portDescription: '',
      remotePort: portId,
      addresses: addressOf(rowsOf(walk, 'cdpCacheAddress').get(instance)),
      capabilities: cdpCapabilities(rowsOf(walk, 'cdpCacheCapabilities').get(instance)),
      ...(platform === '' ? {} : { platform }),
    })
  }
  return found
}

/** CatOS and NX-OS put the serial number behind the name: `SW-1(FOC1234X0AB)`. */
function nameOf(deviceId: string): string {
  return deviceId.replace(/\([A-Z0-9]{6,}\)$/, '')
}

/** Four or sixteen octets; NX-OS writes the address as text. */
function addressOf(value: SnmpValue | undefined): string[] {
  const address = Buffer.isBuffer(value) ? (addressText(value) ?? dotted(textOf(value))) : dotted(textOf(value))
  return address === undefined || address === '0.0.0.0' ? [] : [address]
}

function dotted(text: string): string | undefined {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text : undefined
}
