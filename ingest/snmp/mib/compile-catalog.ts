// A resolved module -> a section of the trap catalogue: entries with the guessed meaning, the component and a summary, and the objects they use.
import { INTERFACE } from '../catalog/if-mib.ts'
import type { CatalogEntry, CatalogMib, CatalogObject, ComponentRule } from '../catalog/catalog-entry.ts'
import { guessMeanings, type GuessedMeaning } from './guess-meaning.ts'
import { NAMES_A_PART, NAMES_NO_PART } from './notification-words.ts'
import type { ResolvedModule, ResolvedNotification, ResolvedObject } from './resolve-smi.ts'

const SHOWN_OBJECTS = 3
/** Of IF-MIB: the shipped catalogue has them. */
const INTERFACE_OBJECTS = new Set(['ifIndex', 'ifAdminStatus', 'ifOperStatus', 'ifDescr', 'ifName', 'ifAlias'])

/** What is known of objects beside the module: the shipped catalogue's. */
export interface Shipped {
  readonly object: (name: string) => CatalogObject | undefined
  /** Whether it has the notification of an OID; its meaning is no guess, and stays. */
  readonly has: (oid: string) => boolean
}

type Known = (name: string) => Pick<ResolvedObject, 'isColumn'> | undefined

export function compileCatalog(module: ResolvedModule, shipped: Shipped): CatalogMib {
  const meanings = guessMeanings(module)
  const known: Known = (name) =>
    module.object(name) ?? (shipped.object(name) === undefined ? undefined : { isColumn: false })
  const notifications = module.notifications.flatMap((notification) => {
    const meaning = meanings.get(notification.name)
    return meaning === undefined || shipped.has(notification.dottedOid) ? [] : [entryOf(notification, meaning, known)]
  })
  const compiled = new Set(notifications.map(({ name }) => name))
  const names = new Set(module.notifications.filter(({ name }) => compiled.has(name)).flatMap(({ objects }) => objects))
  const objects: Record<string, CatalogObject> = {}
  for (const name of names) {
    const found = module.object(name)
    if (found !== undefined && shipped.object(name)?.oid !== found.object.oid) objects[name] = found.object
  }
  return { mib: module.name, objects, notifications }
}

function entryOf(notification: ResolvedNotification, meaning: GuessedMeaning, known: Known): CatalogEntry {
  const { name, dottedOid, objects } = notification
  const { eventClass, kind, severity, lastsMinutes, partner, words } = meaning
  // A raise and its clear have to name the same part: by what both of them carry.
  const shared = partner === undefined ? objects : objects.filter((one) => partner.objects.includes(one))
  const component = componentRules(shared, known)
  return {
    oid: dottedOid,
    name,
    eventClass,
    kind,
    severity,
    ...(lastsMinutes === undefined ? {} : { lastsMinutes }),
    ...(component.length === 0 ? {} : { component }),
    summary: summaryOf(words, objects, component, known),
  }
}

/** The first object that names a part, by its value; else the index of the row that any of them is of. */
function componentRules(objects: readonly string[], known: Known): readonly ComponentRule[] {
  if (objects.some((name) => INTERFACE_OBJECTS.has(name))) return INTERFACE
  const usable = objects.filter((name) => known(name) !== undefined)
  const naming = usable.find((name) => NAMES_A_PART.test(name) && !NAMES_NO_PART.test(name))
  const columns = usable.filter((name) => known(name)?.isColumn === true)
  if (naming !== undefined) return [{ name: naming, from: [naming] }]
  return columns.length === 0 ? [] : [{ name: 'row', from: columns, index: 'dotted' }]
}

/** `Fan failed: {acmeFanName}, {acmeFanState}`. */
function summaryOf(
  words: readonly string[],
  objects: readonly string[],
  component: readonly ComponentRule[],
  known: Known,
): string {
  const text = words.join(' ')
  const title = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
  const shown = objects.filter((name) => known(name) !== undefined).slice(0, SHOWN_OBJECTS)
  if (component === INTERFACE) return `${title}: {ifName|ifDescr|ifAlias|component}`
  return shown.length === 0 ? title : `${title}: ${shown.map((name) => `{${name}}`).join(', ')}`
}
