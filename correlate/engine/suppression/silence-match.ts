// A silence's matchers, compiled once. Alertmanager's rules: all must match, a missing label is the empty text, regular expressions match the whole value.
import type { Silence } from '../../contract/silence.ts'
import type { AlertRecord } from '../state.ts'

export type SilenceMatch = (alert: AlertRecord) => boolean

/** @throws SyntaxError when a regular expression is not one */
export function compileSilence(
  silence: Silence,
  compileRegex: (pattern: string) => (text: string) => boolean,
): SilenceMatch {
  const tests = silence.matchers.map(({ name, value, isRegex, isEqual }) => {
    const matches = isRegex ? compileRegex(value) : (text: string): boolean => text === value
    return (alert: AlertRecord): boolean => matches(labelOf(alert, name)) === isEqual
  })
  return (alert) => tests.length > 0 && tests.every((test) => test(alert))
}

/** What a matcher sees: the alert's own labels first, then what every alert has, whichever tool it came from. */
function labelOf(alert: AlertRecord, name: string): string {
  const own = alert.labels[name]
  if (own !== undefined) return own
  switch (name) {
    case 'alertname':
    case 'eventClass':
      return alert.eventClass
    case 'ci':
      return alert.ci.id
    case 'severity':
      return alert.severity
    case 'source':
      return alert.sources[0]?.source ?? ''
    case 'component':
      return alert.component ?? ''
    case 'domain':
      return alert.domain
    default:
      return ''
  }
}
