// A silence's matchers, compiled once. Alertmanager's rules: all must match, a missing label is the empty text, regular expressions match the whole value.
import { silenceLabel } from '../../contract/silence-label.ts'
import type { SilenceSubject } from '../../contract/silence-label.ts'
import type { Silence } from '../../contract/silence.ts'

export type SilenceMatch = (alert: SilenceSubject) => boolean

/** @throws SyntaxError when a regular expression is not one */
export function compileSilence(
  silence: Silence,
  compileRegex: (pattern: string) => (text: string) => boolean,
): SilenceMatch {
  const tests = silence.matchers.map(({ name, value, isRegex, isEqual }) => {
    const matches = isRegex ? compileRegex(value) : (text: string): boolean => text === value
    return (alert: SilenceSubject): boolean => matches(silenceLabel(alert, name)) === isEqual
  })
  return (alert) => tests.length > 0 && tests.every((test) => test(alert))
}
