// One listener of the live stream. The first change after a quiet moment goes out at once; while a burst runs, changes of one entity are
// folded and sent a few times a second. What a slow listener has not taken is bounded: past that it is told to load everything again.
import type { ServerResponse } from 'node:http'
import type { StreamEntry, StreamTopic } from './stream-entry.ts'

export interface StreamClientLimits {
  /** Least time between two flushes, ms. */
  readonly flushIntervalMs: number
  /** Entities waiting for a slow listener. */
  readonly maxPending: number
  /** A listener that takes nothing for this long is cut off, ms. */
  readonly stallMs: number
}

export const STREAM_CLIENT_LIMITS: StreamClientLimits = { flushIntervalMs: 100, maxPending: 5_000, stallMs: 60_000 }

type Socket = Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'writableNeedDrain' | 'once' | 'destroyed'>

export class StreamClient {
  readonly #socket: Socket
  readonly #topics: ReadonlySet<StreamTopic>
  readonly #limits: StreamClientLimits
  readonly #pending = new Map<string, StreamEntry>()
  #reset: string | null = null
  #timer: NodeJS.Timeout | null = null
  #lastFlush = -Infinity
  #stalledSince: number | null = null

  constructor(socket: Socket, topics: ReadonlySet<StreamTopic>, limits: StreamClientLimits = STREAM_CLIENT_LIMITS) {
    this.#socket = socket
    this.#topics = topics
    this.#limits = limits
  }

  wants(topic: StreamTopic): boolean {
    return this.#topics.has(topic)
  }

  /** Takes an entry for the next flush. */
  push(entry: StreamEntry): void {
    if (this.#reset !== null || !this.#topics.has(entry.topic)) return
    this.#pending.delete(entry.key)
    this.#pending.set(entry.key, entry)
    if (this.#pending.size > this.#limits.maxPending) this.reset('too far behind')
  }

  /** Tells the listener to load everything again: what it missed is not known any more. */
  reset(reason: string): void {
    this.#pending.clear()
    this.#reset = reason
  }

  /** Sends what waits, now or as soon as the interval and the socket allow. `seq` is what the listener has then. */
  flush(currentSeq: () => number): void {
    if (this.#timer !== null || this.#socket.destroyed || (this.#pending.size === 0 && this.#reset === null)) return
    const wait = this.#lastFlush + this.#limits.flushIntervalMs - performance.now()
    if (wait <= 0 && !this.#socket.writableNeedDrain) {
      this.#send(currentSeq())
      return
    }
    this.#timer = setTimeout(
      () => {
        this.#timer = null
        if (this.#socket.writableNeedDrain) this.#awaitDrain(currentSeq)
        else this.#send(currentSeq())
      },
      Math.max(0, wait),
    )
  }

  /** A named event outside of the queue: hello, stats, heartbeat. Skipped while the socket is full. */
  say(event: string, data: unknown, seq: number): void {
    if (this.#socket.destroyed) return
    if (this.#socket.writableNeedDrain) {
      this.#stalledSince ??= performance.now()
      if (performance.now() - this.#stalledSince > this.#limits.stallMs) this.close()
      return
    }
    this.#stalledSince = null
    // Entries that wait are older than `seq`: the id must not run ahead of them.
    const id = this.#pending.size === 0 && this.#reset === null ? `id: ${seq}\n` : ''
    this.#socket.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n${id}\n`)
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#pending.clear()
    if (!this.#socket.destroyed) this.#socket.destroy()
  }

  /** Ends the stream in good order: the listener comes back elsewhere. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#socket.destroyed) this.#socket.end()
  }

  #awaitDrain(currentSeq: () => number): void {
    this.#socket.once('drain', () => this.flush(currentSeq))
  }

  #send(seq: number): void {
    this.#lastFlush = performance.now()
    if (this.#reset !== null) {
      const data = JSON.stringify({ seq, reason: this.#reset })
      this.#reset = null
      this.#socket.write(`event: reset\ndata: ${data}\nid: ${seq}\n\n`)
      return
    }
    const texts = [...this.#pending.values()].map((entry) => entry.text)
    this.#pending.clear()
    // The id comes with the last event only: a listener cut off half-way resumes before the whole flush.
    const last = texts.pop()
    const body = texts.map((text) => `${text}\n`).join('')
    this.#socket.write(`${body}${last ?? ''}id: ${seq}\n\n`)
  }
}
