// A mapping: how the JSON of some tool reads as events. Compiled once, when the file is read; every fault is listed with its path.
import { compileExpression, type Expression, type ExpressionFault } from './expression.ts'
import { compilePath, type JsonPath } from './json-path.ts'

export interface Mapping {
  /** Name in the URL, and MonitoringEvent.source. */
  readonly name: string
  /** Where the list of items is; undefined = the body is the item, or a list of items. */
  readonly items: JsonPath | undefined
  readonly eventClass: Expression
  readonly kind: Expression
  readonly severity: Expression
  readonly summary: Expression
  readonly component: Expression
  readonly ci: Expression
  readonly time: Expression
  readonly domain: Expression
  readonly identity: readonly Expression[]
  readonly hints: Readonly<Record<string, Expression>>
  readonly labels: Readonly<Record<string, Expression>>
  readonly links: Readonly<Record<string, Expression>>
}

export interface MappingFault {
  /** Keys from the mapping's name down. */
  readonly path: readonly string[]
  readonly fault: string
}

const HINTS = ['ip', 'hostname', 'sysName', 'engineId', 'instance', 'k8sNamespace', 'k8sPod', 'k8sNode', 'service']
const FIELDS = [
  'items',
  'class',
  'kind',
  'severity',
  'summary',
  'component',
  'ci',
  'time',
  'domain',
  'identity',
  'hints',
  'labels',
  'links',
]
export const MAPPING_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Compiles a mapping. @returns the mapping, or every fault of it */
export function compileMapping(name: string, given: unknown): Mapping | readonly MappingFault[] {
  const faults: MappingFault[] = []
  if (!MAPPING_NAME.test(name))
    faults.push({ path: [], fault: 'the name must be lower-case letters, digits and hyphens' })
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return [...faults, { path: [], fault: 'must be a table of fields' }]
  const fields = given as Record<string, unknown> // a YAML map
  for (const key of Object.keys(fields))
    if (!FIELDS.includes(key)) faults.push({ path: [key], fault: `is not one of ${FIELDS.join(', ')}` })

  const expression = (path: readonly string[], value: unknown): Expression => {
    const found: ExpressionFault[] = []
    const compiled = compileExpression(value, found)
    for (const { key, fault } of found) faults.push({ path: key === '' ? path : [...path, key], fault })
    return compiled
  }
  const field = (key: string, otherwise: string): Expression =>
    fields[key] === undefined ? () => otherwise : expression([key], fields[key])
  const table = (key: string, allowed?: readonly string[]): Record<string, Expression> => {
    const value = fields[key]
    if (value === undefined) return {}
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push({ path: [key], fault: 'must be a table' })
      return {}
    }
    return Object.fromEntries(
      Object.entries(value).map(([word, one]) => {
        if (allowed?.includes(word) === false)
          faults.push({ path: [key, word], fault: `is not one of ${allowed.join(', ')}` })
        return [word, expression([key, word], one)]
      }),
    )
  }
  if (fields['class'] === undefined) faults.push({ path: ['class'], fault: 'is missing: what the condition is called' })
  const identity = Array.isArray(fields['identity']) ? (fields['identity'] as readonly unknown[]) : []
  if (identity.length === 0)
    faults.push({ path: ['identity'], fault: 'must be a list of what a raise and its clear have in common' })
  const mapping: Mapping = {
    name,
    items: itemsPath(fields['items'], faults),
    eventClass: field('class', ''),
    kind: field('kind', 'raise'),
    severity: field('severity', 'indeterminate'),
    summary: field('summary', ''),
    component: field('component', ''),
    ci: field('ci', ''),
    time: field('time', ''),
    domain: field('domain', ''),
    identity: identity.map((one, i) => expression(['identity', String(i)], one)),
    hints: table('hints', HINTS),
    labels: table('labels'),
    links: table('links'),
  }
  return faults.length > 0 ? faults : mapping
}

function itemsPath(given: unknown, faults: MappingFault[]): JsonPath | undefined {
  if (given === undefined) return undefined
  const path = typeof given === 'string' ? compilePath(given.replace(/\[\*\]$/, '')) : 'must be a path such as $.alerts'
  if (typeof path !== 'string') return path
  faults.push({ path: ['items'], fault: path })
  return undefined
}
