// Host names out of what tools write: scrape targets, URLs, names with and without their domain.
import { canonicalAddress } from './address.ts'

/** What a bare name or IPv4 address never has. */
const DRESSED = /[:/?#[]/

/** The host part of a scrape target: `db-1:9100`, `[2001:db8::1]:9100` and `https://shop.example/health` all have one. Lower case. */
export function instanceHost(instance: string): string {
  if (!DRESSED.test(instance)) return instance.toLowerCase()
  const text = instance.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/, '')
  const bracketed = /^\[([^\]]+)\]/.exec(text)
  if (bracketed?.[1] !== undefined) return bracketed[1].toLowerCase()
  // Two colons and no bracket: a bare IPv6 address, which has no port.
  if (text.indexOf(':') !== text.lastIndexOf(':')) return text.toLowerCase()
  return text.replace(/:\d+$/, '').toLowerCase()
}

/** `sw1.example.net` -> `sw1`; an address has no short form, nor has a name that begins with a dot. */
export function shortName(name: string): string {
  return /^[\d.]+$|:|^\./.test(name) ? name : (name.split('.', 1)[0] ?? name)
}

/** Names that every machine has for itself. */
export function isLocalName(name: string): boolean {
  return name === 'localhost' || name.startsWith('localhost.')
}

/** The first one and the first two labels of a name with a domain: what people leave of it. Nothing of an address. */
export function leadingLabels(name: string): readonly string[] {
  const first = name.indexOf('.')
  if (first <= 0 || canonicalAddress(name) !== null) return []
  const second = name.indexOf('.', first + 1)
  return second < 0 ? [name.slice(0, first)] : [name.slice(0, first), name.slice(0, second)]
}
