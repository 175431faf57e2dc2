// NetBox's devices, virtual machines, clusters, power and circuits -> CIs, without those that are not there by their status.
import { isCriticality } from '../../../contract/cmdb-facts.ts'
import type { CiFact } from '../../../contract/inventory.ts'
import type { LeftOut } from '../left-out.ts'
import { distinct, known, objectOf, textOf, type Raw } from '../read-json.ts'
import { addressesOf, primaryAddresses, type Addresses } from './netbox-addresses.ts'
import type { NetboxItems } from './netbox-items.ts'
import { isThere, statusOf } from './netbox-status.ts'

/** Each endpoint that gives CIs: how their keys begin, and their type when NetBox has none. */
const CI_ENDPOINTS = [
  { endpoint: 'dcim/devices', prefix: 'device', type: 'device', many: 'devices' },
  { endpoint: 'virtualization/virtual-machines', prefix: 'vm', type: 'vm', many: 'virtual machines' },
  { endpoint: 'virtualization/clusters', prefix: 'cluster', type: 'cluster', many: 'clusters' },
  { endpoint: 'dcim/virtual-chassis', prefix: 'virtual-chassis', type: 'switch-stack', many: 'virtual chassis' },
  { endpoint: 'dcim/power-feeds', prefix: 'power-feed', type: 'power-feed', many: 'power feeds' },
  { endpoint: 'dcim/power-panels', prefix: 'power-panel', type: 'power-panel', many: 'power panels' },
  { endpoint: 'circuits/circuits', prefix: 'circuit', type: 'wan-circuit', many: 'circuits' },
] as const

/** @returns by key: `device:12`, `vm:3` ... */
export function netboxCis(items: NetboxItems, leftOut: LeftOut): Map<string, CiFact> {
  const addresses = addressesOf(items)
  const interfaces = interfacesOf(items)
  const passive = passiveDevices(items)
  const cis = new Map<string, CiFact>()
  for (const { endpoint, prefix, type, many } of CI_ENDPOINTS) {
    for (const [id, raw] of items.get(endpoint) ?? []) {
      const key = `${prefix}:${id}`
      const name = nameOf(raw, key)
      const status = statusOf(raw['status'])
      if (!isThere(status)) leftOut.add(`${many} with the status ${status}`, name)
      else if (prefix === 'device' && passive.has(id))
        leftOut.add('passive devices with nothing but panel ports: links pass through them', name)
      else cis.set(key, ciFact({ key, name, type, raw, addresses, interfaces: interfaces.get(key) ?? [] }))
    }
  }
  return cis
}

interface CiParts {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly raw: Raw
  readonly addresses: Addresses
  readonly interfaces: readonly string[]
}

function ciFact({ key, name, type, raw, addresses, interfaces }: CiParts): CiFact {
  const role = slugOf(raw['role'] ?? raw['device_role'])
  const deviceType = objectOf(raw['device_type'])
  const custom = objectOf(raw['custom_fields'])
  const { ips, names } = addresses.of(key)
  const attributes = known({
    ip: distinct([...primaryAddresses(raw), ...ips]),
    dns: distinct(names),
    interfaces,
    serial: textOf(raw['serial']),
    assetTag: textOf(raw['asset_tag']),
    vendor: nameIn(deviceType?.['manufacturer']),
    model: textOf(deviceType?.['model']),
    platform: nameIn(raw['platform']),
    rack: nameIn(raw['rack']),
    provider: nameIn(raw['provider']),
    clusterType: type === 'cluster' ? nameIn(raw['type']) : '',
    description: textOf(raw['description']),
  })
  const criticality = Number(custom?.['criticality'] ?? Number.NaN)
  return {
    key,
    // The role of a device says more than that it is one; of a virtual machine it says what runs on it.
    type: type === 'device' && role !== '' ? role : type,
    name,
    attributes: { ...attributes, ...(type === 'vm' && role !== '' ? { purpose: role } : {}) },
    ...known({
      site: nameIn(raw['site']) || nameIn(raw['scope_type'] === 'dcim.site' ? raw['scope'] : null),
      owner: nameIn(raw['tenant']),
      supportGroup: textOf(custom?.['support_group']),
    }),
    ...(isCriticality(criticality) ? { criticality } : {}),
  }
}

/** `name` may be empty in NetBox; circuits have a `cid`. */
function nameOf(raw: Raw, key: string): string {
  return textOf(raw['name']) || textOf(raw['cid']) || textOf(raw['display']) || textOf(raw['display_name']) || key
}

function nameIn(value: unknown): string {
  const object = objectOf(value)
  return textOf(object?.['name']) || textOf(object?.['display'])
}

function slugOf(value: unknown): string {
  return textOf(objectOf(value)?.['slug']) || nameIn(value).toLowerCase().replace(/\s+/g, '-')
}

/** One text a port, as all sources of inventory write them: `ifName=Gi0/3;ifAlias=uplink;mac=...`. */
function interfacesOf(items: NetboxItems): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const raw of items.get('dcim/interfaces')?.values() ?? []) {
    const device = objectOf(raw['device'])?.['id']
    const name = plain(raw['name'])
    if (typeof device !== 'number' || name === '') continue
    const mac = textOf(raw['mac_address']) || textOf(objectOf(raw['primary_mac_address'])?.['mac_address'])
    const parts = [`ifName=${name}`]
    if (plain(raw['description']) !== '') parts.push(`ifAlias=${plain(raw['description'])}`)
    if (mac !== '') parts.push(`mac=${mac.toLowerCase()}`)
    const key = `device:${device}`
    const list = found.get(key)
    if (list === undefined) found.set(key, [parts.join(';')])
    else list.push(parts.join(';'))
  }
  return found
}

/** Without what separates the parts of such a text. */
function plain(value: unknown): string {
  return textOf(value).replace(/[;\r\n]+/g, ' ')
}

/** Devices that have panel ports and nothing that speaks, draws power or has an address. */
function passiveDevices(items: NetboxItems): ReadonlySet<number> {
  const ownersOf = (...endpoints: readonly string[]) =>
    new Set(
      endpoints.flatMap((endpoint) =>
        [...(items.get(endpoint)?.values() ?? [])].map((raw) => objectOf(raw['device'])?.['id']),
      ),
    )
  const active = ownersOf('dcim/interfaces', 'dcim/power-ports', 'dcim/power-outlets')
  const passive = new Set<number>()
  for (const id of ownersOf('dcim/front-ports', 'dcim/rear-ports')) {
    if (typeof id !== 'number' || active.has(id)) continue
    const raw = items.get('dcim/devices')?.get(id)
    if (raw !== undefined && primaryAddresses(raw).every((address) => address === '')) passive.add(id)
  }
  return passive
}
