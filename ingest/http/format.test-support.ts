// Runs a body through a format as a request would, without HTTP: what came of each item.
import type { MonitoringEvent } from '../contract/event.ts'
import { Refusal } from '../normalise/refusal.ts'
import type { RequestFacts, WebhookFormat } from './webhook-format.ts'

export const RECEIVED_AT = Date.parse('2026-11-21T10:05:00Z')

/** @throws Error when the body as a whole is refused, with its reason and detail */
export function readAll(
  format: WebhookFormat,
  body: unknown,
  options: { readonly at?: number; readonly facts?: RequestFacts } = {},
): readonly (MonitoringEvent | Refusal)[] {
  const receipt = { sender: 'token:t', at: options.at ?? RECEIVED_AT, domain: 'default' }
  const opened = format.open(JSON.parse(JSON.stringify(body)), receipt, options.facts)
  if (opened instanceof Refusal) throw new Error(`${opened.reason}: ${opened.detail}`)
  return [...opened.items.map((item) => opened.normalise(item)), ...opened.notices]
}

/** The one event of a body. @throws Error when it is refused */
export function readOne(
  format: WebhookFormat,
  body: unknown,
  options: { readonly at?: number; readonly facts?: RequestFacts } = {},
): MonitoringEvent {
  const [first] = readAll(format, body, options)
  if (first === undefined || first instanceof Refusal) throw new Error(first?.reason ?? 'nothing')
  return first
}

/** The parts of an event that a tool's page promises. */
export function gist({ kind, eventClass, severity, resource, summary }: MonitoringEvent): object {
  return { kind, eventClass, severity, hints: resource.hints, component: resource.component, summary }
}
