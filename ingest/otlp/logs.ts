// POST /v1/logs: OpenTelemetry logs over OTLP/HTTP in JSON (opentelemetry-proto, ExportLogsServiceRequest). A record is a one-shot notice
// unless its attributes say that a condition begins or ends: docs/sources/opentelemetry.md.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { describe } from '../normalise/label-bag.ts'
import { payloadOf, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { resourceOf } from '../normalise/resource-hints.ts'
import { severityOf } from '../normalise/severity-words.ts'
import { kindOfWord } from '../normalise/state-words.ts'
import { attributesOf, valueText, type Attributes } from './attributes.ts'

const SOURCE = 'otlp'

/** A record with what it inherits. */
interface Inherited {
  readonly resource: Attributes
  readonly scope: string
  readonly record: unknown
}

export const otlpLogs: WebhookFormat = {
  source: SOURCE,
  url: '/v1/logs',
  answer: 'otlp',
  summary: 'OpenTelemetry logs, OTLP/HTTP with JSON encoding.',
  bodySchema: {
    type: 'object',
    required: ['resourceLogs'],
    properties: {
      resourceLogs: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            resource: { type: 'object' },
            scopeLogs: {
              type: 'array',
              items: { type: 'object', properties: { logRecords: { type: 'array', items: { type: 'object' } } } },
            },
          },
        },
      },
    },
  },
  open(body, receipt) {
    const resourceLogs = payloadOf(body)?.['resourceLogs']
    if (!Array.isArray(resourceLogs)) {
      return new Refusal('not_a_webhook', `the body is ${describe(body)}, without an array "resourceLogs"`)
    }
    return {
      items: flattened(resourceLogs),
      pointer: '/resourceLogs/*/scopeLogs/*/logRecords',
      notices: [],
      normalise: (item) => readRecord(item as Inherited, receipt), // made by flattened alone
    }
  },
}

function flattened(resourceLogs: readonly unknown[]): Inherited[] {
  const all: Inherited[] = []
  for (const one of resourceLogs) {
    const resource = attributesOf(payloadOf(payloadOf(one)?.['resource'])?.['attributes'])
    for (const scopeLog of listOf(payloadOf(one)?.['scopeLogs'])) {
      const scope = textField(payloadOf(payloadOf(scopeLog)?.['scope']) ?? {}, 'name')
      for (const record of listOf(payloadOf(scopeLog)?.['logRecords'])) all.push({ resource, scope, record })
    }
  }
  return all
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function readRecord({ resource, scope, record }: Inherited, receipt: Receipt): MonitoringEvent | Refusal {
  const payload = payloadOf(record)
  if (payload === undefined) return new Refusal('not_an_object', `the log record is ${describe(record)}`)
  const own = attributesOf(payload['attributes'])
  const body = valueText(payload['body'])
  const name = textField(payload, 'eventName') || (own['event.name'] ?? own['alertname'] ?? own['exception.type'] ?? '')
  if (body === '' && name === '') return new Refusal('missing_field', 'the record has neither a body nor an event name')
  const severity = severityOf(own) ?? severityOfNumber(payload)
  const all = { ...resource, ...own }
  const { hints, ci } = resourceOf(asLabels(all), 'any')
  const service = all['service.name'] ?? ''
  return conditionEvent(
    {
      source: SOURCE,
      kind: kindOf(own),
      checkName: name === '' ? `log.${WORDS[severity]}` : name,
      ...(name === '' ? { eventClass: `log.${WORDS[severity]}` } : {}),
      component: own['component'],
      severity,
      hints: hints ?? {},
      ...(ci === undefined ? {} : { ci }),
      identity: {
        service,
        ...hints,
        name: name === '' ? scope : name,
        component: own['component'] ?? '',
        key: own['fingerprint'] ?? '',
      },
      summary: body === '' ? name : body,
      labels: { ...all, scope, traceId: textField(payload, 'traceId'), spanId: textField(payload, 'spanId') },
      occurredAt: nanoseconds(payload),
      occurrence: body,
    },
    receipt,
  )
}

const WORDS: Readonly<Record<PerceivedSeverity, string>> = {
  critical: 'fatal',
  major: 'error',
  minor: 'error',
  warning: 'warning',
  indeterminate: 'info',
  cleared: 'info',
}

/** SeverityNumber: 1-4 trace, 5-8 debug, 9-12 info, 13-16 warn, 17-20 error, 21-24 fatal. */
function severityOfNumber(payload: Payload): PerceivedSeverity {
  const number = Number(payload['severityNumber'] ?? 0)
  if (number >= 21) return 'critical'
  if (number >= 17) return 'major'
  if (number >= 13) return 'warning'
  if (number >= 1) return 'indeterminate'
  return severityOf({ severity: textField(payload, 'severityText') }) ?? 'indeterminate'
}

function kindOf(attributes: Attributes): EventKind {
  const word = attributes['nocturne.kind'] ?? attributes['alert.state'] ?? attributes['alert.status'] ?? ''
  return (word === '' ? undefined : kindOfWord(word)) ?? 'notice'
}

/** 64-bit integers are texts in OTLP's JSON; some senders write numbers. */
function nanoseconds(payload: Payload): number | null {
  for (const name of ['timeUnixNano', 'observedTimeUnixNano']) {
    const value = Number(textField(payload, name))
    if (Number.isFinite(value) && value > 0) return Math.floor(value / 1e6)
  }
  return null
}

/** Semantic conventions -> the label names that resource-hints.ts knows. */
const LABEL_OF: Readonly<Record<string, string>> = {
  'host.name': 'host',
  'host.ip': 'ip',
  'k8s.namespace.name': 'namespace',
  'k8s.pod.name': 'pod',
  'k8s.node.name': 'k8s_node',
  'service.name': 'service',
  'service.instance.id': 'instance',
  'nocturne.ci': 'ci',
}

function asLabels(attributes: Attributes): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    const label = LABEL_OF[name] ?? (name.includes('.') ? undefined : name)
    if (label !== undefined) labels[label] ??= value
  }
  return labels
}
