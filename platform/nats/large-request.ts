// Request and answer over core NATS with bodies larger than a message may be: gzipped, and beyond one message laid down in pieces in a bucket whose
// entries go away by themselves. Nothing of it is durable: an answer that got lost is asked for again.
import type { KV } from '@nats-io/kv'
import { NoRespondersError, RequestError, TimeoutError } from '@nats-io/transport-node'
import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Bus } from './bus.ts'

/** Pieces of bodies on their way. */
export const EXCHANGE_BUCKET = 'nocturne-exchange'
/** Half of what a NATS message may hold. */
export const PIECE_BYTES = 512 * 1024
/** Largest body, gzipped: a bound against a runaway sender, some twenty times a large CMDB. */
const MAX_PACKED_BYTES = 64 * 1024 * 1024
/** Largest body, unpacked: a small packed body must not fill the memory. */
const MAX_BODY_BYTES = 256 * 1024 * 1024
/** A body that nobody fetched for this long is thrown away. */
const KEEP_MS = 15 * 60_000

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** What travels in the message itself: the body, or where its pieces are. */
type Envelope = { readonly body: string } | { readonly id: string; readonly pieces: number; readonly sha256: string }

export type LargeAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** Nobody listens on the subject. */
  | { readonly kind: 'no_responders' }
  | { readonly kind: 'timed_out' }
  /** The body is too large, a piece is missing, or the other side could not answer. */
  | { readonly kind: 'failed'; readonly detail: string }

/** A body that cannot be sent or read. */
class ExchangeError extends Error {
  readonly code = 'exchange'
}

/**
 * Asks and waits for the answer.
 * @param body plain data, sent as JSON
 * @param timeoutMs for the answer, the transfer of the body not counted
 * @throws the client's error when the connection is closed or the bucket cannot be used
 */
export async function requestLarge(bus: Bus, subject: string, body: unknown, timeoutMs: number): Promise<LargeAnswer> {
  try {
    const message = await bus.nc.request(subject, await pack(bus, body), { timeout: timeoutMs })
    const answer = message.json<{ readonly ok: Envelope } | { readonly error: string }>()
    if ('error' in answer) return { kind: 'failed', detail: answer.error }
    return { kind: 'answered', body: await unpack(bus, answer.ok) }
  } catch (error) {
    const reason: unknown = error instanceof RequestError ? (error.cause ?? error) : error
    if (reason instanceof NoRespondersError) return { kind: 'no_responders' }
    if (reason instanceof TimeoutError) return { kind: 'timed_out' }
    if (reason instanceof ExchangeError) return { kind: 'failed', detail: reason.message }
    throw error
  }
}

/** Answers requests on a subject, one after the other in the order of their arrival. A handler that throws is answered with its message. */
export function answerLarge(
  bus: Bus,
  subject: string,
  handle: (body: unknown) => Promise<unknown>,
): { readonly stop: () => Promise<void> } {
  const subscription = bus.nc.subscribe(subject)
  const finished = (async () => {
    for await (const message of subscription) {
      const answer = await answerTo(bus, message.data, handle).catch((error: unknown) => ({
        error: error instanceof Error ? error.message : String(error),
      }))
      if (!bus.nc.isClosed()) message.respond(JSON.stringify(answer))
    }
  })()
  return {
    async stop() {
      if (!bus.nc.isClosed()) subscription.unsubscribe()
      await finished
    },
  }
}

async function answerTo(bus: Bus, data: Uint8Array, handle: (body: unknown) => Promise<unknown>) {
  // Written by requestLarge.
  const envelope = JSON.parse(Buffer.from(data).toString()) as Envelope
  const body = await handle(await unpack(bus, envelope))
  return { ok: JSON.parse(await pack(bus, body)) as Envelope } // as pack made it
}

async function pack(bus: Bus, body: unknown): Promise<string> {
  const packed = await zip(JSON.stringify(body ?? null))
  if (packed.length > MAX_PACKED_BYTES) throw new ExchangeError(`the body is too large: ${packed.length} bytes packed`)
  let envelope: Envelope
  if (packed.length <= PIECE_BYTES) envelope = { body: packed.toString('base64') }
  else {
    const kv = await bucket(bus)
    const id = randomUUID()
    const pieces = Math.ceil(packed.length / PIECE_BYTES)
    for (let n = 0; n < pieces; n++) await kv.put(`${id}.${n}`, packed.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES))
    envelope = { id, pieces, sha256: createHash('sha256').update(packed).digest('hex') }
  }
  return JSON.stringify(envelope)
}

async function unpack(bus: Bus, envelope: Envelope): Promise<unknown> {
  const packed = 'body' in envelope ? Buffer.from(envelope.body, 'base64') : await fetchPieces(bus, envelope)
  const text = await unzip(packed, { maxOutputLength: MAX_BODY_BYTES }).catch((error: unknown) => {
    throw new ExchangeError('the body cannot be unpacked', { cause: error })
  })
  return JSON.parse(text.toString('utf8'))
}

async function fetchPieces(
  bus: Bus,
  { id, pieces, sha256 }: Extract<Envelope, { readonly id: string }>,
): Promise<Buffer> {
  const kv = await bucket(bus)
  const parts: Uint8Array[] = []
  for (let n = 0; n < pieces; n++) {
    const entry = await kv.get(`${id}.${n}`)
    if (entry === null || entry.operation !== 'PUT') throw new ExchangeError(`piece ${n} of ${pieces} is gone`)
    parts.push(entry.value)
  }
  for (let n = 0; n < pieces; n++) await kv.purge(`${id}.${n}`)
  const packed = Buffer.concat(parts)
  if (createHash('sha256').update(packed).digest('hex') !== sha256)
    throw new ExchangeError('the pieces are not what was sent')
  return packed
}

function bucket(bus: Bus): Promise<KV> {
  return bus.kv(EXCHANGE_BUCKET, { history: 1, ttl: KEEP_MS })
}
