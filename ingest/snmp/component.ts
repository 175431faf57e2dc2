// Which part of the device a notification is about, by the catalogue's component rules: `ifIndex=3`, `bgpPeer=10.0.0.2`.
import { addressText } from './address.ts'
import type { ComponentRule } from './catalog/catalog-entry.ts'

const MAX_COMPONENT = 200

/** A varbind as far as it is known: its text, and the instance in its OID. */
export interface ReadVarbind {
  readonly text: string
  readonly instance: string
}

/**
 * Finds the component.
 * @param varbinds by object name; the first of each
 * @returns undefined when no rule fits: the condition is of the device as a whole
 */
export function componentOf(
  rules: readonly ComponentRule[],
  varbinds: ReadonlyMap<string, ReadVarbind>,
): string | undefined {
  for (const rule of rules) {
    for (const name of rule.from) {
      const varbind = varbinds.get(name)
      if (varbind === undefined) continue
      const value = rule.index === undefined ? varbind.text : instanceText(varbind.instance, rule.index)
      if (value === undefined || value === '') continue
      const second = rule.and === undefined ? undefined : varbinds.get(rule.and)
      if (rule.and !== undefined && second === undefined) continue
      const text = second === undefined ? `${rule.name}=${value}` : `${rule.name}=${value},${rule.and}=${second.text}`
      return text.slice(0, MAX_COMPONENT)
    }
  }
  return undefined
}

/** Reads the arcs of an instance (RFC 2578 section 7.7). */
export function instanceText(instance: string, as: NonNullable<ComponentRule['index']>): string | undefined {
  switch (as) {
    case 'dotted':
      return instance
    case 'dashed':
      return instance.replaceAll('.', '-')
    case 'first':
      return instance.split('.', 1)[0]
    case 'last':
      return instance.slice(instance.lastIndexOf('.') + 1)
    default:
      return fromArcs(instance, as)
  }
}

type ArcForm = Exclude<NonNullable<ComponentRule['index']>, 'dotted' | 'dashed' | 'first' | 'last'>

function fromArcs(instance: string, as: ArcForm): string | undefined {
  const arcs = instance.split('.').map(Number)
  switch (as) {
    case 'ipAddress':
      return arcs.length >= 4 ? arcs.slice(0, 4).join('.') : undefined
    case 'inetAddress':
      // InetAddressType, length, octets (RFC 4001).
      return addressText(arcs.slice(2, 2 + (arcs[1] ?? 0)))
    case 'text': {
      const octets = arcs.slice(1, 1 + (arcs[0] ?? 0))
      return octets.length === arcs[0] ? Buffer.from(octets).toString('utf8') : undefined
    }
  }
}
