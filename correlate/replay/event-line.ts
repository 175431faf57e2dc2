// One line of an events file -> a whole MonitoringEvent, what is missing filled in, or what is wrong with it.
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import { DEFAULT_DOMAIN } from '../../ingest/contract/event.ts'
import type { EventKind, EventLink, EventResource, MonitoringEvent } from '../../ingest/contract/event.ts'
import { conditionFingerprint } from '../../ingest/contract/fingerprint.ts'

/** `seq` of the line as it was given; the line's number, from 0, when it has none. */
export type Seq = number | string

export type EventLine =
  { readonly seq: Seq; readonly event: MonitoringEvent } | { readonly seq: Seq; readonly fault: string }

type Raw = Readonly<Record<string, unknown>>

const KINDS: ReadonlySet<unknown> = new Set(['raise', 'clear', 'notice'])
const SEVERITIES: ReadonlySet<unknown> = new Set(PERCEIVED_SEVERITIES)

/** @param number the line's number, from 0 */
export function readEventLine(text: string, number: number, domain = DEFAULT_DOMAIN): EventLine {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    return { seq: number, fault: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (!isObject(raw)) return { seq: number, fault: 'not a JSON object' }
  const seq = typeof raw['seq'] === 'number' || typeof raw['seq'] === 'string' ? raw['seq'] : number
  const fault = faultOf(raw)
  return fault === null ? { seq, event: complete(raw, number, domain) } : { seq, fault }
}

function faultOf(raw: Raw): string | null {
  if (!isTime(raw['occurredAt'])) return 'occurredAt: expected a time in epoch milliseconds'
  if (!KINDS.has(raw['kind'])) return 'kind: expected raise, clear or notice'
  if (typeof raw['eventClass'] !== 'string' || raw['eventClass'] === '') return 'eventClass: expected a non-empty text'
  const resource = raw['resource']
  if (!isObject(resource)) return 'resource: expected an object'
  if (typeof resource['ci'] !== 'string' && !isObject(resource['hints'])) return 'resource: expected ci or hints'
  if (raw['severity'] !== undefined && !SEVERITIES.has(raw['severity'])) {
    return `severity: expected one of ${PERCEIVED_SEVERITIES.join(', ')}`
  }
  if (raw['expiresAt'] !== undefined && !isTime(raw['expiresAt'])) return 'expiresAt: expected epoch milliseconds'
  if (raw['observedAt'] !== undefined && !isTime(raw['observedAt'])) return 'observedAt: expected epoch milliseconds'
  return null
}

/** The casts below repeat what faultOf has checked. */
function complete(raw: Raw, number: number, domain: string): MonitoringEvent {
  const occurredAt = raw['occurredAt'] as number
  const kind = raw['kind'] as EventKind
  const eventClass = raw['eventClass'] as string
  const resource = resourceOf(raw['resource'] as Raw)
  const source = textOr(raw['source'], 'replay')
  return {
    id: textOr(raw['id'], `replay:${number}`),
    source,
    sender: textOr(raw['sender'], 'replay'),
    occurredAt,
    observedAt: (raw['observedAt'] as number | undefined) ?? occurredAt,
    kind,
    eventClass,
    severity: (raw['severity'] as PerceivedSeverity | undefined) ?? (kind === 'clear' ? 'cleared' : 'indeterminate'),
    resource,
    fingerprint: textOr(raw['fingerprint'], '') || conditionFingerprint(source, eventClass, resource),
    summary: textOr(raw['summary'], ''),
    labels: isObject(raw['labels']) ? texts(raw['labels']) : NOTHING,
    annotations: isObject(raw['annotations']) ? texts(raw['annotations']) : NOTHING,
    links: Array.isArray(raw['links']) ? raw['links'].filter(isLink) : [],
    domain: textOr(raw['domain'], domain),
    ...(raw['expiresAt'] === undefined ? {} : { expiresAt: raw['expiresAt'] as number }),
  }
}

const NOTHING: Readonly<Record<string, string>> = {}

function resourceOf(raw: Raw): EventResource {
  const { ci, hints, component } = raw
  return {
    ...(typeof ci === 'string' ? { ci } : {}),
    ...(isObject(hints) ? { hints: texts(hints) } : {}),
    ...(typeof component === 'string' && component !== '' ? { component } : {}),
  }
}

function texts(raw: Raw): Record<string, string> {
  const made: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) {
    if (typeof value === 'string') made[key] = value
    else if (typeof value === 'number' || typeof value === 'boolean') made[key] = String(value)
  }
  return made
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isLink(value: unknown): value is EventLink {
  return isObject(value) && typeof value['title'] === 'string' && typeof value['url'] === 'string'
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
