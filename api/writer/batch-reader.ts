// Forms batches out of a stream's messages: rows, bytes or milliseconds, whichever first; or exactly one given range again.
import type { JsMsg } from '@nats-io/jetstream'
import { StreamBatch } from './stream-batch.ts'
import type { RowDecoder } from './source-message.ts'

export interface BatchLimits {
  readonly rows: number
  readonly bytes: number
  /** Longest wait of a message in a batch that is not full, ms. */
  readonly lingerMs: number
}

type Next = { readonly kind: 'message'; readonly message: JsMsg } | { readonly kind: 'end' } | { readonly kind: 'late' }

export class BatchReader {
  readonly #messages: AsyncIterator<JsMsg>
  readonly #decode: RowDecoder
  readonly #limits: BatchLimits
  /** Messages up to here are in a batch already: a consumer that started again may repeat them. */
  #seen: number
  #pending: Promise<Next> | null = null
  /** Read while looking for the end of a fixed range; belongs to the next batch. */
  #held: JsMsg | null = null

  /** @param from sequence of the first message wanted */
  constructor(messages: AsyncIterable<JsMsg>, from: number, decode: RowDecoder, limits: BatchLimits) {
    this.#messages = messages[Symbol.asyncIterator]()
    this.#seen = from - 1
    this.#decode = decode
    this.#limits = limits
  }

  /**
   * The next batch.
   * @param onMessage told about each message that joins the batch, and how many wait behind it in the stream
   * @returns null when the stream of messages ended: what was read and not returned will be read again
   */
  async next(onMessage: (batch: StreamBatch, pending: number) => void): Promise<StreamBatch | null> {
    const batch = new StreamBatch(this.#decode)
    let deadline = Infinity
    for (;;) {
      const next = await this.#read(deadline)
      if (next.kind === 'end') return null
      if (next.kind === 'late') return batch
      this.#take(batch, next.message)
      if (deadline === Infinity) deadline = performance.now() + this.#limits.lingerMs
      onMessage(batch, next.message.info.pending)
      if (batch.rows.size >= this.#limits.rows || batch.bytes >= this.#limits.bytes) return batch
      if (performance.now() >= deadline) return batch
    }
  }

  /**
   * The batch of all messages with a sequence of at most `last`, as it was formed before a crash.
   * @param streamEnd last sequence of the stream: nothing is waited for behind it
   */
  async upTo(last: number, streamEnd: number): Promise<StreamBatch | null> {
    const batch = new StreamBatch(this.#decode)
    while (this.#seen < last && this.#seen < streamEnd) {
      const next = await this.#read(Infinity)
      if (next.kind !== 'message') return null
      if (next.message.seq > last) {
        this.#held = next.message
        break
      }
      this.#take(batch, next.message)
    }
    return batch
  }

  #take(batch: StreamBatch, message: JsMsg): void {
    this.#seen = message.seq
    batch.add({
      seq: message.seq,
      subject: message.subject,
      storedAtMs: Number(message.timestampNanos / 1_000_000n),
      data: message.data,
    })
  }

  async #read(deadline: number): Promise<Next> {
    for (;;) {
      const next = await this.#readRaw(deadline)
      if (next.kind !== 'message' || next.message.seq > this.#seen) return next
    }
  }

  async #readRaw(deadline: number): Promise<Next> {
    if (this.#held !== null) {
      const message = this.#held
      this.#held = null
      return { kind: 'message', message }
    }
    this.#pending ??= this.#messages
      .next()
      .then((result): Next => (result.done === true ? { kind: 'end' } : { kind: 'message', message: result.value }))
    const next = await beforeDeadline(this.#pending, deadline)
    if (next.kind !== 'late') this.#pending = null
    return next
  }
}

async function beforeDeadline(pending: Promise<Next>, deadline: number): Promise<Next> {
  if (deadline === Infinity) return pending
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Next>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late' }), Math.max(0, deadline - performance.now()))
  })
  try {
    return await Promise.race([pending, late])
  } finally {
    clearTimeout(timer)
  }
}
