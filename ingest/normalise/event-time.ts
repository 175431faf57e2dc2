// Times of alerts: RFC 3339 text -> epoch ms, with Go's zero time as "unset", and the clamp of clocks that run ahead.
import { MAX_FUTURE_MS } from '../contract/event.ts'
import { Refusal } from './refusal.ts'

/** RFC 3339 §5.6 date-time. Date.parse alone would take much else, such as "5". */
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/**
 * Reads a time of an alert.
 * @returns epoch ms; null when unset (absent, null, empty, Go's zero time 0001-01-01 and anything up to 1970)
 */
export function readTime(field: string, value: unknown): number | null | Refusal<'bad_time'> {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string') return new Refusal('bad_time', `${field} is of type ${typeof value}`)
  const at = RFC3339.test(value) ? Date.parse(value) : NaN
  if (Number.isNaN(at)) return new Refusal('bad_time', `${field} is ${JSON.stringify(value.slice(0, 40))}`)
  return at <= 0 ? null : at
}

/**
 * Reads a moment in whatever form tools write it: RFC 3339, `2026-11-21 10:00:00.5` (taken as UTC), or seconds, milliseconds, microseconds or
 * nanoseconds since 1970, told apart by their size.
 * @returns epoch ms; null for anything else, and for what is not after 1970
 */
export function momentOf(text: string): number | null {
  const plain = text.trim()
  if (/^\d{9,19}(\.\d{1,9})?$/.test(plain)) return fromNumber(Number(plain))
  if (SPACED.test(plain)) return Date.parse(`${plain.replace(' ', 'T')}Z`) || null
  const colons = plain.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') // CloudWatch writes +0000
  const at = RFC3339.test(colons) ? Date.parse(colons) : NaN
  return at > 0 ? at : null
}

const SPACED = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/

function fromNumber(value: number): number {
  if (value < 1e11) return Math.floor(value * 1000)
  if (value < 1e14) return Math.floor(value)
  return Math.floor(value < 1e17 ? value / 1000 : value / 1e6)
}

/** The event time and, when it had to be clamped to the receive time, the source's clock error. */
export interface ClampedTime {
  readonly occurredAt: number
  readonly clockSkewMs?: number
}

/** Clamps times over MAX_FUTURE_MS ahead (DESIGN §2). @param at as the source says @param observedAt receive time */
export function clampEventTime(at: number, observedAt: number): ClampedTime {
  if (at - observedAt <= MAX_FUTURE_MS) return { occurredAt: at }
  return { occurredAt: observedAt, clockSkewMs: at - observedAt }
}
