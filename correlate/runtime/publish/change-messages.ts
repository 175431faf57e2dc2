// Turns the effects of one cause into messages for CHANGES: per entity, cut into chunks that fit a NATS message. Pure and deterministic: the same
// effects always give the same messages under the same ids, which is what makes a replay after a crash harmless.
import {
  changeMessageId,
  changeSubject,
  CHANGE_ENTITIES,
  type ChangeBatch,
  type ChangeEntities,
  type ChangeEntity,
} from '../../contract/change.ts'

/** Payload that a change message is filled up to, bytes. */
export const CHUNK_BYTES = 700_000
/** NATS takes 1 MiB with the headers. */
const LARGEST_PAYLOAD = 1_000_000

export interface ChangeMessage {
  readonly subject: string
  readonly messageId: string
  readonly payload: Uint8Array
  /** The payload is larger than the broker takes: a single item of this size. */
  readonly oversized: boolean
}

/** Revisions by entity; an entity that did not change may be missing or empty. */
export type Revisions = { readonly [E in ChangeEntity]?: readonly ChangeEntities[E][] }

export type ChangeCause = Pick<ChangeBatch, 'partition' | 'causeSeq' | 'at'>

/** The messages of one cause; none when it changed nothing. */
export function changeMessages(cause: ChangeCause, revisions: Revisions): ChangeMessage[] {
  const messages: ChangeMessage[] = []
  for (const entity of CHANGE_ENTITIES) {
    const items = revisions[entity]
    if (items === undefined || items.length === 0) continue
    messages.push(...entityMessages(cause, entity, items))
  }
  return messages
}

/**
 * Messages of one entity, each encoded when it is asked for. `messageId` names a chunk when the cause's own id will not do (a CMDB version).
 */
export function* entityMessages(
  cause: ChangeCause,
  entity: ChangeEntity,
  items: Iterable<unknown>,
  messageId = (chunk: number) => changeMessageId({ ...cause, entity, chunk }),
): Generator<ChangeMessage, void> {
  let chunk = 0
  for (const encoded of chunked(items)) {
    const payload = encodeChunk({ entity, ...cause, chunk }, encoded)
    const oversized = payload.length > LARGEST_PAYLOAD
    yield { subject: changeSubject(entity), messageId: messageId(chunk), payload, oversized }
    chunk++
  }
}

/** Fills chunks in order; an item larger than a chunk is one of its own. */
function* chunked(items: Iterable<unknown>): Generator<readonly Uint8Array[]> {
  let current: Uint8Array[] = []
  let size = 0
  for (const given of items) {
    const item = Buffer.from(JSON.stringify(given))
    if (current.length > 0 && size + item.length + 1 > CHUNK_BYTES) {
      yield current
      current = []
      size = 0
    }
    current.push(item)
    size += item.length + 1
  }
  if (current.length > 0) yield current
}

/** The same JSON as encodeChanges, put together from items that were encoded once already. */
function encodeChunk(head: Omit<ChangeBatch, 'items'>, items: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"items":[`)]
  items.forEach((item, index) => {
    if (index > 0) parts.push(COMMA)
    parts.push(item)
  })
  parts.push(END)
  return Buffer.concat(parts)
}

const COMMA = Buffer.from(',')
const END = Buffer.from(']}')
