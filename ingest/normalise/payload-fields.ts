// Fields of a tool's payload, read with care: whatever JSON (or form) comes, a text comes out or nothing. Never throws.
import { describe } from './label-bag.ts'
import { Refusal } from './refusal.ts'

/** A JSON object as a bag of unknown values. */
export type Payload = Readonly<Record<string, unknown>>

export const MAX_FIELD = 4_096

/** The value as an object; undefined when it is none. */
export function payloadOf(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return value as Payload // seen to be an object that is no array
}

/** A text that is a JSON object; undefined when it is none. */
export function parsedPayload(text: string): Payload | undefined {
  try {
    return payloadOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The value as an object, or the refusal of an alert that is none. */
export function requirePayload(value: unknown): Payload | Refusal<'not_an_object'> {
  return payloadOf(value) ?? new Refusal('not_an_object', `the alert is ${describe(value)}`)
}

/**
 * A field as trimmed text: text, numbers and booleans count.
 * @returns '' when it is absent, of another type, or a macro that the tool did not resolve (`{HOST.IP}`, `$HOSTADDRESS$`, `*UNKNOWN*`)
 */
export function textField(payload: Payload, ...names: readonly string[]): string {
  for (const name of names) {
    if (!Object.hasOwn(payload, name)) continue
    const text = scalarText(payload[name]).trim()
    if (text !== '' && !UNRESOLVED.test(text))
      return text.length > MAX_FIELD ? `${text.slice(0, MAX_FIELD - 1)}…` : text
  }
  return ''
}

/** Text, a number or a boolean as text; '' for anything else. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const UNRESOLVED = /^(\{[A-Z][A-Z0-9._]*\}|\$[A-Za-z0-9_.]+\$|\*UNKNOWN\*)$/

/** Entries whose value is not empty, as labels. Control characters become blanks, long values are cut. */
export function labelsFrom(entries: Readonly<Record<string, string>>): Record<string, string> {
  const labels: Record<string, string> = {}
  let left = MAX_LABELS
  for (const [name, value] of Object.entries(entries)) {
    if (value === '' || name === '__proto__' || left === 0) continue
    labels[cleaned(name, MAX_LABEL_NAME)] = cleaned(value, MAX_LABEL_VALUE)
    left--
  }
  return labels
}

const MAX_LABELS = 64
const MAX_LABEL_NAME = 128
const MAX_LABEL_VALUE = 1_024
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]+/g

function cleaned(text: string, limit: number): string {
  return text.replace(CONTROL, ' ').slice(0, limit)
}
