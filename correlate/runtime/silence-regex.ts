// Regular expressions that operators type into silences: linear time (RE2), anchored at both ends as Alertmanager does, compiled once.
import { RE2JS } from 're2js'

/** Longest pattern taken, in characters. */
export const LONGEST_PATTERN = 1_000
const CACHED_PATTERNS = 1_000

export type TextMatcher = (text: string) => boolean

/**
 * A compiler with a bounded cache, least recently used out first.
 * What it returns throws SyntaxError for a pattern that RE2 does not take (look-around, back-references) or that is too long.
 */
export function createRegexCompiler(): (pattern: string) => TextMatcher {
  const cache = new Map<string, TextMatcher | SyntaxError>()
  return (pattern) => {
    const compiled = cache.get(pattern) ?? compile(pattern)
    cache.delete(pattern)
    cache.set(pattern, compiled)
    for (const oldest of cache.keys()) {
      if (cache.size <= CACHED_PATTERNS) break
      cache.delete(oldest)
    }
    if (compiled instanceof SyntaxError) throw compiled
    return compiled
  }
}

function compile(pattern: string): TextMatcher | SyntaxError {
  if (pattern.length > LONGEST_PATTERN) return new SyntaxError(`a pattern has at most ${LONGEST_PATTERN} characters`)
  try {
    const expression = RE2JS.compile(pattern)
    return (text) => expression.testExact(text)
  } catch (error) {
    return new SyntaxError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
