// Keeps the live view fed: a snapshot of ClickHouse, then CHANGES from the first message that may not be in it. Without ClickHouse it
// reads all of CHANGES and asks for the snapshot again later.
import { DeliverPolicy, type ConsumerMessages } from '@nats-io/jetstream'
import { CHANGE_ENTITIES, changeSubject, decodeChanges, type ChangeBatch } from '../../correlate/contract/change.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Pace } from '../../platform/life-cycle/pace.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { CHANGES } from '../../platform/nats/streams.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { pause } from '../pause.ts'
import { firstUnwritten, WRITER_BUCKET } from '../writer/position.ts'
import { loadSnapshot } from './live-snapshot.ts'
import type { LiveChange, LiveView } from './live-view.ts'

export interface FeedListener {
  /** The feed starts behind this sequence: what came before is in the snapshot. */
  startsAfter(seq: number): void
  /** One message of CHANGES was applied. `changes` may be empty: the sequence moves on all the same. */
  applied(seq: number, storedAtMs: number, batch: ChangeBatch | null, changes: readonly LiveChange[]): void
}

export interface LiveFeedDeps {
  readonly bus: Bus
  readonly store: Store
  readonly log: Log
  readonly live: LiveView
  readonly listener: FeedListener
  readonly pace: Pace
}

const READ_AHEAD_MESSAGES = 256
const HEARTBEAT_MS = 5_000
const RETRY_MS = 1_000
const SNAPSHOT_RETRY_MS = 5_000
const SWEEP_MS = 30_000
/** Nothing of the present is in these, and they are large. */
const HISTORY_ONLY: readonly string[] = [changeSubject('decision'), changeSubject('ci_history')]

export class LiveFeed implements Component {
  readonly name = 'live view'
  readonly #deps: LiveFeedDeps
  readonly #stopped = new AbortController()
  #running: Promise<void> | null = null
  #messages: ConsumerMessages | null = null
  #seq = 0
  #target: number | null = null
  #historyLoaded = false

  constructor(deps: LiveFeedDeps) {
    this.#deps = deps
  }

  /** Sequence of the last message of CHANGES that the live view has. */
  get seq(): number {
    return this.#seq
  }

  /** The snapshot is in, and so are all changes that were there at the start. */
  get caughtUp(): boolean {
    return this.#historyLoaded && this.#target !== null && this.#seq >= this.#target
  }

  /** False while ClickHouse has not given its snapshot. */
  get historyLoaded(): boolean {
    return this.#historyLoaded
  }

  start(): Promise<void> {
    this.#running ??= this.#run()
    return Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#messages?.stop()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped
    const sweep = setInterval(() => {
      // Before the snapshot is in, a forgotten incident could come back from it in an older revision.
      if (this.#historyLoaded) this.#deps.live.sweep()
    }, SWEEP_MS).unref()
    let from = await this.#until(() => this.#firstPosition())
    while (!this.#isStopped() && from !== null) {
      try {
        await this.#consume(from)
      } catch (error) {
        if (!this.#isStopped()) this.#deps.log.warn({ err: error }, 'the live view lost its stream, starting again')
      }
      from = this.#seq + 1
      await pause(RETRY_MS, signal)
    }
    clearInterval(sweep)
  }

  #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  /** Where to start reading. Loads the snapshot when ClickHouse answers. */
  async #firstPosition(): Promise<number> {
    const { bus, log, listener } = this.#deps
    const info = await bus.jsm.streams.info(CHANGES)
    const written = await firstUnwritten(await bus.kv(WRITER_BUCKET), 'changes', info.created)
    // An empty stream still has a last sequence, of a message that is gone.
    this.#target = info.state.messages === 0 ? 0 : info.state.last_seq
    if (await this.#load()) {
      const from = written ?? 1
      this.#seq = from - 1
      listener.startsAfter(this.#seq)
      return from
    }
    log.warn('ClickHouse is away: the live view starts from what the stream still has')
    void this.#loadLater()
    listener.startsAfter(0)
    return 1
  }

  async #load(): Promise<boolean> {
    try {
      await loadSnapshot(this.#deps.store, this.#deps.live, Date.now())
      this.#historyLoaded = true
      return true
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'could not load the live view from ClickHouse')
      return false
    }
  }

  async #loadLater(): Promise<void> {
    const { signal } = this.#stopped
    do await pause(SNAPSHOT_RETRY_MS, signal)
    while (!signal.aborted && !(await this.#load()))
  }

  async #consume(from: number): Promise<void> {
    const consumer = await this.#deps.bus.js.consumers.get(CHANGES, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
    })
    const messages = await consumer.consume({ max_messages: READ_AHEAD_MESSAGES, idle_heartbeat: HEARTBEAT_MS })
    this.#messages = messages
    try {
      // A stop that came while the consumer was made found nothing to stop.
      if (this.#isStopped()) return
      for await (const message of this.#deps.pace.paced(messages)) {
        if (message.seq <= this.#seq) continue
        await this.#take(message.seq, Number(message.timestampNanos / 1_000_000n), message.subject, message.data)
      }
    } finally {
      this.#messages = null
      messages.stop()
    }
  }

  async #take(seq: number, storedAtMs: number, subject: string, data: Uint8Array): Promise<void> {
    const batch = HISTORY_ONLY.includes(subject) ? null : this.#decode(seq, data)
    let changes: readonly LiveChange[] = []
    if (batch !== null) {
      try {
        changes = await inShortPieces(this.#deps.live.applying(batch))
      } catch (error) {
        this.#deps.log.error({ err: error, seq, subject }, 'a change could not be applied')
      }
    }
    this.#seq = seq
    this.#deps.listener.applied(seq, storedAtMs, batch, changes)
  }

  /** Poison is the writer's to dead-letter; here it is skipped. */
  #decode(seq: number, data: Uint8Array): ChangeBatch | null {
    try {
      const batch = decodeChanges(data)
      return CHANGE_ENTITIES.includes(batch.entity) && Array.isArray(batch.items) ? batch : null
    } catch (error) {
      this.#deps.log.error({ err: error, seq }, 'a change could not be read')
      return null
    }
  }

  async #until<T>(work: () => Promise<T>): Promise<T | null> {
    const { signal } = this.#stopped
    while (!signal.aborted) {
      try {
        return await work()
      } catch (error) {
        this.#deps.log.warn({ err: error }, 'the live view cannot start yet')
        await pause(RETRY_MS, signal)
      }
    }
    return null
  }
}
