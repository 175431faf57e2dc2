// One partition for the time of one lease: checkpoint -> messages from the checkpoint on -> step -> changes, with upkeep in between. It ends when it
// is stopped or the lease is lost; after a loss nothing more is published.
import { setImmediate as nextLoop, setTimeout as delay } from 'node:timers/promises'
import { join } from 'node:path'
import type { JsMsg } from '@nats-io/jetstream'
import { ensureStreams } from '../../platform/nats/streams.ts'
import type { ChangeEntity } from '../contract/change.ts'
import type { StepResult } from '../engine/engine.ts'
import { openCheckpointStore } from './checkpoint/checkpoint-store.ts'
import { createCheckpointWriter } from './checkpoint/checkpoint-writer.ts'
import { openJournal } from './checkpoint/journal.ts'
import { openEngineHost, type Applied } from './engine-host/engine-host.ts'
import { countState, type StateCounts } from './engine-host/state-counts.ts'
import type { Lease } from './lease/partition-lease.ts'
import { createUpkeep, type Upkeep } from './partition-upkeep.ts'
import { buryPoison } from './poison.ts'
import { changeMessages } from './publish/change-messages.ts'
import { createChangePublisher, FencedError } from './publish/change-publisher.ts'
import type { RuntimeDeps } from './runtime-deps.ts'
import { countDecisions } from './runtime-metrics.ts'
import type { StreamMessage } from './stream/decode-message.ts'
import { monitoringBounds, openFeed } from './stream/partition-feed.ts'
import { streamSeqOf } from './stream/position.ts'
import { createTurn } from './turn.ts'

/** Steps may hold the thread this long before timers and acknowledgements get a turn, ms. */
const HOLD_MS = 20

export interface PartitionWorker {
  /** Works until stopped or fenced. Never rejects. */
  run(): Promise<void>
  /** Ends in order: last changes acknowledged, last checkpoint written. Resolves when run() has. */
  stop(): Promise<void>
  /** Ends at once as a crash would: no checkpoint, no farewell. */
  abandon(): void
  /** Stream sequence that both checkpoints have behind them; null while that is not known. */
  passed(): number | null
  counts(): StateCounts
  /** CMDB versions that a replay may need. */
  topologies(): ReadonlySet<string>
}

/** @throws the file system's error when checkpoints cannot be read or the journal cannot be written */
export async function openPartitionWorker(
  partition: number,
  lease: Lease,
  deps: RuntimeDeps,
): Promise<PartitionWorker> {
  const { bus, settings, metrics, log } = deps
  const label = { partition: String(partition) }
  const directory = join(deps.dataDir, 'checkpoint', `partition-${partition}`)
  const store = openCheckpointStore(directory, partition)
  const journal = await openJournal(directory, (error) =>
    log.error({ err: error }, 'journal is damaged, starting it anew'),
  )
  const host = await openEngineHost({ ...deps, partition, store, journal, cmdb: () => deps.cmdb.current() })
  const publisher = createChangePublisher({ bus, lease, settings, log })
  const turn = createTurn()
  const writer = createCheckpointWriter({ partition, host, store, journal, publisher, turn, settings, metrics, log })
  const ending = new AbortController()
  const isEnding = () => ending.signal.aborted
  const upkeep: Upkeep = createUpkeep({ partition, deps, host, publisher, writer, turn, fail })
  let finished: Promise<void> = Promise.resolve()
  let orderly = false
  /** Engine sequence up to which change messages were handed to the publisher in this life: a rewind must not send them again. */
  let handedOver = 0
  let busySince = performance.now()

  lease.lost.addEventListener('abort', () => fail(lease.lost.reason))

  function fail(reason: unknown): void {
    if (isEnding()) return
    log.error({ err: reason }, 'partition stops')
    abandon()
  }

  function abandon(): void {
    publisher.abandon()
    writer.cancel()
    ending.abort(new FencedError())
  }

  async function run(): Promise<void> {
    upkeep.start()
    while (!isEnding()) {
      try {
        await attachAndRead()
      } catch (error) {
        if (isEnding()) break
        if (error instanceof FencedError) {
          fail(error)
          return
        }
        log.warn({ err: error }, 'reading the stream again from the own position')
        await delay(settings.retryMs, undefined, { signal: ending.signal }).catch(() => undefined)
      }
    }
  }

  /** One attachment to the stream, until it breaks or a poison message makes the engine rewind. */
  async function attachAndRead(): Promise<void> {
    upkeep.caughtUp(false)
    if (!host.isWhole()) await turn.take(restore)
    await ensureStreams(bus, log, deps.streamLimits) // they vanish when the broker's storage is wiped under it
    const bounds = await monitoringBounds(bus)
    const { startAt, lost } = await turn.take(() => host.attachTo(bounds))
    for (const range of lost) {
      metrics.lost.inc({ kind: range.kind })
      log.error(
        { lost: range, stream: bounds },
        'messages are gone from the stream before they were read; going on after them',
      )
    }
    upkeep.attached(bounds)
    const feed = await openFeed(bus, partition, startAt, settings)
    try {
      // A rewind needs a checkpoint to go back to, also when the first messages are the bad ones.
      await turn.take(() => (store.isEmpty() ? writer.writeAtOnce() : undefined))
      upkeep.caughtUp(feed.backlog === 0)
      metrics.pending.set(label, feed.backlog)
      for await (const message of feed.messages(ending.signal)) {
        const applied = await turn.take(() => handle(message))
        if (applied.kind === 'engine_error') return
      }
    } finally {
      await feed.close()
    }
  }

  async function handle(message: JsMsg): Promise<Applied> {
    if (!lease.held()) throw new FencedError()
    const incoming = streamMessage(message)
    const startedAt = performance.now()
    const applied = await host.apply(incoming)
    const replayed = applied.seq <= handedOver
    if (applied.kind === 'stepped') {
      metrics.steps.observe((performance.now() - startedAt) / 1000)
      if (!replayed) await publish(applied.seq, incoming.at, applied.result)
    } else if (applied.kind === 'skipped') {
      writer.hurry() // so that the next poison message does not replay all of this once more
    } else {
      await bury(applied, incoming)
      // The step left half a state: back to the checkpoint, and up to here again without the message.
      if (applied.kind === 'engine_error') return applied
    }
    host.done(applied.seq)
    handedOver = Math.max(handedOver, applied.seq)
    writer.count()
    upkeep.consumed(incoming.at, message.info.pending)
    if (writer.due()) void writer.write().catch(fail)
    if (performance.now() - busySince > HOLD_MS) {
      await nextLoop()
      busySince = performance.now()
    }
    return applied
  }

  async function publish(seq: number, at: number, { effects, decisions }: StepResult): Promise<void> {
    countDecisions(metrics, decisions)
    for (const message of changeMessages({ partition, causeSeq: seq, at }, { ...effects, decision: decisions })) {
      const entity = message.subject.slice('change.'.length) as ChangeEntity // made by changeSubject
      metrics.changes.inc({ entity })
      if (message.oversized) {
        const detail = `${message.messageId}: one item of ${message.payload.length} bytes`
        await buryPoison(deps, { reason: 'change_too_large', detail, at, payload: message.payload }, ending.signal)
      } else {
        await publisher.send(message)
      }
    }
  }

  async function bury(
    { kind, seq, error }: Extract<Applied, { readonly error: Error }>,
    { at, payload }: StreamMessage,
  ): Promise<void> {
    const reason = kind === 'undecodable' ? 'undecodable_message' : 'engine_error'
    const detail = `partition ${partition}, sequence ${seq}: ${error.stack ?? error.message}`
    await buryPoison(deps, { reason, detail, at, payload }, ending.signal)
    if (kind === 'undecodable') return
    await host.skip(seq, error)
    upkeep.poisoned()
  }

  async function restore(): Promise<void> {
    writer.cancel()
    await writer.stored()
    await host.restore()
  }

  return {
    run() {
      finished = run().finally(async () => {
        // Nothing may touch the checkpoint and journal of the partition when its next worker opens them.
        await upkeep.stop()
        if (orderly && lease.held()) await farewell()
        publisher.abandon()
        await writer.idle().catch(() => undefined)
      })
      return finished
    },
    async stop() {
      orderly = true
      ending.abort(new Error('stopping'))
      const limit = setTimeout(abandon, settings.farewellMs * 2)
      await finished
      clearTimeout(limit)
    },
    abandon,
    passed() {
      const passed = store.passedByBoth()
      const { base, stream } = host.position()
      return passed === null || passed.base !== base || passed.stream !== stream ? null : streamSeqOf(passed)
    },
    counts: () => countState(host.state()),
    topologies: () => journal.topologies(),
  }

  async function farewell(): Promise<void> {
    writer.cancel()
    const last = writer.idle().then(() => turn.take(() => (host.isWhole() ? writer.writeAtOnce() : undefined)))
    const limit = delay(settings.farewellMs).then(() => Promise.reject(new Error('not acknowledged in time')))
    await Promise.race([last, limit]).catch((error: unknown) => {
      log.warn({ err: error }, 'no last checkpoint: the next start replays from the one before')
    })
  }
}

function streamMessage(message: JsMsg): StreamMessage {
  return {
    streamSeq: message.seq,
    at: Math.floor(message.info.timestampNanos / 1e6),
    subject: message.subject,
    payload: message.data,
  }
}
