// A text with places for labels: `core-{site}`. Without one of them there is no text, and what it was for stays as it is.
import type { MonitoringEvent } from '../contract/event.ts'
import type { Place } from './rule-fault.ts'

export type Template = (event: MonitoringEvent) => string

const MAX_TEXT = 1_024
const SPLIT = /(\{[^{}]*\})/
/** Names that are fields of the event rather than labels. */
const FIELDS: Readonly<Record<string, (event: MonitoringEvent) => string | undefined>> = {
  class: ({ eventClass }) => eventClass,
  source: ({ source }) => source,
  severity: ({ severity }) => severity,
  summary: ({ summary }) => summary,
  component: ({ resource }) => resource.component,
  hostname: ({ resource }) => resource.hints?.hostname,
  ip: ({ resource }) => resource.hints?.ip,
}

/** Compiles a text; a label wins over a field of the same name. */
export function compileTemplate(given: unknown, place: Place): Template {
  if (typeof given === 'number' || typeof given === 'boolean') return () => String(given)
  if (typeof given !== 'string' || given === '') {
    place.fault('must be a text, with {label} where one is wanted')
    return () => ''
  }
  const parts = given.split(SPLIT).filter((part) => part !== '')
  if (parts.some((part) => part === '{}')) place.fault('{} names no label')
  return (event) => {
    let text = ''
    for (const part of parts) {
      const value = part.startsWith('{') && part.endsWith('}') ? valueOf(part.slice(1, -1), event) : part
      if (value === undefined || value === '') return ''
      text += value
    }
    return text.slice(0, MAX_TEXT)
  }
}

function valueOf(name: string, event: MonitoringEvent): string | undefined {
  if (Object.hasOwn(event.labels, name)) return event.labels[name]
  return Object.hasOwn(FIELDS, name) ? FIELDS[name]?.(event) : undefined
}
