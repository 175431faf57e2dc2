// What makes events about an unknown resource lead to a CI from now on, read from the id that the engine made of it.
import type { CiEdit } from '../../ingest/contract/inventory-view.ts'
import type { Ci } from '../../correlate/contract/ci.ts'

const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$|:.*:/

/**
 * @param id `host:web-9`, `host:10.0.0.9`, `pod:shop/cart-1`, `engine:80001f88`, `service:mail`, or what a sender called a CI
 * @param known attributes of the CI that it is linked to; null: it becomes one of its own
 */
export function linkAttributes(id: string, known: Ci['attributes'] | null): NonNullable<CiEdit['attributes']> {
  const [, prefix = '', name = id] = /^(host|pod|engine|service):(.+)$/.exec(id) ?? []
  const attribute = attributeFor(prefix, name, known === null)
  const values = known?.[attribute] ?? []
  return { [attribute]: [...new Set([...(typeof values === 'string' ? [values] : values), name])] }
}

/** A CI that is there gets further names and addresses: nothing that its sources say of it is taken over into a person's word. */
function attributeFor(prefix: string, name: string, isOwn: boolean): string {
  if (prefix === 'engine') return 'engineId'
  if (prefix === 'host' && ADDRESS.test(name)) return isOwn ? 'ip' : 'addresses'
  return prefix === 'host' && isOwn ? 'hostname' : 'aliases'
}

/** The readable part of the id, for a CI that is made of it. */
export function nameOfUnknown(id: string): string {
  return id.replace(/^(host|pod|engine|service):/, '')
}

const TYPES: Readonly<Record<string, string>> = { host: 'host', pod: 'pod', engine: 'snmp-agent', service: 'service' }

/** The type that a CI made of it has unless a person says another; `unknown` for what a sender called a CI. */
export function typeOfUnknown(id: string): string {
  return TYPES[id.split(':', 1)[0] ?? ''] ?? 'unknown'
}
