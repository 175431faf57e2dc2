// Where in a JSON text the values of given paths begin, and where a text that is no JSON goes wrong. JSON.parse tells neither; this is one
// pass over the text, made only when somebody has to be told a place.

/** Keys and indexes from the root down. */
export type ValuePath = readonly (string | number)[]

interface Wanted {
  readonly inside: Map<string, Wanted>
  line: number | null
}

interface Frame {
  readonly list: boolean
  /** null: nothing in here is wanted. */
  readonly wanted: Wanted | null
  index: number
  key: string
}

/**
 * The line of each path's value, or of the nearest thing around it that is there.
 * @returns lines from 1, in the order of the paths
 */
export function linesInJson(text: string, paths: readonly ValuePath[]): readonly number[] {
  const root: Wanted = { inside: new Map(), line: 1 }
  for (const path of paths) {
    let here = root
    for (const step of path) {
      const next: Wanted = here.inside.get(String(step)) ?? { inside: new Map(), line: null }
      here.inside.set(String(step), next)
      here = next
    }
  }
  walk(text, root)
  return paths.map((path) => {
    let here: Wanted | undefined = root
    let line = 1
    for (const step of path) {
      here = here?.inside.get(String(step))
      if (here?.line == null) break
      line = here.line
    }
    return line
  })
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** Offset of the first character that JSON does not allow where it stands; the text's length when it merely ends too early. */
export function whereJsonBreaks(text: string): number {
  return walk(text, { inside: new Map(), line: 1 }) ?? text.length
}

const LITERAL = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const BLANK = /[ \t\r\n]*/y

/** Follows the structure with a stack of its own: input may be nested deeper than the machine's. @returns the offset that it broke off at, null at the end */
function walk(text: string, root: Wanted): number | null {
  const frames: Frame[] = []
  let at = 0
  let lineOffset = 0
  let line = 1
  let expectValue = true
  const lineHere = (): number => {
    for (let next = text.indexOf('\n', lineOffset); next !== -1 && next < at; next = text.indexOf('\n', lineOffset)) {
      line++
      lineOffset = next + 1
    }
    return line
  }
  const skipBlank = (): void => {
    BLANK.lastIndex = at
    BLANK.test(text)
    at = BLANK.lastIndex
  }
  const closes = (frame: Frame): boolean => text[at] === (frame.list ? ']' : '}')

  for (;;) {
    skipBlank()
    if (at >= text.length) return null
    const frame = frames.at(-1)
    if (!expectValue) {
      if (frame === undefined) return at
      if (closes(frame)) {
        frames.pop()
        at++
        continue
      }
      if (text[at] !== ',') return at
      at++
      frame.index++
      skipBlank()
      if (at >= text.length) return null
    } else if (frame !== undefined && frame.index === 0 && closes(frame)) {
      frames.pop()
      at++
      expectValue = false
      continue
    }
    if (frame !== undefined && !frame.list) {
      const end = stringEnd(text, at)
      if (end === null) return at
      if (frame.wanted !== null) frame.key = textOf(text.slice(at, end))
      at = end
      skipBlank()
      if (at >= text.length) return null
      if (text[at] !== ':') return at
      at++
      skipBlank()
      if (at >= text.length) return null
    }
    const wanted =
      frame === undefined ? root : (frame.wanted?.inside.get(frame.list ? String(frame.index) : frame.key) ?? null)
    if (wanted !== null) wanted.line = lineHere()
    const first = text[at]
    if (first === '{' || first === '[') {
      frames.push({
        list: first === '[',
        wanted: wanted !== null && wanted.inside.size > 0 ? wanted : null,
        index: 0,
        key: '',
      })
      at++
      expectValue = true
      continue
    }
    const end = first === '"' ? stringEnd(text, at) : literalEnd(text, at)
    if (end === null) return at
    at = end
    expectValue = false
  }
}

/** Behind the closing quote; null when there is no string at all or it never ends. */
function stringEnd(text: string, at: number): number | null {
  if (text[at] !== '"') return null
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote + 1
  }
  return null
}

function literalEnd(text: string, at: number): number | null {
  LITERAL.lastIndex = at
  return LITERAL.test(text) ? LITERAL.lastIndex : null
}

function textOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
