// Encodes events and cuts one publish call into parts: runs of encoded events of one partition, each small enough for a message.
// Each event is encoded once, here; a message is the concatenation of parts (the JSON array of ingest/contract/codec.ts).
import { createHash } from 'node:crypto'
import type { MonitoringEvent } from '../contract/event.ts'
import { eventSubject, partitionOf } from '../contract/subjects.ts'

export interface Part {
  readonly partition: number
  /** Encoded events, comma separated. */
  readonly text: string
  /** Ids of the events, comma separated: what the message id is made of. */
  readonly ids: string
  readonly events: number
  /** UTF-8 length of `text`. */
  readonly bytes: number
}

export interface MessageLimits {
  readonly maxEvents: number
  /** UTF-8 bytes of a message; nats-server refuses more than its max_payload (1 MiB). */
  readonly maxBytes: number
}

export interface Message {
  readonly subject: string
  readonly msgID: string
  readonly payload: Uint8Array
}

/** An event that no message can hold: a bug of the source's normaliser, which has to bound what it makes. */
export class EventTooLargeError extends Error {
  readonly code = 'event_too_large'
  constructor(id: string, bytes: number, maxBytes: number) {
    super(`event ${id} has ${bytes} bytes; a message holds ${maxBytes}`)
    this.name = 'EventTooLargeError'
  }
}

interface OpenPart {
  texts: string[]
  ids: string[]
  bytes: number
}

/**
 * Encodes and cuts, keeping the order of the events inside of a partition.
 * @throws EventTooLargeError when an event alone is over the limit
 */
export function cutParts(events: readonly MonitoringEvent[], partitions: number, limits: MessageLimits): Part[] {
  const open = new Map<number, OpenPart>()
  const done: Part[] = []
  let domain: string | undefined
  let partition = 0
  for (const event of events) {
    if (event.domain !== domain) {
      domain = event.domain
      partition = partitionOf(domain, partitions)
    }
    const text = JSON.stringify(event)
    const bytes = Buffer.byteLength(text) + 1 // with the comma or bracket before it
    if (bytes + 1 > limits.maxBytes) throw new EventTooLargeError(event.id, bytes, limits.maxBytes)
    let part = open.get(partition)
    if (part !== undefined && (part.texts.length >= limits.maxEvents || part.bytes + bytes >= limits.maxBytes)) {
      done.push(sealed(partition, part))
      part = undefined
    }
    if (part === undefined) {
      part = { texts: [], ids: [], bytes: 0 }
      open.set(partition, part)
    }
    part.texts.push(text)
    part.ids.push(event.id)
    part.bytes += bytes
  }
  for (const [number, part] of open) done.push(sealed(number, part))
  return done
}

function sealed(partition: number, part: OpenPart): Part {
  return {
    partition,
    text: part.texts.join(','),
    ids: part.ids.join(','),
    events: part.texts.length,
    bytes: part.bytes,
  }
}

/**
 * One message of parts of one partition. Its id depends on the events' ids and their order alone: the same batch again is the same message.
 */
export function assembleMessage(parts: readonly Part[]): Message {
  const [first] = parts
  if (first === undefined) throw new RangeError('a message has at least one part')
  const subject = eventSubject(first.partition)
  const hash = createHash('sha256').update(subject)
  for (const part of parts) hash.update(',').update(part.ids)
  const text = parts.length === 1 ? first.text : parts.map((part) => part.text).join(',')
  return { subject, msgID: hash.digest('base64url'), payload: Buffer.from(`[${text}]`) }
}
