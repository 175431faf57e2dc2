// Wire form of a batch of events on monitoring.event.<partition>: a JSON array. One NATS message is one batch, re-read identically on replay.
import type { MonitoringEvent } from './event.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Encodes a batch. */
export function encodeEvents(events: readonly MonitoringEvent[]): Uint8Array {
  return encoder.encode(JSON.stringify(events))
}

/**
 * Decodes a batch that encodeEvents made.
 * @throws SyntaxError or TypeError when the payload is not such a batch (a poison message: the caller dead-letters it)
 */
export function decodeEvents(payload: Uint8Array): readonly MonitoringEvent[] {
  const value: unknown = JSON.parse(decoder.decode(payload))
  if (!Array.isArray(value)) throw new TypeError('an event batch is a JSON array')
  // The stream is written by our own ingest alone (DESIGN §1), which validated each event at the edge.
  return value as readonly MonitoringEvent[]
}
