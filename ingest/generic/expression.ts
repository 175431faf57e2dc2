// What a mapping says about one field: a path (`$.host`), a template (`{$.a} on {$.b}`), a constant, or a table:
// { from: $.state, match: '^(\w+)', map: { ALARM: raise }, default: notice }. Patterns are RE2: no text can make them slow.
import { RE2JS } from 're2js'
import { scalarText } from '../normalise/payload-fields.ts'
import { compilePath, readPath, type JsonPath } from './json-path.ts'

/** Gives the text of a field; '' when there is none. Never throws. */
export type Expression = (item: unknown) => string

export interface ExpressionFault {
  /** Below the field: `map`, `match` ... */
  readonly key: string
  readonly fault: string
}

const TABLE_KEYS = ['from', 'match', 'map', 'default']
const MAX_TEXT = 4_096

/** Compiles a field of a mapping; faults are added to `faults`. */
export function compileExpression(given: unknown, faults: ExpressionFault[]): Expression {
  if (typeof given === 'number' || typeof given === 'boolean') return () => String(given)
  if (typeof given === 'string') return compileText(given, faults)
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    return compileTable(given as Record<string, unknown>, faults) // a YAML map
  faults.push({ key: '', fault: 'must be a path, a template, a constant or a table with "from"' })
  return () => ''
}

function compileText(text: string, faults: ExpressionFault[]): Expression {
  if (text.startsWith('$')) return pathText(text, faults)
  if (!text.includes('{$')) return () => text
  const parts = text
    .split(/(\{\$[^{}]*\})/)
    .map((part) => (part.startsWith('{$') ? pathText(part.slice(1, -1), faults) : part))
  return (item) => parts.map((part) => (typeof part === 'string' ? part : part(item))).join('')
}

function pathText(text: string, faults: ExpressionFault[]): Expression {
  const path = compilePath(text)
  if (typeof path === 'string') {
    faults.push({ key: '', fault: path })
    return () => ''
  }
  return (item) => valueText(path, item)
}

function valueText(path: JsonPath, item: unknown): string {
  const value = readPath(path, item)
  if (Array.isArray(value))
    return value
      .map(scalarText)
      .filter((text) => text !== '')
      .join(',')
      .slice(0, MAX_TEXT)
  return scalarText(value).trim().slice(0, MAX_TEXT)
}

function compileTable(table: Record<string, unknown>, faults: ExpressionFault[]): Expression {
  for (const key of Object.keys(table)) {
    if (!TABLE_KEYS.includes(key)) faults.push({ key, fault: `is not one of ${TABLE_KEYS.join(', ')}` })
  }
  const from = typeof table['from'] === 'string' ? compileText(table['from'], faults) : undefined
  if (from === undefined) faults.push({ key: 'from', fault: 'must be a path or a template' })
  const match = compilePattern(table['match'], faults)
  const map = compileMap(table['map'], faults)
  const otherwise = table['default'] === undefined ? undefined : scalarText(table['default'])
  return (item) => {
    const text = match(from?.(item) ?? '')
    if (text === '') return otherwise ?? ''
    return map === undefined ? text : (map.get(text.toLowerCase()) ?? otherwise ?? text)
  }
}

/** The first group of the pattern, or all that it matches; '' when it does not. */
function compilePattern(pattern: unknown, faults: ExpressionFault[]): (text: string) => string {
  if (pattern === undefined) return (text) => text
  if (typeof pattern !== 'string') {
    faults.push({ key: 'match', fault: 'must be a pattern in RE2 syntax' })
    return () => ''
  }
  try {
    const compiled = RE2JS.compile(pattern)
    return (text) => {
      const matcher = compiled.matcher(text)
      if (!matcher.find()) return ''
      return (matcher.groupCount() > 0 ? matcher.group(1) : matcher.group()) ?? ''
    }
  } catch (error) {
    faults.push({
      key: 'match',
      fault: `is no pattern in RE2 syntax: ${error instanceof Error ? error.message : String(error)}`,
    })
    return () => ''
  }
}

/** Words without case -> what they stand for. */
function compileMap(map: unknown, faults: ExpressionFault[]): ReadonlyMap<string, string> | undefined {
  if (map === undefined) return undefined
  if (typeof map !== 'object' || map === null || Array.isArray(map)) {
    faults.push({ key: 'map', fault: 'must be a table of words' })
    return undefined
  }
  return new Map(Object.entries(map).map(([word, value]) => [word.toLowerCase(), scalarText(value)]))
}
