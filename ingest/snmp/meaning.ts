// What a notification means, by its catalogue entry: kind, class, severity, component, summary. The same for a notification off the wire and
// for one that snmptrapd wrote as text.
import type { EventKind } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import type { CatalogEntry } from './catalog/catalog-entry.ts'
import type { KnownNotification } from './catalog/catalog.ts'
import { fillTemplate } from './catalog/catalog-template.ts'
import { componentOf, type ReadVarbind } from './component.ts'

/** The varbinds of a notification. */
export interface ReadVarbinds {
  /** By object name, or OID when it is not known. */
  readonly labels: Record<string, string>
  readonly byName: Map<string, ReadVarbind>
  /** Values as sent, for decisions. */
  readonly values: Map<string, number | string>
}

export interface Meaning {
  readonly kind: EventKind
  readonly eventClass: string
  readonly severity: PerceivedSeverity
  readonly component: string | undefined
  readonly summary: string
  /** How long a condition holds that nothing ends, ms. */
  readonly lastsMs?: number
}

/** Reads the entry. */
export function knownMeaning(known: KnownNotification, read: ReadVarbinds): Meaning {
  const { entry } = known
  const kind = kindOf(entry, read.values)
  const otherClass = entry.eventClassBy && lookUp(entry.eventClassBy.when, read.values.get(entry.eventClassBy.object))
  const component = otherClass === undefined ? componentOf(entry.component ?? [], read.byName) : undefined
  const template = kind === 'clear' ? known.clearSummary : known.summary
  return {
    kind,
    eventClass: otherClass ?? entry.eventClass,
    severity: kind === 'clear' ? 'cleared' : severityOf(entry, read.values),
    component,
    summary: fillTemplate(template, read.labels, component ?? 'the device').trimEnd(),
    ...(entry.lastsMinutes === undefined || kind !== 'raise' ? {} : { lastsMs: entry.lastsMinutes * MINUTE_MS }),
  }
}

const MINUTE_MS = 60_000

function kindOf(entry: CatalogEntry, values: ReadonlyMap<string, number | string>): EventKind {
  const { kind } = entry
  if (typeof kind === 'string') return kind
  const value = values.get(kind.object)
  if (value === undefined) return 'notice'
  if (kind.clear.includes(value)) return 'clear'
  return kind.raise === 'others' || kind.raise.includes(value) ? 'raise' : 'notice'
}

function severityOf(entry: CatalogEntry, values: ReadonlyMap<string, number | string>): PerceivedSeverity {
  const { severity } = entry
  if (typeof severity === 'string') return severity
  return lookUp(severity.when, values.get(severity.object)) ?? severity.otherwise
}

function lookUp<V>(table: Readonly<Record<string, V>>, value: number | string | undefined): V | undefined {
  return value !== undefined && Object.hasOwn(table, value) ? table[value] : undefined
}
