// OTLP's attributes in JSON ([{key, value: {stringValue: ...}}]) -> texts. Never throws on any JSON.
import { payloadOf, scalarText } from '../normalise/payload-fields.ts'

export type Attributes = Readonly<Record<string, string>>

const MAX_ATTRIBUTES = 64
const MAX_TEXT = 4_096
const SCALARS = ['stringValue', 'intValue', 'doubleValue', 'boolValue'] as const

/** The attributes that have a value; of several with one key the first. */
export function attributesOf(value: unknown): Attributes {
  const attributes: Record<string, string> = {}
  if (!Array.isArray(value)) return attributes
  for (const one of value.slice(0, MAX_ATTRIBUTES)) {
    const pair = payloadOf(one)
    const key = scalarText(pair?.['key'])
    if (pair === undefined || key === '' || key === '__proto__') continue
    const text = valueText(pair['value'])
    if (text !== '') attributes[key] ??= text
  }
  return attributes
}

/** An AnyValue as text: a scalar as it is, lists and maps as JSON. */
export function valueText(value: unknown): string {
  const any = payloadOf(value)
  if (any === undefined) return scalarText(value).slice(0, MAX_TEXT)
  for (const name of SCALARS) {
    if (Object.hasOwn(any, name)) return scalarText(any[name]).slice(0, MAX_TEXT)
  }
  const list = payloadOf(any['arrayValue'])?.['values']
  if (Array.isArray(list)) return list.slice(0, MAX_ATTRIBUTES).map(firstScalar).join(',').slice(0, MAX_TEXT)
  const pairs = payloadOf(any['kvlistValue'])?.['values']
  return pairs === undefined ? '' : shownMap(pairs)
}

/** One level deep: what is nested further is not shown. */
function firstScalar(value: unknown): string {
  const any = payloadOf(value)
  const name = any === undefined ? undefined : SCALARS.find((one) => Object.hasOwn(any, one))
  return any === undefined || name === undefined ? '' : scalarText(any[name])
}

function shownMap(pairs: unknown): string {
  if (!Array.isArray(pairs)) return ''
  return pairs
    .slice(0, MAX_ATTRIBUTES)
    .map((one) => `${scalarText(payloadOf(one)?.['key'])}=${firstScalar(payloadOf(one)?.['value'])}`)
    .join(' ')
    .slice(0, MAX_TEXT)
}
