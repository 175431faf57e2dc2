// NetBox's IP addresses -> which device or virtual machine has them. Addresses that several share by design (VRRP, anycast) name nobody.
import { objectOf, textOf, type Raw } from '../read-json.ts'
import type { NetboxItems } from './netbox-items.ts'
import { isThere, statusOf } from './netbox-status.ts'

export interface Addresses {
  /** `device:12`, `vm:3` -> addresses without prefix length, and DNS names. */
  of(key: string): { readonly ips: readonly string[]; readonly names: readonly string[] }
}

const SHARED_ROLES = new Set(['vip', 'vrrp', 'hsrp', 'glbp', 'carp', 'anycast'])

export function addressesOf(items: NetboxItems): Addresses {
  const ips = new Map<string, string[]>()
  const names = new Map<string, string[]>()
  const ownerOfInterface = new Map<string, string>()
  for (const [kind, endpoint] of [
    ['dcim.interface', 'dcim/interfaces'],
    ['virtualization.vminterface', 'virtualization/interfaces'],
  ] as const) {
    for (const [id, raw] of items.get(endpoint) ?? []) {
      const owner = ownerKey(raw)
      if (owner !== null) ownerOfInterface.set(`${kind}:${id}`, owner)
    }
  }
  for (const raw of items.get('ipam/ip-addresses')?.values() ?? []) {
    if (!isThere(statusOf(raw['status'])) || SHARED_ROLES.has(statusOf(raw['role']))) continue
    const assigned = objectOf(raw['assigned_object']) ?? objectOf(raw['interface'])
    const by = `${textOf(raw['assigned_object_type'])}:${String(raw['assigned_object_id'])}`
    const owner = (assigned === null ? null : ownerKey(assigned)) ?? ownerOfInterface.get(by)
    if (owner === undefined) continue
    add(ips, owner, withoutPrefix(textOf(raw['address'])))
    add(names, owner, textOf(raw['dns_name']))
  }
  return { of: (key) => ({ ips: ips.get(key) ?? [], names: names.get(key) ?? [] }) }
}

/** The addresses that a device or a virtual machine names as its own, best first. */
export function primaryAddresses(raw: Raw): string[] {
  return ['primary_ip4', 'primary_ip6', 'primary_ip', 'oob_ip'].map((field) =>
    withoutPrefix(textOf(objectOf(raw[field])?.['address'])),
  )
}

function withoutPrefix(address: string): string {
  return address.replace(/\/\d+$/, '')
}

/** `device:12` or `vm:3` of an interface. */
function ownerKey(raw: Raw): string | null {
  const device = objectOf(raw['device'])?.['id']
  if (typeof device === 'number') return `device:${device}`
  const machine = objectOf(raw['virtual_machine'])?.['id']
  return typeof machine === 'number' ? `vm:${machine}` : null
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  if (value !== '') map.set(key, [...(map.get(key) ?? []), value])
}
