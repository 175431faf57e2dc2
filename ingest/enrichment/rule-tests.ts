// The samples of a file of rules: an event each, and what it has to come out as. Only what is expected is compared.
import type { MonitoringEvent } from '../contract/event.ts'
import { enrich, type Enriched } from './enrich.ts'
import { tableWith, type Place, type Table } from './rule-fault.ts'
import type { EnrichmentRule } from './rule.ts'
import { sampleEvent } from './sample-event.ts'

const EXPECTED: Readonly<Record<string, (event: MonitoringEvent) => unknown>> = {
  class: ({ eventClass }) => eventClass,
  severity: ({ severity }) => severity,
  summary: ({ summary }) => summary,
  domain: ({ domain }) => domain,
  component: ({ resource }) => resource.component ?? null,
  ci: ({ resource }) => resource.ci ?? null,
}
const BAGS: Readonly<Record<string, (event: MonitoringEvent) => object>> = {
  hints: ({ resource }) => resource.hints ?? {},
  labels: ({ labels }) => labels,
}
const KEYS = [...Object.keys(EXPECTED), ...Object.keys(BAGS), 'dropped', 'rules']

/** Runs the samples; what came out otherwise is a fault at its place. */
export function runRuleTests(rules: readonly EnrichmentRule[], tests: readonly unknown[], place: Place): void {
  for (const [index, test] of tests.entries()) {
    const at = place.at(index)
    const table = tableWith(test, ['name', 'event', 'expect'], at)
    if (table === undefined) continue
    const event = sampleEvent(table['event'], at.at('event'))
    const expected = tableWith(table['expect'], KEYS, at.at('expect'))
    if (event !== undefined && expected !== undefined) compare(enrich(rules, event), expected, at.at('expect'))
  }
}

function compare(result: Enriched, expected: Table, place: Place): void {
  const wanted = expected['dropped'] ?? null
  const dropped = result.dropped?.reason ?? null
  if (wanted !== dropped) place.fault(`dropped: expected ${shown(wanted)}, got ${shown(dropped)}`)
  if (expected['rules'] !== undefined && shown(expected['rules']) !== shown(result.rules))
    place.at('rules').fault(`expected ${shown(expected['rules'])}, got ${shown(result.rules)}`)
  const { event } = result
  if (event === null) return
  for (const [key, read] of Object.entries(EXPECTED)) {
    if (expected[key] === undefined) continue
    const got = read(event)
    if (got !== expected[key]) place.at(key).fault(`expected ${shown(expected[key])}, got ${shown(got)}`)
  }
  for (const [key, read] of Object.entries(BAGS)) {
    if (expected[key] === undefined) continue
    const bag = new Map<string, unknown>(Object.entries(read(event)))
    for (const [name, value] of Object.entries(tableWith(expected[key], null, place.at(key)) ?? {})) {
      const got = bag.get(name) ?? null
      if (got !== value && got !== String(value))
        place.at(key, name).fault(`expected ${shown(value)}, got ${shown(got)}`)
    }
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value)
}
