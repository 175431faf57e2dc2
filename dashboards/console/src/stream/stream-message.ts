// What the server says on the stream, as the console understands it. Words that it does not know are ignored: servers grow.
import type { Incident } from '../contract.ts'

export type StreamMessage =
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'activity'; readonly incidentId: string }
  /** The server cannot resume from where we were: load everything again. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'heartbeat' }

/** Names of the server-sent events that the console listens to. */
export const STREAM_EVENTS = ['incident', 'activity', 'reset', 'heartbeat'] as const
export type StreamEvent = (typeof STREAM_EVENTS)[number]

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** @returns null when the data are not what the event's name promises */
export function decodeStreamMessage(event: StreamEvent, data: string): StreamMessage | null {
  if (event === 'reset' || event === 'heartbeat') return { kind: event }
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return null
  }
  if (!isRecord(value)) return null
  if (event === 'activity') {
    return typeof value['incidentId'] === 'string' ? { kind: 'activity', incidentId: value['incidentId'] } : null
  }
  if (typeof value['id'] !== 'string' || typeof value['revision'] !== 'number') return null
  // Identity and revision are checked, because the cache lives by them; the rest is the server's contract.
  return { kind: 'incident', incident: value as unknown as Incident }
}
