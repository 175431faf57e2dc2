// What a rule sets on an event. Fingerprint, id, kind and times are the source's: a raise and its clear stay one condition whatever rules do.
import type { EventResource, MonitoringEvent, ResourceHints } from '../contract/event.ts'
import { PERCEIVED_SEVERITIES, type PerceivedSeverity } from '../contract/severity.ts'
import { tableWith, type Place } from './rule-fault.ts'
import { compileTemplate, type Template } from './template.ts'

export type Change = (event: MonitoringEvent) => MonitoringEvent

const KEYS = ['severity', 'class', 'summary', 'domain', 'component', 'ci', 'hints', 'labels']
const HINTS: readonly (keyof ResourceHints)[] = [
  'ip',
  'hostname',
  'sysName',
  'engineId',
  'instance',
  'k8sNamespace',
  'k8sPod',
  'k8sNode',
  'service',
]
const MAX_CLASS = 200
const MAX_DOMAIN = 64

/** Compiles the table `set`; its parts are set in the order of KEYS, labels first seen by the rules after. */
export function compileChange(given: unknown, place: Place): readonly Change[] {
  if (given === undefined) return []
  const table = tableWith(given, KEYS, place) ?? {}
  const changes: Change[] = []
  const text = (key: string, apply: (event: MonitoringEvent, value: string) => MonitoringEvent) => {
    if (table[key] === undefined) return
    const template = compileTemplate(table[key], place.at(key))
    changes.push((event) => filled(template, event, apply))
  }
  if (table['severity'] !== undefined) changes.push(severityChange(table['severity'], place.at('severity')))
  if (table['class'] !== undefined) changes.push(classChange(table['class'], place.at('class')))
  text('summary', (event, summary) => ({ ...event, summary }))
  text('domain', (event, value) => ({ ...event, domain: domainWord(value) }))
  text('component', (event, component) => resourced(event, { component }))
  text('ci', (event, ci) => resourced(event, { ci }))
  for (const [name, template] of templates(table['hints'], HINTS, place.at('hints')))
    changes.push((event) =>
      filled(template, event, (one, value) => resourced(one, { hints: { ...one.resource.hints, [name]: value } })),
    )
  for (const [name, template] of templates(table['labels'], null, place.at('labels')))
    changes.push((event) =>
      filled(template, event, (one, value) => ({ ...one, labels: { ...one.labels, [name]: value } })),
    )
  return changes
}

function filled(
  template: Template,
  event: MonitoringEvent,
  apply: (event: MonitoringEvent, value: string) => MonitoringEvent,
): MonitoringEvent {
  const value = template(event)
  return value === '' ? event : apply(event, value)
}

function resourced(event: MonitoringEvent, part: EventResource): MonitoringEvent {
  return { ...event, resource: { ...event.resource, ...part } }
}

/** A clear stays `cleared`. */
function severityChange(given: unknown, place: Place): Change {
  const known = (word: unknown, at: Place): PerceivedSeverity => {
    const found = PERCEIVED_SEVERITIES.find((one) => one === word && one !== 'cleared')
    if (found === undefined)
      at.fault(`must be one of ${PERCEIVED_SEVERITIES.filter((one) => one !== 'cleared').join(', ')}`)
    return found ?? 'indeterminate'
  }
  if (typeof given === 'string') {
    const severity = known(given, place)
    return (event) => (event.kind === 'clear' ? event : { ...event, severity })
  }
  const table = tableWith(given, PERCEIVED_SEVERITIES, place) ?? {}
  const map = new Map(Object.entries(table).map(([from, to]) => [from, known(to, place.at(from))] as const))
  return (event) => {
    const severity = event.kind === 'clear' ? undefined : map.get(event.severity)
    return severity === undefined ? event : { ...event, severity }
  }
}

/** A text with labels, or a table `{ Old: New }`. */
function classChange(given: unknown, place: Place): Change {
  const renamed = (event: MonitoringEvent, value: string) => ({ ...event, eventClass: value.slice(0, MAX_CLASS) })
  if (typeof given !== 'object' || given === null) {
    const template = compileTemplate(given, place)
    return (event) => filled(template, event, renamed)
  }
  const map = new Map(templates(given, null, place))
  return (event) => {
    const template = map.get(event.eventClass)
    return template === undefined ? event : filled(template, event, renamed)
  }
}

function templates(given: unknown, allowed: readonly string[] | null, place: Place): (readonly [string, Template])[] {
  if (given === undefined) return []
  return Object.entries(tableWith(given, allowed, place) ?? {})
    .filter(([name]) => name !== '__proto__')
    .map(([name, value]) => [name, compileTemplate(value, place.at(name))] as const)
}

/** Domains are words of letters, digits, `_` and `-`. */
function domainWord(value: string): string {
  return value.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, MAX_DOMAIN)
}
