// An event as people write it in a sample: what they leave out is made up.
import { conditionFingerprint } from '../contract/fingerprint.ts'
import { DEFAULT_DOMAIN, type MonitoringEvent } from '../contract/event.ts'
import { PERCEIVED_SEVERITIES } from '../contract/severity.ts'
import { tableWith, type Place, type Table } from './rule-fault.ts'

const KEYS = [
  'source',
  'sender',
  'class',
  'kind',
  'severity',
  'summary',
  'domain',
  'component',
  'ci',
  'hints',
  'labels',
  'annotations',
]

/** @returns undefined, and faults, when it cannot be read */
export function sampleEvent(given: unknown, place: Place): MonitoringEvent | undefined {
  const table = tableWith(given, KEYS, place)
  if (table === undefined) return undefined
  const kind = (['raise', 'clear', 'notice'] as const).find((word) => word === (table['kind'] ?? 'raise'))
  const asked = table['severity'] ?? (kind === 'clear' ? 'cleared' : 'major')
  const severity = PERCEIVED_SEVERITIES.find((word) => word === asked)
  if (kind === undefined) place.at('kind').fault('must be raise, clear or notice')
  if (severity === undefined) place.at('severity').fault(`must be one of ${PERCEIVED_SEVERITIES.join(', ')}`)
  if (kind === undefined || severity === undefined) return undefined
  const text = (key: string, otherwise: string) => textAt(table, key, otherwise, place)
  const hints = textsAt(table['hints'], place.at('hints'))
  const resource = {
    ...(table['ci'] === undefined ? {} : { ci: text('ci', '') }),
    ...(Object.keys(hints).length === 0 ? {} : { hints }),
    ...(table['component'] === undefined ? {} : { component: text('component', '') }),
  }
  const eventClass = text('class', 'sample')
  const source = text('source', 'sample')
  return {
    id: 'sample',
    source,
    sender: text('sender', 'sample'),
    occurredAt: 0,
    observedAt: 0,
    kind,
    eventClass,
    severity,
    resource,
    fingerprint: conditionFingerprint(source, eventClass, resource),
    summary: text('summary', eventClass),
    labels: textsAt(table['labels'], place.at('labels')),
    annotations: textsAt(table['annotations'], place.at('annotations')),
    links: [],
    domain: text('domain', DEFAULT_DOMAIN),
  }
}

function textAt(table: Table, key: string, otherwise: string, place: Place): string {
  const value = table[key] ?? otherwise
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  place.at(key).fault('must be text')
  return otherwise
}

function textsAt(given: unknown, place: Place): Record<string, string> {
  if (given === undefined) return {}
  const table = tableWith(given, null, place) ?? {}
  return Object.fromEntries(Object.keys(table).map((name) => [name, textAt(table, name, '', place)]))
}
