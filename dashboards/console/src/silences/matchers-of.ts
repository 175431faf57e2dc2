// Matchers that hold back just these alerts, as far as their class and CI tell them apart: what a silence begins with that is set from an
// incident or an alert.
import type { Alert, SilenceMatcher } from '../contract.ts'

/** More alternatives nobody reads through. */
const MAX_VALUES = 30
const SPECIAL = /[\\^$.|?*+()[\]{}]/gu

function matcherOf(name: string, values: readonly string[]): SilenceMatcher | null {
  const [first, ...others] = values
  if (first === undefined || values.length > MAX_VALUES) return null
  return others.length === 0
    ? { name, value: first, isRegex: false, isEqual: true }
    : { name, value: values.map((value) => value.replace(SPECIAL, '\\$&')).join('|'), isRegex: true, isEqual: true }
}

/** Empty when there is no alert, or they are too many to be named. */
export function matchersOf(alerts: readonly Pick<Alert, 'labels' | 'eventClass' | 'ci'>[]): SilenceMatcher[] {
  const values = (of: (alert: (typeof alerts)[number]) => string) => [...new Set(alerts.map(of))].sort()
  // As the engine reads it: the alert's own label comes before its class.
  const names = values(({ labels, eventClass }) => labels['alertname'] ?? eventClass)
  const cis = values(({ labels, ci }) => labels['ci'] ?? ci.id)
  return [matcherOf('alertname', names), matcherOf('ci', cis)].filter((matcher) => matcher !== null)
}
