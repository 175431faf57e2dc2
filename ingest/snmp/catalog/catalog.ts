// The catalogue at work: notification by OID (E.0.N and E.N alike), object and instance of a varbind's OID.
import type { CatalogEntry, CatalogMib, CatalogObject } from './catalog-entry.ts'
import { compileTemplate, type Template } from './catalog-template.ts'

export interface KnownNotification {
  readonly mib: string
  readonly entry: CatalogEntry
  readonly summary: Template
  readonly clearSummary: Template
}

/** A varbind's OID taken apart. */
export interface KnownObject {
  readonly name: string
  readonly object: CatalogObject
  /** Instance, without leading dot; `0` for scalars, empty when the agent left it out. */
  readonly instance: string
}

export interface Catalog {
  readonly size: number
  notification(trapOid: string): KnownNotification | undefined
  object(oid: string): KnownObject | undefined
  /** By name, as `snmptrapd` writes it. @param module undefined when it was not written; then the name has to be of one module alone */
  notificationNamed(name: string, module: string | undefined): KnownNotification | undefined
  objectNamed(name: string): CatalogObject | undefined
}

/** OIDs remembered with what they are; a network of 5,000 switches with 50 ports has more, so the cache starts again when full. */
const REMEMBERED_OIDS = 50_000

/**
 * Builds the catalogue.
 * @throws RangeError naming what is defined twice or refers to nothing
 */
export function createCatalog(mibs: readonly CatalogMib[]): Catalog {
  const notifications = new Map<string, KnownNotification>()
  const objects = new Map<string, { name: string; object: CatalogObject }>()
  const names = new Map<string, CatalogObject>()
  const byName = new Map<string, KnownNotification | null>()
  for (const { mib, objects: own } of mibs) {
    for (const [name, object] of Object.entries(own)) {
      const taken = object.oid !== null && objects.has(object.oid)
      if (taken || names.has(name)) throw new RangeError(`${mib}: object ${name} is there twice`)
      if (object.oid !== null) objects.set(object.oid, { name, object })
      names.set(name, object)
    }
  }
  for (const { mib, modules = [], notifications: own } of mibs) {
    for (const entry of own) {
      const key = entry.oid === null ? `${mib}::${entry.name}` : canonicalOid(entry.oid)
      if (notifications.has(key)) throw new RangeError(`${mib}: notification ${entry.name} (${key}) is there twice`)
      for (const name of namesUsed(entry))
        if (!names.has(name)) throw new RangeError(`${mib}: ${entry.name} refers to ${name}, which no MIB here defines`)
      const summary = compileTemplate(entry.summary)
      const clearSummary = entry.clearSummary === undefined ? summary : compileTemplate(entry.clearSummary)
      const known = { mib, entry, summary, clearSummary }
      notifications.set(key, known)
      for (const module of [mib, ...modules]) byName.set(`${module}::${entry.name}`, known)
      byName.set(entry.name, byName.has(entry.name) ? null : known)
    }
  }

  const byTrapOid = new Map<string, KnownNotification | null>()
  const byOid = new Map<string, KnownObject | null>()
  return {
    size: notifications.size,
    notification: (trapOid) =>
      remembered(byTrapOid, trapOid, () => notifications.get(canonicalOid(trapOid)) ?? null) ?? undefined,
    object: (oid) => remembered(byOid, oid, () => findObject(oid)) ?? undefined,
    notificationNamed: (name, module) => byName.get(module === undefined ? name : `${module}::${name}`) ?? undefined,
    objectNamed: (name) => names.get(name),
  }

  function findObject(oid: string): KnownObject | null {
    for (let end = oid.length; end > 0; end = oid.lastIndexOf('.', end - 1)) {
      const known = objects.get(oid.slice(0, end))
      if (known !== undefined) return { ...known, instance: oid.slice(end + 1) }
    }
    return null
  }
}

function remembered<V>(cache: Map<string, V | null>, key: string, find: () => V | null): V | null {
  const before = cache.get(key)
  if (before !== undefined) return before
  const found = find()
  if (cache.size >= REMEMBERED_OIDS) cache.clear()
  cache.set(key, found)
  return found
}

/** E.N for both E.0.N and E.N: v1 agents and SMIv1 MIBs leave the zero out (RFC 2576 section 2.1.2). */
export function canonicalOid(oid: string): string {
  const last = oid.lastIndexOf('.')
  return oid.startsWith('.0', last - 2) ? oid.slice(0, last - 2) + oid.slice(last) : oid
}

/** Object names that an entry's rules refer to. */
export function namesUsed(entry: CatalogEntry): string[] {
  const names = (entry.component ?? []).flatMap((rule) => [...rule.from, ...(rule.and === undefined ? [] : [rule.and])])
  if (typeof entry.kind !== 'string') names.push(entry.kind.object)
  if (typeof entry.severity !== 'string') names.push(entry.severity.object)
  if (entry.eventClassBy !== undefined) names.push(entry.eventClassBy.object)
  return names
}
