// Lengths of time as people read them, one way everywhere: 0.7s, 16s, 1m 35s, 2h 5m. The engine's English and the console's languages share
// the parts; the words are each one's own.

export type SpanUnit = 'day' | 'hour' | 'minute' | 'second'

const UNITS: readonly (readonly [SpanUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]
/** Below this a tenth of a second is worth saying, ms. */
const SHORT_MS = 9_950

/**
 * @param ms a negative length counts as zero
 * @returns the largest unit and, unless it is zero, the next one
 */
export function spanParts(ms: number): readonly (readonly [value: number, unit: SpanUnit])[] {
  if (ms < SHORT_MS) return [[Math.max(0, Math.round(ms / 100) / 10), 'second']]
  const length = Math.round(ms / 1_000) * 1_000
  const first = UNITS.findIndex(([, size]) => length >= size)
  const [unit, size] = UNITS[first] ?? ['second', 1_000]
  const large = [Math.floor(length / size), unit] as const
  const next = UNITS[first + 1]
  const rest = next === undefined ? 0 : Math.floor((length % size) / next[1])
  return next === undefined || rest === 0 ? [large] : [large, [rest, next[0]]]
}

/** In English. */
export function spanText(ms: number): string {
  return spanParts(ms)
    .map(([value, unit]) => `${value}${unit.charAt(0)}`)
    .join(' ')
}
