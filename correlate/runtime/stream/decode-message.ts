// From a stream message to the engine's input. What cannot be decoded is a value with its reason: the caller dead-letters it.
import { decodeEvents } from '../../../ingest/contract/codec.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { eventSubject } from '../../../ingest/contract/subjects.ts'
import type { Command } from '../../contract/command.ts'

/** One message of a partition as the feed gives it. */
export interface StreamMessage {
  /** Stream sequence. */
  readonly streamSeq: number
  /** When the broker stored it, epoch ms: the only clock the engine knows. */
  readonly at: number
  readonly subject: string
  readonly payload: Uint8Array
}

export type MessageBody = { readonly events: readonly MonitoringEvent[] } | { readonly command: Command }

export type DecodedMessage =
  { readonly ok: true; readonly body: MessageBody } | { readonly ok: false; readonly error: Error }

const EVENTS = eventSubject(0).slice(0, -1)
const text = new TextDecoder()

/** Decodes by subject: monitoring.event.<p> holds a batch of events, monitoring.command.<p> one command. */
export function decodeMessage(message: Pick<StreamMessage, 'subject' | 'payload'>): DecodedMessage {
  try {
    if (message.subject.startsWith(EVENTS)) return { ok: true, body: { events: decodeEvents(message.payload) } }
    return { ok: true, body: { command: decodeCommand(message.payload) } }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

function decodeCommand(payload: Uint8Array): Command {
  const value: unknown = JSON.parse(text.decode(payload))
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) {
    throw new TypeError('a command is a JSON object with type and id')
  }
  // Written by api/ and by our own ticks, which validate it; a type that the engine does not know is refused by the engine.
  return value as Command
}
