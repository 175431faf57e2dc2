// What the server says on the stream, as the console understands it. Words that it does not know are ignored: servers grow.
import type { Activity, Incident } from '../contract.ts'

export type StreamMessage =
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'activity'; readonly activity: Activity }
  /** The server cannot resume from where we were: load everything again. */
  | { readonly kind: 'reset' }
  /** Only says that the stream is alive. */
  | { readonly kind: 'alive' }

/** Names of the server-sent events that the console listens to. */
export const STREAM_EVENTS = ['hello', 'incident', 'activity', 'reset', 'heartbeat'] as const
export type StreamEvent = (typeof STREAM_EVENTS)[number]

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** @returns null when the data are not what the event's name promises */
export function decodeStreamMessage(event: StreamEvent, data: string): StreamMessage | null {
  if (event === 'reset') return { kind: 'reset' }
  if (event === 'hello' || event === 'heartbeat') return { kind: 'alive' }
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return null
  }
  // What the cache lives by is checked: ids and revisions. The rest is the server's contract.
  if (!isRecord(value) || typeof value['id'] !== 'string') return null
  if (event === 'activity') {
    if (typeof value['incidentId'] !== 'string') return null
    return { kind: 'activity', activity: value as unknown as Activity }
  }
  if (typeof value['revision'] !== 'number') return null
  return { kind: 'incident', incident: value as unknown as Incident }
}
