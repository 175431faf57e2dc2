// The live stream's middle: takes changes from the live feed, keeps the ring for those who come back, hands entries to the clients.
import type { ServerResponse } from 'node:http'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { LiveChange } from '../live/live-view.ts'
import { ChangeRing } from './change-ring.ts'
import { StreamClient, type StreamClientLimits } from './stream-client.ts'
import { streamEntry, type StreamTopic } from './stream-entry.ts'

export interface StreamHubOptions {
  readonly metrics: Metrics
  readonly ringEntries?: number
  readonly limits?: StreamClientLimits
  readonly heartbeatMs?: number
  readonly statsMs?: number
  /** The numbers of the `stats` event; sent when they differ from the last ones. */
  readonly stats: () => unknown
}

const RING_ENTRIES = 10_000
const HEARTBEAT_MS = 15_000
const STATS_MS = 1_000

export class StreamHub {
  readonly #options: StreamHubOptions
  readonly #clients = new Set<StreamClient>()
  readonly #currentSeq = (): number => this.#seq
  readonly #gauge
  readonly #resets
  #ring: ChangeRing | null = null
  #seq = 0
  #timers: NodeJS.Timeout[] = []
  #lastStats = ''

  constructor(options: StreamHubOptions) {
    this.#options = options
    this.#gauge = options.metrics.gauge('nocturne_sse_clients', 'Listeners of the live stream')
    this.#resets = options.metrics.counter(
      'nocturne_sse_resets_total',
      'Listeners that could not be resumed and were told to load again',
    )
  }

  get seq(): number {
    return this.#seq
  }

  start(): void {
    if (this.#timers.length > 0) return
    const { heartbeatMs = HEARTBEAT_MS, statsMs = STATS_MS } = this.#options
    this.#timers = [
      setInterval(() => this.#say('heartbeat', () => ({ at: Date.now() })), heartbeatMs).unref(),
      setInterval(() => this.#sayStats(), statsMs).unref(),
    ]
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    for (const client of this.#clients) client.end()
    this.#clients.clear()
    this.#gauge.set(0)
  }

  /** Says where the live view starts: who has seen all until there has missed nothing. */
  startAfter(seq: number): void {
    this.#ring = new ChangeRing(this.#options.ringEntries ?? RING_ENTRIES, seq)
    this.#seq = seq
  }

  /** Takes in what one message of CHANGES changed. */
  publish(seq: number, changes: readonly LiveChange[]): void {
    this.#seq = seq
    for (const change of changes) {
      const entry = streamEntry(change, seq)
      this.#ring?.add(entry)
      for (const client of this.#clients) client.push(entry)
    }
    if (changes.length > 0) for (const client of this.#clients) client.flush(this.#currentSeq)
  }

  /**
   * Adds a listener whose headers are sent.
   * @param lastSeq what it has; null when it comes for the first time
   * @param stillAllowed asked at each heartbeat: a credential may be revoked while the stream is open
   */
  join(
    socket: ServerResponse,
    topics: ReadonlySet<StreamTopic>,
    lastSeq: number | null,
    stillAllowed: () => boolean,
  ): StreamClient {
    const client = new StreamClient(socket, topics, this.#options.limits)
    this.#clients.add(client)
    this.#gauge.set(this.#clients.size)
    const check = setInterval(() => {
      if (!stillAllowed()) client.end()
    }, this.#options.heartbeatMs ?? HEARTBEAT_MS).unref()
    socket.once('close', () => {
      clearInterval(check)
      client.close()
      this.#clients.delete(client)
      this.#gauge.set(this.#clients.size)
    })
    client.say('hello', { seq: this.#seq, at: Date.now(), topics: [...topics] }, lastSeq ?? this.#seq)
    if (lastSeq !== null) this.#resume(client, lastSeq)
    if (topics.has('stats')) client.say('stats', this.#options.stats(), lastSeq ?? this.#seq)
    return client
  }

  #resume(client: StreamClient, lastSeq: number): void {
    // A sequence from the future is from another life of the stream.
    const missed = lastSeq > this.#seq ? null : lastSeq === this.#seq ? [] : (this.#ring?.since(lastSeq) ?? null)
    if (missed === null) {
      this.#resets.inc()
      client.reset('the changes since then are not kept any more')
    } else {
      for (const entry of missed) client.push(entry)
    }
    client.flush(this.#currentSeq)
  }

  #sayStats(): void {
    if (this.#clients.size === 0) return
    const stats = this.#options.stats()
    const text = JSON.stringify(stats)
    if (text === this.#lastStats) return
    this.#lastStats = text
    for (const client of this.#clients) if (client.wants('stats')) client.say('stats', stats, this.#seq)
  }

  #say(event: string, data: () => unknown): void {
    for (const client of this.#clients) client.say(event, data(), this.#seq)
  }
}
