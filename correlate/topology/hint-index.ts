// From what a tool knows of a resource (address, host name, engine id, scrape target) to the CI. A hint that two CIs claim proves nothing and is skipped.
import type { ResourceHints } from '../../ingest/contract/event.ts'
import type { Ci } from '../contract/ci.ts'

/** Attributes that name a CI. Their values are compared in lower case. */
const NAME_ATTRIBUTES = [
  'hostname',
  'sysName',
  'fqdn',
  'alias',
  'aliases',
  'dns',
  'instance',
  'k8sNode',
  'k8sPod',
  'service',
]
const ADDRESS_ATTRIBUTES = ['ip', 'ips', 'address', 'addresses', 'mgmtIp', 'managementIp', 'loopback']
const ENGINE_ATTRIBUTES = ['engineId', 'engineID', 'snmpEngineId']

type Claims = Map<string, string | null>

export interface HintIndex {
  readonly find: (hints: ResourceHints) => string | null
  readonly faults: readonly string[]
}

/** The host part of a scrape target: `db-1:9100`, `[2001:db8::1]:9100` and `https://shop.example/health` all have one. */
export function instanceHost(instance: string): string {
  const text = instance.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/, '')
  const bracketed = /^\[([^\]]+)\]/.exec(text)
  if (bracketed?.[1] !== undefined) return bracketed[1].toLowerCase()
  // Two colons and no bracket: a bare IPv6 address, which has no port.
  if (text.indexOf(':') !== text.lastIndexOf(':')) return text.toLowerCase()
  return text.replace(/:\d+$/, '').toLowerCase()
}

/** `sw1.example.net` -> `sw1`; an address has no short form. */
export function shortName(name: string): string {
  return /^[\d.]+$|:/.test(name) ? name : (name.split('.', 1)[0] ?? name)
}

export function buildHintIndex(cis: Iterable<Ci>): HintIndex {
  const names: Claims = new Map()
  const shortNames: Claims = new Map()
  const addresses: Claims = new Map()
  const engines: Claims = new Map()
  const faults: string[] = []
  const claim = (claims: Claims, value: string, id: string, kind: string): void => {
    const key = value.trim().toLowerCase()
    if (key === '') return
    const owner = claims.get(key)
    if (owner === undefined) claims.set(key, id)
    else if (owner !== null && owner !== id) {
      claims.set(key, null)
      if (kind !== '') faults.push(`${kind} ${key} is claimed by ${owner} and ${id}; it identifies neither`)
    }
  }
  for (const ci of cis) {
    for (const name of [ci.id, ci.name, ...valuesOf(ci, NAME_ATTRIBUTES)]) {
      const host = instanceHost(name)
      claim(names, name, ci.id, 'name')
      if (host !== name.toLowerCase()) claim(names, host, ci.id, 'name')
      // Short names clash between sites; that is usual and no fault.
      claim(shortNames, shortName(host), ci.id, '')
    }
    for (const address of valuesOf(ci, ADDRESS_ATTRIBUTES)) claim(addresses, address, ci.id, 'address')
    for (const engine of valuesOf(ci, ENGINE_ATTRIBUTES)) claim(engines, engine.replace(/^0x/i, ''), ci.id, 'engine id')
  }
  const byName = (name: string | undefined): string | null => {
    if (name === undefined) return null
    const full = name.trim().toLowerCase()
    const host = instanceHost(full)
    return names.get(full) ?? names.get(host) ?? addresses.get(host) ?? shortNames.get(shortName(host)) ?? null
  }
  return {
    faults,
    find: (hints) => {
      const pod = hints.k8sPod
      if (pod !== undefined) {
        const found = byName(hints.k8sNamespace === undefined ? pod : `${hints.k8sNamespace}/${pod}`) ?? byName(pod)
        if (found !== null) return found
      }
      const engine = hints.engineId?.toLowerCase() ?? ''
      return (
        byName(hints.hostname) ??
        byName(hints.sysName) ??
        byName(hints.instance) ??
        byName(hints.ip) ??
        engines.get(engine) ??
        byName(hints.service) ??
        byName(hints.k8sNode)
      )
    },
  }
}

function* valuesOf(ci: Ci, keys: readonly string[]): Generator<string> {
  for (const key of keys) {
    const value = ci.attributes[key]
    if (typeof value === 'string') yield value
    else if (value !== undefined) yield* value
  }
}
