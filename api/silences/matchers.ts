// Label matchers as Alertmanager reads them: all must match, a missing label is the empty text, regular expressions match the whole value.
import { RE2JS } from 're2js'
import type { SilenceMatcher } from '../../correlate/contract/silence.ts'

const LONGEST_PATTERN = 1_000

export type LabelTest = (label: (name: string) => string) => boolean

/** @throws SyntaxError when the regular expression is not one of RE2 */
export function compileMatcher({ name, value, isRegex, isEqual }: SilenceMatcher): LabelTest {
  if (!isRegex) return (label) => (label(name) === value) === isEqual
  if (value.length > LONGEST_PATTERN) throw new SyntaxError(`a pattern has at most ${LONGEST_PATTERN} characters`)
  const expression = compilePattern(value)
  return (label) => expression.testExact(label(name)) === isEqual
}

function compilePattern(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
