// Writes one stream into ClickHouse: claim a range, insert it, take the next. Never more than one batch in hand; while ClickHouse is away it
// stops reading and the messages stay in JetStream.
import { DeliverPolicy, type ConsumerMessages } from '@nats-io/jetstream'
import type { KV } from '@nats-io/kv'
import type { Pace } from '../../platform/life-cycle/pace.ts'
import type { Log } from '../../platform/log/log.ts'
import { pause } from '../pause.ts'
import { BackOff } from './back-off.ts'
import { BatchReader, type BatchLimits } from './batch-reader.ts'
import { insertBatch, type BatchInsertDeps } from './batch-insert.ts'
import { Position, type Claim } from './position.ts'
import type { RowDecoder } from './source-message.ts'
import type { StreamBatch } from './stream-batch.ts'

export interface StreamPlan {
  readonly stream: string
  /** Key of the position: `events` or `changes`. */
  readonly key: string
  readonly filter: string
  readonly decode: RowDecoder
}

export interface StreamWriterDeps extends Omit<
  BatchInsertDeps,
  'stream' | 'decode' | 'backOff' | 'signal' | 'onHealth'
> {
  readonly openPositions: () => Promise<KV>
  readonly limits: BatchLimits
  readonly pace: Pace
  /** A writer that lost the claim takes over when the winner's claim has not moved for this long, ms. */
  readonly takeOverMs: number
}

const RETRY = { firstMs: 100, longestMs: 10_000 }
/** Unread messages held by the client: their payloads bound its memory. */
const READ_AHEAD_BYTES = 16 * 1024 * 1024
const HEARTBEAT_MS = 5_000

export class StreamWriter {
  readonly #deps: StreamWriterDeps
  readonly #plan: StreamPlan
  readonly #stopped = new AbortController()
  readonly #backOff: BackOff
  readonly #log: Log
  #healthy = true
  #messages: ConsumerMessages | null = null
  #running: Promise<void> | null = null
  #oldestHeldMs: number | null = null

  constructor(deps: StreamWriterDeps, plan: StreamPlan) {
    this.#deps = deps
    this.#plan = plan
    this.#log = deps.log.child({ stream: plan.stream })
    this.#backOff = new BackOff(RETRY, this.#stopped.signal)
  }

  /** False while an insert fails. */
  get healthy(): boolean {
    return this.#healthy
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#messages?.stop()
    await this.#running
  }

  /** Brings the gauges up to date: a stuck batch grows older between its events. */
  observe(now: number): void {
    const lag = this.#oldestHeldMs === null ? 0 : Math.max(0, now - this.#oldestHeldMs) / 1000
    this.#deps.metrics.lagSeconds.set({ stream: this.#plan.stream }, lag)
  }

  async #run(): Promise<void> {
    while (!this.#isStopped()) {
      try {
        const end = await this.#session()
        if (end === 'superseded') await this.#standBy()
      } catch (error) {
        if (this.#isStopped()) return
        this.#log.warn({ err: error }, 'the writer lost its stream, starting again')
        await this.#backOff.wait()
      }
    }
  }

  #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  /** From the stored position until stopped, superseded or thrown out by NATS. */
  async #session(): Promise<'stopped' | 'superseded'> {
    const { bus } = this.#deps
    const { stream, filter, key, decode } = this.#plan
    const info = await bus.jsm.streams.info(stream)
    const position = new Position(await this.#deps.openPositions(), key)
    const claim = this.#resumable(await position.load(), info.created)
    const from = claim?.first ?? 1
    const consumer = await bus.js.consumers.get(stream, {
      filter_subjects: filter,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
    })
    this.#messages = await consumer.consume({ max_bytes: READ_AHEAD_BYTES, idle_heartbeat: HEARTBEAT_MS })
    const reader = new BatchReader(this.#deps.pace.paced(this.#messages), from, decode, this.#deps.limits)
    try {
      // A stop that came while the consumer was made found nothing to stop.
      if (this.#isStopped()) return 'stopped'
      let batch = claim === null ? null : await reader.upTo(claim.last, info.state.last_seq)
      let range = claim
      for (;;) {
        if (batch !== null && !(await this.#store(batch, range, info.created, position))) return 'superseded'
        if (this.#isStopped()) return 'stopped'
        this.#hold(null)
        range = null
        batch = await reader.next((growing, pending) => {
          this.#hold(growing)
          this.#deps.metrics.pending.set({ stream }, pending)
        })
        if (batch === null) {
          if (this.#isStopped()) return 'stopped'
          throw new Error('the consumer ended')
        }
      }
    } finally {
      this.#messages.stop()
      this.#messages = null
      this.#hold(null)
    }
  }

  /** @returns false when another writer has the stream */
  async #store(
    batch: StreamBatch,
    reformed: Claim | null,
    streamCreated: string,
    position: Position,
  ): Promise<boolean> {
    const range = reformed ?? rangeOf(batch, streamCreated)
    if (range === null) return true
    const { stream, decode } = this.#plan
    const { signal } = this.#stopped
    const done = this.#deps.metrics.flushSeconds.startTimer({ stream })
    if ((await position.claim(range)) === 'superseded') return false
    const onHealth = (healthy: boolean): void => {
      this.#healthy = healthy
    }
    const deps = { ...this.#deps, log: this.#log, stream, decode, backOff: this.#backOff, signal, onHealth }
    const token = `${stream}@${streamCreated}:${range.first}-${range.last}`
    if (await insertBatch(deps, batch, token)) done()
    return true
  }

  #resumable(claim: Claim | null, streamCreated: string): Claim | null {
    if (claim === null || claim.streamCreated === streamCreated) return claim
    this.#log.warn({ claim, streamCreated }, 'the stream was made anew: writing it from its beginning')
    return null
  }

  #hold(batch: StreamBatch | null): void {
    const { stream } = this.#plan
    this.#oldestHeldMs = batch?.first?.storedAtMs ?? null
    this.#deps.metrics.bufferRows.set({ stream }, batch?.rows.size ?? 0)
  }

  /** Another writer claimed: wait until its claim has not moved for a while. */
  async #standBy(): Promise<void> {
    const { signal } = this.#stopped
    this.#log.info('another writer has the stream, standing by')
    const position = new Position(await this.#deps.openPositions(), this.#plan.key)
    let before = await position.load()
    while (!this.#isStopped()) {
      await pause(this.#deps.takeOverMs, signal)
      const after = await position.load()
      if (before?.last === after?.last && before?.owner === after?.owner) return
      before = after
    }
  }
}

function rangeOf(batch: StreamBatch, streamCreated: string): Omit<Claim, 'owner'> | null {
  const { first, last } = batch
  return first === undefined || last === undefined ? null : { streamCreated, first: first.seq, last: last.seq }
}
