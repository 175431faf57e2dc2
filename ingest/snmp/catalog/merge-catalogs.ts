// The operator's catalogue over the shipped one: what the operator says of a notification is what counts. Vendors use one name for different
// objects; within the catalogue names are unique, so that the second is called MODULE:name.
import type { CatalogEntry, CatalogMib, CatalogObject } from './catalog-entry.ts'
import { canonicalOid } from './catalog.ts'

/** @returns sections that createCatalog takes, unless an entry refers to what is nowhere */
export function mergeCatalogs(shipped: readonly CatalogMib[], own: readonly CatalogMib[]): readonly CatalogMib[] {
  const replaced = new Set(own.flatMap(({ notifications }) => notifications.map(keyOf)))
  const kept = shipped.map((mib) => ({
    ...mib,
    notifications: mib.notifications.filter((entry) => !replaced.has(keyOf(entry))),
  }))
  const names = new Map<string, CatalogObject>(kept.flatMap(({ objects }) => Object.entries(objects)))
  const byOid = new Map([...names].flatMap(([name, { oid }]) => (oid === null ? [] : [[oid, name] as const])))
  const added = own.map((mib) => {
    const renames = new Map<string, string>()
    const objects: Record<string, CatalogObject> = {}
    for (const [name, object] of Object.entries(mib.objects)) {
      const known = object.oid === null ? undefined : byOid.get(object.oid)
      const free = known ?? (names.has(name) ? `${mib.mib}:${name}` : name)
      if (free !== name) renames.set(name, free)
      if (known !== undefined) continue
      objects[free] = object
      names.set(free, object)
      if (object.oid !== null) byOid.set(object.oid, free)
    }
    const notifications =
      renames.size === 0 ? mib.notifications : mib.notifications.map((entry) => renamed(entry, renames))
    return { ...mib, objects, notifications }
  })
  return [...kept, ...added]
}

function keyOf({ oid, name }: CatalogEntry): string {
  return oid === null ? name : canonicalOid(oid)
}

function renamed(entry: CatalogEntry, renames: ReadonlyMap<string, string>): CatalogEntry {
  const to = (name: string) => renames.get(name) ?? name
  const { component, kind, severity, eventClassBy, summary, clearSummary } = entry
  const text = (template: string) =>
    template.replace(/\{([^}]*)\}/g, (_, names: string) => `{${names.split('|').map(to).join('|')}}`)
  return {
    ...entry,
    summary: text(summary),
    ...(clearSummary === undefined ? {} : { clearSummary: text(clearSummary) }),
    ...(component === undefined
      ? {}
      : {
          component: component.map((rule) => ({
            ...rule,
            from: rule.from.map(to),
            ...(rule.and === undefined ? {} : { and: to(rule.and) }),
          })),
        }),
    ...(typeof kind === 'string' ? {} : { kind: { ...kind, object: to(kind.object) } }),
    ...(typeof severity === 'string' ? {} : { severity: { ...severity, object: to(severity.object) } }),
    ...(eventClassBy === undefined ? {} : { eventClassBy: { ...eventClassBy, object: to(eventClassBy.object) } }),
  }
}
