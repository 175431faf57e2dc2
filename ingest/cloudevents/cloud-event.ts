// POST /ingest/cloudevents: CloudEvents 1.0 in all three HTTP forms: structured, batch (an array) and binary (ce-* headers).
// What the envelope leaves open is read from data: docs/sources/cloudevents.md lists the names.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import { openFlat } from '../http/flat-body.ts'
import type { RequestFacts, WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { payloadOf, scalarText, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { resourceOf } from '../normalise/resource-hints.ts'
import { severityOf } from '../normalise/severity-words.ts'
import { kindOfWord } from '../normalise/state-words.ts'

const SOURCE = 'cloudevents'
const REQUIRED = ['id', 'source', 'type'] as const

export const cloudEvents: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/cloudevents',
  accepts: ['json'],
  answer: 'report',
  summary: 'CloudEvents 1.0: structured, batch or binary.',
  bodySchema: {
    type: ['object', 'array'],
    required: ['specversion', ...REQUIRED],
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string', description: 'With source it tells occurrences apart.' },
      source: { type: 'string' },
      type: {
        type: 'string',
        description: 'Class of the event; a last word such as .raised or .resolved says its kind.',
      },
      subject: { type: 'string', description: 'What it is about.' },
      time: { type: 'string', format: 'date-time' },
      data: { type: 'object', description: 'kind or status, severity, summary, host, ip, component ...' },
    },
  },
  open(body, receipt, facts) {
    const bound = facts === undefined ? undefined : binaryEvent(body, facts)
    return openFlat(bound ?? body, receipt, readEvent)
  },
}

/** Binary content mode: attributes are headers, the body is data (CloudEvents HTTP binding 1.0, section 3.1). */
function binaryEvent(body: unknown, { headers }: RequestFacts): Payload | undefined {
  if (headers['ce-specversion'] === undefined) return undefined
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith('ce-') && typeof value === 'string') attributes[name.slice(3)] = decoded(value)
  return { ...attributes, data: body }
}

/** Header values are percent-encoded (section 3.1.3.2). */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function readEvent(event: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  for (const name of REQUIRED) {
    if (textField(event, name) === '') return new Refusal('missing_field', `the attribute ${name} is missing`)
  }
  const data = payloadOf(event['data']) ?? {}
  const type = textField(event, 'type')
  const subject = textField(event, 'subject')
  const said = kindAndClass(type, data, event)
  const labels = labelsOf(event, data)
  const resource = resourceOf(labels, 'any')
  const place = textField(event, 'source')
  const component = textField(data, 'component')
  return conditionEvent(
    {
      source: SOURCE,
      kind: said.kind,
      checkName: said.eventClass,
      component: component === '' ? (subject === '' ? undefined : `subject=${subject}`) : component,
      severity: severityOf(labels) ?? 'indeterminate',
      hints: resource.hints ?? { service: place },
      ...(resource.ci === undefined ? {} : { ci: resource.ci }),
      identity: {
        place,
        subject,
        class: said.eventClass,
        key: textField(data, 'fingerprint', 'dedupKey', 'dedup_key'),
        component,
      },
      summary: textField(data, 'summary', 'message', 'title', 'description') || `${type} ${subject}`,
      labels,
      links: { Source: textField(data, 'url', 'link'), Event: place },
      occurredAt: momentOf(textField(event, 'time')),
      occurrence: `${place}|${textField(event, 'id')}`,
      ...(payloadOf(event['data']) === undefined && event['data'] !== undefined ? { original: event['data'] } : {}),
    },
    receipt,
  )
}

/** data's own words win over the last word of the type; an event without either just happened. */
function kindAndClass(type: string, data: Payload, event: Payload): { kind: EventKind; eventClass: string } {
  const named = textField(data, 'eventClass', 'class', 'alertname', 'alert', 'rule')
  const dot = type.lastIndexOf('.')
  const byType = dot < 0 ? undefined : kindOfWord(type.slice(dot + 1))
  const paired = byType === 'raise' || byType === 'clear'
  const state = textField(data, 'kind', 'status', 'state') || textField(event, 'status', 'state')
  const kind = (state === '' ? undefined : kindOfWord(state)) ?? byType ?? 'notice'
  return { kind, eventClass: named || (paired ? type.slice(0, dot) : type) }
}

/** Extension attributes and the flat part of data. */
function labelsOf(event: Payload, data: Payload): Record<string, string> {
  const labels: Record<string, string> = {}
  const bags = [payloadOf(data['labels']) ?? {}, data, event]
  for (const bag of bags)
    for (const [name, value] of Object.entries(bag)) {
      const text = scalarText(value)
      if (text !== '' && text.length <= 1_024 && name !== '__proto__' && !ENVELOPE.has(name)) labels[name] ??= text
    }
  return { ...labels, ceSource: textField(event, 'source'), ceType: textField(event, 'type') }
}

const ENVELOPE = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'summary',
  'message',
  'description',
  'component',
])
