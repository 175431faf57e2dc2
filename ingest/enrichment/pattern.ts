// A pattern of a rule in RE2 syntax (github.com/google/re2/wiki/Syntax): no text can make it slow. What it said of a text is remembered, since
// classes, sources and labels come again and again.
import { RE2JS } from 're2js'

export interface Pattern {
  /** Finds the pattern anywhere in the text; anchors are written where they are wanted. */
  test(text: string): boolean
  /** The named groups of the first place where it is found; undefined when it is not. */
  groups(text: string): Readonly<Record<string, string>> | undefined
  readonly names: readonly string[]
}

const REMEMBERED = 2_000
/** Longer texts are looked at up to here. */
const MAX_TEXT = 8_192

/** @returns the pattern, or what is wrong with it */
export function compilePattern(source: unknown): Pattern | string {
  if (typeof source !== 'string') return 'must be a pattern in RE2 syntax'
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source)
  } catch (error) {
    return `is no pattern in RE2 syntax: ${error instanceof Error ? error.message : String(error)}`
  }
  const names = Object.keys(compiled.namedGroups())
  const remembered = new Map<string, boolean>()
  return {
    names,
    test(text) {
      const known = remembered.get(text)
      if (known !== undefined) return known
      const found = compiled.matcher(text.slice(0, MAX_TEXT)).find()
      if (remembered.size >= REMEMBERED) remembered.clear()
      if (text.length <= 512) remembered.set(text, found)
      return found
    },
    groups(text) {
      const matcher = compiled.matcher(text.slice(0, MAX_TEXT))
      if (!matcher.find()) return undefined
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? '']))
    },
  }
}
