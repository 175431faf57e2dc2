// The condition of a rule: every part that is written has to hold. Words are compared first, patterns after.
import { PERCEIVED_SEVERITIES } from '../contract/severity.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { tableWith, type Place } from './rule-fault.ts'

export interface Match {
  test(event: MonitoringEvent): boolean
  /** It reads what differs between a raise and its clear: severity, kind or text. */
  readonly tellsRaiseFromClear: boolean
}

const KEYS = ['source', 'sender', 'class', 'severity', 'kind', 'domain', 'text', 'component', 'labels', 'hints']
const KINDS = ['raise', 'clear', 'notice']
const FIELDS: Readonly<Record<string, (event: MonitoringEvent) => string>> = {
  sender: ({ sender }) => sender,
  class: ({ eventClass }) => eventClass,
  domain: ({ domain }) => domain,
  component: ({ resource }) => resource.component ?? '',
  text: ({ summary, annotations }) =>
    annotations['description'] === undefined ? summary : `${summary}\n${annotations['description']}`,
}

type Test = (event: MonitoringEvent) => boolean

/** Compiles the table `match`; left out = every event. */
export function compileMatch(given: unknown, place: Place): Match {
  if (given === undefined) return { test: () => true, tellsRaiseFromClear: false }
  const table = tableWith(given, KEYS, place) ?? {}
  const tests: Test[] = []
  const words = (key: string, allowed: readonly string[] | null, read: (event: MonitoringEvent) => string) => {
    if (table[key] === undefined) return
    const wanted = wordSet(table[key], allowed, place.at(key))
    tests.push((event) => wanted.has(read(event)))
  }
  words('source', null, ({ source }) => source)
  words('kind', KINDS, ({ kind }) => kind)
  words('severity', PERCEIVED_SEVERITIES, ({ severity }) => severity)
  for (const [key, read] of Object.entries(FIELDS)) {
    if (table[key] === undefined) continue
    const pattern = patternAt(table[key], place.at(key))
    tests.push((event) => pattern.test(read(event)))
  }
  bags(
    table['labels'],
    place.at('labels'),
    (name) =>
      ({ labels }) =>
        labels[name],
    tests,
  )
  bags(
    table['hints'],
    place.at('hints'),
    (name) =>
      ({ resource }) =>
        hint(resource.hints, name),
    tests,
  )
  if (tests.length === 0) place.fault('asks nothing; leave it out for a rule on every event')
  return {
    test: (event) => tests.every((test) => test(event)),
    tellsRaiseFromClear: ['severity', 'kind', 'text'].some((key) => table[key] !== undefined),
  }
}

/** `labels: { job: '^lab-', team: null }`: a pattern each; null = the label is not there. */
function bags(
  given: unknown,
  place: Place,
  reader: (name: string) => (event: MonitoringEvent) => string | undefined,
  tests: Test[],
): void {
  if (given === undefined) return
  for (const [name, wanted] of Object.entries(tableWith(given, null, place) ?? {})) {
    const read = reader(name)
    if (wanted === null) tests.push((event) => read(event) === undefined)
    else {
      const pattern = patternAt(wanted, place.at(name))
      tests.push((event) => {
        const value = read(event)
        return value !== undefined && pattern.test(value)
      })
    }
  }
}

function hint(hints: object | undefined, name: string): string | undefined {
  const value: unknown =
    hints !== undefined && Object.hasOwn(hints, name) ? hints[name as keyof typeof hints] : undefined
  return typeof value === 'string' ? value : undefined
}

function patternAt(given: unknown, place: Place): Pattern {
  const pattern = compilePattern(typeof given === 'number' ? String(given) : given)
  if (typeof pattern !== 'string') return pattern
  place.fault(pattern)
  return { names: [], test: () => false, groups: () => undefined }
}

function wordSet(given: unknown, allowed: readonly string[] | null, place: Place): ReadonlySet<string> {
  const list = (Array.isArray(given) ? given : [given]) as readonly unknown[]
  const found = new Set<string>()
  for (const word of list) {
    if (typeof word !== 'string' || word === '') place.fault('must be a word or a list of words')
    else if (allowed?.includes(word) === false) place.fault(`${word} is not one of ${allowed.join(', ')}`)
    else found.add(word)
  }
  return found
}
