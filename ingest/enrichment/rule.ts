// One enrichment rule: when it fits, labels are extracted, then the event is changed or dropped.
import type { MonitoringEvent } from '../contract/event.ts'
import { compileChange, type Change } from './change.ts'
import { compileMatch, type Match } from './match.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { tableWith, type Place } from './rule-fault.ts'
import { compileTemplate, type Template } from './template.ts'

export interface EnrichmentRule {
  readonly name: string
  readonly match: Match
  readonly extractions: readonly Extraction[]
  readonly changes: readonly Change[]
  /** Why what fits is dropped, a word; null = it is kept. */
  readonly drop: string | null
  /** No rule after this one looks at what fits it. */
  readonly stop: boolean
}

interface Extraction {
  readonly from: Template
  readonly pattern: Pattern
}

const KEYS = ['name', 'match', 'extract', 'set', 'drop', 'stop']
const EXTRACT_KEYS = ['from', 'pattern']
const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/

/** Compiles a rule; faults go to the place. */
export function compileRule(given: unknown, place: Place): EnrichmentRule | undefined {
  const table = tableWith(given, KEYS, place)
  if (table === undefined) return undefined
  const name = wordAt(table['name'], place.at('name')) ?? ''
  const drop = table['drop'] === undefined ? null : (wordAt(table['drop'], place.at('drop')) ?? '')
  const stop = table['stop'] ?? false
  if (typeof stop !== 'boolean') place.at('stop').fault('must be true or false')
  const match = compileMatch(table['match'], place.at('match'))
  const rule: EnrichmentRule = {
    name,
    match,
    extractions: extractionsOf(table['extract'], place.at('extract')),
    changes: compileChange(table['set'], place.at('set')),
    drop,
    stop: stop === true,
  }
  if (drop === null && rule.extractions.length === 0 && rule.changes.length === 0 && !rule.stop)
    place.fault('does nothing: it needs extract, set, drop or stop')
  if (drop !== null && table['set'] !== undefined) place.at('set').fault('changes what is dropped')
  const routes = (table['set'] as { domain?: unknown } | undefined)?.domain !== undefined // tableWith has spoken of what is no table
  if (routes && match.tellsRaiseFromClear)
    place
      .at('set', 'domain')
      .fault('may not hang on severity, kind or text: a clear would go to another domain than its raise')
  return rule
}

/** Labels that its patterns find. */
export function extracted(rule: EnrichmentRule, event: MonitoringEvent): MonitoringEvent {
  let found: Record<string, string> | undefined
  for (const { from, pattern } of rule.extractions) {
    for (const [name, value] of Object.entries(pattern.groups(from(event)) ?? {}))
      if (value !== '') (found ??= {})[name] = value
  }
  return found === undefined ? event : { ...event, labels: { ...event.labels, ...found } }
}

/** One, or a list of `{ from, pattern }`; from: a label or field, `summary` unless told. */
function extractionsOf(given: unknown, place: Place): readonly Extraction[] {
  if (given === undefined) return []
  const list = (Array.isArray(given) ? given : [given]) as readonly unknown[]
  return list.flatMap((one, index) => {
    const at = Array.isArray(given) ? place.at(index) : place
    const table = tableWith(one, EXTRACT_KEYS, at)
    if (table === undefined) return []
    const pattern = compilePattern(table['pattern'])
    if (typeof pattern === 'string') {
      at.at('pattern').fault(pattern)
      return []
    }
    if (pattern.names.length === 0) at.at('pattern').fault('has no named group: (?P<name>...) becomes the label "name"')
    const from = table['from'] ?? 'summary'
    if (typeof from !== 'string') {
      at.at('from').fault('must be the name of a label or field')
      return []
    }
    return [{ from: compileTemplate(`{${from}}`, at.at('from')), pattern }]
  })
}

function wordAt(given: unknown, place: Place): string | undefined {
  if (typeof given === 'string' && NAME.test(given)) return given
  place.fault('must be a word of a-z, 0-9, _ and -')
  return undefined
}
