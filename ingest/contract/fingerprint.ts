// The dedupe key of a condition at one source (Alertmanager's word). Raise and clear must come out the same.
import { stableHash } from '../../platform/hash/stable-hash.ts'
import type { EventResource, ResourceHints } from './event.ts'

const HINT_ORDER: readonly (keyof ResourceHints)[] = [
  'k8sNamespace',
  'k8sPod',
  'k8sNode',
  'service',
  'hostname',
  'sysName',
  'instance',
  'engineId',
  'ip',
]

/** Conditions repeat: most events are of one that was met a moment ago. Beyond this the table begins anew; 300 KB. */
const KEPT = 2_000
const conditions = new Map<string, string>()

/** The resource as one text: CI id, else all hints in a fixed order, then the component. */
export function resourceKey(resource: EventResource): string {
  const component = resource.component ?? ''
  if (resource.ci !== undefined) return `ci=${resource.ci}|${component}`
  const hints = resource.hints ?? {}
  const parts: string[] = []
  for (const name of HINT_ORDER) {
    const value = hints[name]
    if (value !== undefined) parts.push(`${name}=${value}`)
  }
  return `${parts.join('&')}|${component}`
}

/** Fingerprint of a condition known by its class and resource (traps, replay lines without one): 16 hex digits. */
export function conditionFingerprint(source: string, eventClass: string, resource: EventResource): string {
  const text = `${source}|${eventClass}|${resourceKey(resource)}`
  const known = conditions.get(text)
  if (known !== undefined) return known
  if (conditions.size >= KEPT) conditions.clear()
  const made = stableHash(text)
  conditions.set(text, made)
  return made
}

/** Fingerprint of a label set, names sorted (Prometheus, Alertmanager): 16 hex digits. */
export function labelFingerprint(source: string, labels: Readonly<Record<string, string>>): string {
  const names = Object.keys(labels).sort()
  let text = source
  for (const name of names) text += `\u0000${name}\u0001${labels[name] ?? ''}`
  return stableHash(text)
}
