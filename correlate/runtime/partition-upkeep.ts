// What a partition does besides messages, once a second: topology swaps, due checkpoints, ticks, the CI announcement, gauges, and moving its position
// over other partitions' messages while it is idle.
import { commandSubject, eventSubject } from '../../ingest/contract/subjects.ts'
import { MONITORING } from '../../platform/nats/streams.ts'
import type { CheckpointWriter } from './checkpoint/checkpoint-writer.ts'
import { createTopologySwap } from './cmdb/topology-swap.ts'
import type { EngineHost } from './engine-host/engine-host.ts'
import { announceCis, TOPOLOGY_BUCKET } from './publish/ci-announcer.ts'
import { FencedError, type ChangePublisher } from './publish/change-publisher.ts'
import type { RuntimeDeps } from './runtime-deps.ts'
import { monitoringBounds } from './stream/partition-feed.ts'
import { streamSeqOf, type StreamBounds } from './stream/position.ts'
import { createTickPublisher } from './tick-publisher.ts'
import type { Turn } from './turn.ts'

/** The partition whose owner announces the CIs. */
const ANNOUNCING_PARTITION = 0

export interface UpkeepDeps {
  readonly partition: number
  readonly deps: RuntimeDeps
  readonly host: EngineHost
  readonly publisher: ChangePublisher
  readonly writer: CheckpointWriter
  readonly turn: Turn
  /** Ends the worker. */
  readonly fail: (reason: unknown) => void
}

export interface Upkeep {
  start(): void
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
  /** The stream was found with these bounds. */
  attached(stream: StreamBounds): void
  /** Whether nothing waits in the stream. */
  caughtUp(yes: boolean): void
  /** A message was consumed; `pending` more wait. */
  consumed(at: number, pending: number): void
  /** A message made the engine throw. */
  poisoned(): void
}

export function createUpkeep({ partition, deps, host, publisher, writer, turn, fail }: UpkeepDeps): Upkeep {
  const { bus, settings, metrics, log } = deps
  const label = { partition: String(partition) }
  const swap = createTopologySwap({ ...deps, host, turn })
  const ticks = createTickPublisher(bus, partition, log)
  /** Messages up to this engine sequence may have been stepped by an earlier life: the topology of then rules them. */
  let replayUntil = Infinity
  let isCaughtUp = false
  let announced: string | null = null
  let nextMoveAt = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let looking: Promise<void> = Promise.resolve()

  function lookSoon(waitMs: number): void {
    timer = setTimeout(() => {
      looking = look()
    }, waitMs)
  }

  async function look(): Promise<void> {
    try {
      await turn.take(betweenMessages)
      if (isCaughtUp && host.isWhole()) await whileIdle()
      if (partition === ANNOUNCING_PARTITION && host.isTopologyCurrent()) await announce()
    } catch (error) {
      if (error instanceof FencedError) {
        fail(error)
        return
      }
      log.warn({ err: error }, 'upkeep failed, trying again')
    }
    metrics.checkpointAge.set(label, writer.ageSeconds())
    if (!stopped) lookSoon(settings.tickMs)
  }

  function betweenMessages(): void {
    if (!host.isWhole()) return
    if (host.position().seq >= replayUntil && !host.isTopologyCurrent()) swap.begin()
    if (writer.due()) void writer.write().catch(fail)
  }

  async function whileIdle(): Promise<void> {
    metrics.lag.set(label, 0)
    const due = host.nextTimerAt()
    // The wall clock only decides when to ask; the engine's time moves by the tick's own time in the stream.
    if (due !== null && due <= Date.now()) await ticks.send(streamSeqOf(host.position()))
    if (performance.now() < nextMoveAt) return
    nextMoveAt = performance.now() + settings.trimMs
    await moveOverOthers()
  }

  /**
   * When the stream's end is beyond our last message, and none of ours is between, the position moves to the end: else the messages of
   * busy partitions could never be trimmed, and a trim by age would look like a loss of ours.
   */
  async function moveOverOthers(): Promise<void> {
    const { lastSeq, created } = await monitoringBounds(bus)
    const before = host.position()
    if (created !== before.stream || lastSeq <= streamSeqOf(before)) return
    // Asked for after the end was: a message of ours that comes later is beyond it.
    const subjects = [eventSubject(partition), commandSubject(partition)]
    const lastOwn = await Promise.all(subjects.map(lastSequenceOn))
    await turn.take(() => {
      const now = host.position()
      const unchanged = now.seq === before.seq && now.base === before.base && host.isWhole()
      if (unchanged && Math.max(...lastOwn) <= streamSeqOf(now)) host.done(now.base + lastSeq)
    })
  }

  async function lastSequenceOn(subject: string): Promise<number> {
    return (await bus.jsm.streams.getMessage(MONITORING, { last_by_subj: subject }))?.seq ?? 0
  }

  async function announce(): Promise<void> {
    const current = deps.cmdb.current()
    if (announced === current.topology.version) return
    const openBucket = () => deps.openBucket(TOPOLOGY_BUCKET)
    const cause = { partition, causeSeq: Math.max(0, host.position().seq) }
    const messages = await announceCis(current, cause, { openBucket, publisher })
    announced = current.topology.version
    if (messages > 0) log.info({ version: announced, cis: current.topology.size }, 'CIs announced')
  }

  return {
    start: () => lookSoon(0),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
      await swap.stop()
    },
    attached(stream) {
      if (replayUntil === Infinity) replayUntil = host.position().base + stream.lastSeq
    },
    caughtUp: (yes) => {
      isCaughtUp = yes
    },
    consumed(at, pending) {
      isCaughtUp = pending === 0
      metrics.pending.set(label, pending)
      metrics.lag.set(label, Math.max(0, Date.now() - at) / 1000)
    },
    poisoned: () => ticks.poisoned(),
  }
}
