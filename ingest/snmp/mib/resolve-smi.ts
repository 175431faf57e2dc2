// Modules -> OIDs of everything that they define. What hangs on a name that nobody defines is listed with the module that has it.
import type { CatalogObject } from '../catalog/catalog-entry.ts'
import type { OidParts, SmiModule, SmiNotification, SmiSyntax } from './smi-module.ts'
import { WELL_KNOWN_ENUMS, WELL_KNOWN_NODES } from './well-known-nodes.ts'

export interface ResolvedObject {
  readonly name: string
  readonly object: CatalogObject & { readonly oid: string }
  /** A column of a table: its varbinds have the row's index as instance. */
  readonly isColumn: boolean
}

export interface ResolvedNotification extends SmiNotification {
  readonly dottedOid: string
}

export interface ResolvedModule {
  readonly name: string
  readonly notifications: readonly ResolvedNotification[]
  /** By name, as this module sees them: its own and those that it imports. */
  object(name: string): ResolvedObject | undefined
  /** Notifications without an OID: what they hang on is not known. */
  readonly unresolved: readonly {
    readonly name: string
    readonly missing: string
    readonly module: string | undefined
  }[]
  /** Objects of its notifications that no module here defines: their values are shown, but not by name. */
  readonly unknownObjects: readonly { readonly name: string; readonly module: string | undefined }[]
}

const FORMATS: Readonly<Record<string, CatalogObject['format']>> = {
  MacAddress: 'mac',
  PhysAddress: 'mac',
  InetAddress: 'inetAddress',
  DateAndTime: 'dateAndTime',
  BITS: 'bits',
}
const MAX_DEPTH = 64

/** @param modules those asked for and those that they build on, in any order */
export function resolveSmi(modules: readonly SmiModule[]): readonly ResolvedModule[] {
  const byName = new Map(modules.map((module) => [module.name, module]))
  const places = new Map(
    modules.map((module) => [
      module.name,
      new Map<string, OidParts>([...module.nodes, ...module.objects.map(({ name, oid }) => [name, oid] as const)]),
    ]),
  )
  const memo = new Map<string, string | null>()

  /** @returns the dotted OID, or the name that is missing */
  function oidOf(parts: OidParts, module: SmiModule, depth = 0): { oid: string } | { missing: string } {
    const [first, ...rest] = parts
    if (first === undefined || depth > MAX_DEPTH) return { missing: '{}' }
    const head = typeof first === 'number' ? { oid: String(first) } : nodeOf(first, module, depth + 1)
    if ('missing' in head) return head
    const tail = rest.map((part) => (typeof part === 'number' ? part : NaN))
    // A name in the middle, `{ enterprises acme 7 }`, hangs where its own definition says.
    const named = rest.findLastIndex((part) => typeof part === 'string')
    if (named < 0) return { oid: [head.oid, ...tail].join('.') }
    return oidOf(rest.slice(named), module, depth + 1)
  }

  function nodeOf(name: string, module: SmiModule, depth: number): { oid: string } | { missing: string } {
    const key = `${module.name}::${name}`
    const known = memo.get(key)
    if (known !== undefined) return known === null ? { missing: name } : { oid: known }
    memo.set(key, null) // a definition that hangs on itself
    const found = lookUp(name, module, depth)
    if ('oid' in found) memo.set(key, found.oid)
    return found
  }

  function lookUp(name: string, module: SmiModule, depth: number): { oid: string } | { missing: string } {
    const own = places.get(module.name)?.get(name)
    if (own !== undefined) return oidOf(own, module, depth)
    const from = byName.get(module.imports.get(name) ?? '')
    if (from !== undefined && from !== module) return nodeOf(name, from, depth)
    const wellKnown = Object.hasOwn(WELL_KNOWN_NODES, name) ? WELL_KNOWN_NODES[name] : undefined
    if (wellKnown !== undefined) return { oid: wellKnown }
    // SMIv1 modules do not always import what they use.
    const other = modules.find((one) => places.get(one.name)?.has(name))
    return other === undefined ? { missing: name } : nodeOf(name, other, depth)
  }

  function definerOf(name: string, module: SmiModule): SmiModule | undefined {
    const has = (one: SmiModule | undefined) => one?.objects.some((object) => object.name === name) === true
    const imported = byName.get(module.imports.get(name) ?? '')
    return has(module) ? module : has(imported) ? imported : modules.find(has)
  }

  function objectOf(name: string, module: SmiModule): ResolvedObject | undefined {
    const definer = definerOf(name, module)
    const object = definer?.objects.find((one) => one.name === name)
    if (definer === undefined || object === undefined) return undefined
    const found = oidOf(object.oid, definer)
    if ('missing' in found) return undefined
    const [parent] = object.oid
    const isColumn = definer.objects.some((one) => one.isRow && one.name === parent)
    return { name, isColumn, object: { oid: found.oid, ...shapeOf(object.syntax, definer) } }
  }

  function shapeOf(syntax: SmiSyntax, module: SmiModule, depth = 0): Omit<CatalogObject, 'oid'> {
    if (Object.keys(syntax.enums).length > 0 && syntax.type !== 'BITS') return { values: syntax.enums }
    const format = Object.hasOwn(FORMATS, syntax.type) ? FORMATS[syntax.type] : undefined
    if (format !== undefined) return { format }
    const enums = Object.hasOwn(WELL_KNOWN_ENUMS, syntax.type) ? WELL_KNOWN_ENUMS[syntax.type] : undefined
    if (enums !== undefined) return { values: enums }
    const definer = [module, byName.get(module.imports.get(syntax.type) ?? ''), ...modules].find((one) =>
      one?.conventions.has(syntax.type),
    )
    const convention = definer?.conventions.get(syntax.type)
    if (definer === undefined || convention === undefined || depth > MAX_DEPTH) return {}
    if (/^1x:/.test(convention.displayHint)) return { format: 'mac' }
    if (/^1?x/.test(convention.displayHint)) return { format: 'hex' }
    return shapeOf(convention.syntax, definer, depth + 1)
  }

  return modules.map((module) => {
    const results = module.notifications.map((one) => ({ one, found: oidOf(one.oid, module) }))
    const used = new Set(module.notifications.flatMap(({ objects }) => objects))
    return {
      name: module.name,
      notifications: results.flatMap(({ one, found }) => ('oid' in found ? [{ ...one, dottedOid: found.oid }] : [])),
      object: (name) => objectOf(name, module),
      unresolved: results.flatMap(({ one, found }) =>
        'missing' in found ? [{ name: one.name, missing: found.missing, module: importedFrom(found.missing) }] : [],
      ),
      unknownObjects: [...used]
        .filter((name) => objectOf(name, module) === undefined)
        .map((name) => ({ name, module: module.imports.get(name) })),
    }
  })

  /** The missing name may be one that a module further down imports. */
  function importedFrom(name: string): string | undefined {
    return modules.map(({ imports }) => imports.get(name)).find((from) => from !== undefined)
  }
}
