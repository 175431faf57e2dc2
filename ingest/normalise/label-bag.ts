// Label and annotation bags as senders give them -> checked records of text. Names are the senders': constructor and toString are labels
// like others (own properties), __proto__ alone is refused, because copying it by assignment loses it in any plain object downstream.
import { Refusal } from './refusal.ts'

export type Labels = Readonly<Record<string, string>>

export const MAX_LABELS = 128
export const MAX_LABEL_NAME = 256
/** Of all names and values of an alert together, characters. */
export const MAX_LABELS_TEXT = 16_384
/** Annotations do not identify: what is too long is cut, what is too many is left out. */
export const MAX_ANNOTATIONS = 128
export const MAX_ANNOTATION = 8_192
export const MAX_ANNOTATIONS_TEXT = 65_536

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/
const CUT = '…'

/**
 * Checks labels. Labels with an empty value are the same as absent (Prometheus data model) and are dropped.
 * @returns the labels (the sender's own object when nothing was dropped), or why the alert is refused
 */
export function readLabels(value: unknown): Labels | Refusal {
  const given = bagOf(value)
  if (given === undefined) return new Refusal('labels_not_an_object', `labels are ${describe(value)}`)
  let empty = 0
  let count = 0
  let size = 0
  for (const name in given) {
    const text = given[name]
    if (typeof text !== 'string') return new Refusal('label_not_text', `label ${show(name)} is ${describe(text)}`)
    if (name === '__proto__') return new Refusal('reserved_label', 'label "__proto__"')
    if (name === '' || name.length > MAX_LABEL_NAME || CONTROL.test(name)) {
      return new Refusal('bad_label_name', `label ${show(name)}`)
    }
    if (text === '') empty++
    else {
      count++
      size += name.length + text.length
    }
  }
  if (count === 0) return new Refusal('no_labels', empty === 0 ? 'no labels' : 'all labels are empty')
  if (count > MAX_LABELS) return new Refusal('too_many_labels', `${count} labels, at most ${MAX_LABELS}`)
  if (size > MAX_LABELS_TEXT) return new Refusal('labels_too_large', `${size} characters, at most ${MAX_LABELS_TEXT}`)
  // Every value was seen to be text above.
  return (empty === 0 ? given : withoutEmpty(given)) as Labels
}

/** Checks annotations: text that explains. `cut` says that something of it was left out. */
export function readAnnotations(value: unknown): { readonly annotations: Labels; readonly cut: boolean } | Refusal {
  if (value === undefined || value === null) return { annotations: {}, cut: false }
  const given = bagOf(value)
  if (given === undefined) return new Refusal('labels_not_an_object', `annotations are ${describe(value)}`)
  const annotations: Record<string, string> = {}
  let cut = false
  let count = 0
  let size = 0
  for (const name in given) {
    const text = given[name]
    if (typeof text !== 'string') return new Refusal('label_not_text', `annotation ${show(name)} is ${describe(text)}`)
    if (text === '') continue
    if (name === '__proto__' || name.length > MAX_LABEL_NAME || count >= MAX_ANNOTATIONS) {
      cut = true
      continue
    }
    const kept = text.length > MAX_ANNOTATION ? text.slice(0, MAX_ANNOTATION) + CUT : text
    size += kept.length
    if (kept !== text || size > MAX_ANNOTATIONS_TEXT) cut = true
    if (size > MAX_ANNOTATIONS_TEXT) break
    annotations[name] = kept
    count++
  }
  return { annotations, cut }
}

function withoutEmpty(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const name in given) if (given[name] !== '') kept[name] = given[name]
  return kept
}

/** A JSON object as a bag. JSON.parse makes every key, __proto__ too, an own property, and gives plain prototypes only. */
function bagOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return value as Record<string, unknown> // seen to be an object that is no array
}

/** The kind of a value, for a detail: never the value itself, which may be long. */
export function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`
}

function show(name: string): string {
  return JSON.stringify(name.slice(0, 64))
}
