// When a checkpoint is due, and how one is written: encoded between two messages, stored only after every change message up to it is acknowledged.
import type { Log } from '../../../platform/log/log.ts'
import type { EngineHost } from '../engine-host/engine-host.ts'
import type { ChangePublisher } from '../publish/change-publisher.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { Journal } from './journal.ts'

/** When only the position moved (other partitions' messages), the same state is written again so much more rarely. */
const POSITION_ONLY_FACTOR = 30

export interface CheckpointWriterDeps {
  readonly partition: number
  readonly host: EngineHost
  readonly store: CheckpointStore
  readonly journal: Journal
  readonly publisher: ChangePublisher
  readonly settings: RuntimeSettings
  readonly metrics: RuntimeMetrics
  readonly log: Log
}

export interface CheckpointWriter {
  /** One more message went through the engine. */
  count(): void
  /** @param live whether the partition is caught up with the stream: a stall is felt then */
  due(live: boolean): boolean
  /** The next write is due at once, whatever the cadence says. */
  hurry(): void
  /**
   * Takes the snapshot at once and stores it when all its change messages are acknowledged. Call in the partition's turn; the promise
   * returned is not part of the turn. A failure is logged and counted, the generations on disk stay, and the next one is due soon.
   * @throws FencedError when the lease was lost meanwhile
   */
  write(): Promise<void>
  /** Resolves when no write is under way. */
  idle(): Promise<void>
  /** Seconds since the last one was stored, or since the start. */
  ageSeconds(): number
}

export function createCheckpointWriter(deps: CheckpointWriterDeps): CheckpointWriter {
  const { host, store, journal, publisher, settings, metrics, log } = deps
  const partition = String(deps.partition)
  let messages = 0
  let writtenSeq = -1
  let finishedAt = performance.now()
  let storedAt = finishedAt
  let encodeCostMs = 0
  let costMs = 0
  let hurried = false
  let writing: Promise<void> | null = null

  async function settleAndStore(snapshot: ReturnType<EngineHost['snapshot']>, encodeMs: number): Promise<void> {
    await publisher.settled()
    const startedAt = performance.now()
    try {
      const bytes = await store.write({ ...snapshot.header, writtenAt: Date.now() }, [snapshot.state])
      const passed = store.passedByBoth()
      if (passed !== null) journal.forgetBefore(passed.seq)
      writtenSeq = snapshot.header.seq
      storedAt = performance.now()
      metrics.checkpointBytes.set({ partition }, bytes)
      log.debug({ seq: writtenSeq, bytes, encodeMs: Math.round(encodeMs) }, 'checkpoint written')
    } catch (error) {
      messages += 1 // it still is owed
      metrics.checkpointFailures.inc({ reason: 'write' })
      log.error({ err: error }, 'checkpoint not written, the earlier ones stay')
    }
    finishedAt = performance.now()
    const writeMs = finishedAt - startedAt
    encodeCostMs = encodeMs
    costMs = encodeMs + writeMs
    metrics.checkpointWrite.observe({ phase: 'encode' }, encodeMs / 1000)
    metrics.checkpointWrite.observe({ phase: 'write' }, writeMs / 1000)
  }

  return {
    count: () => {
      messages += 1
    },
    hurry: () => {
      hurried = true
    },
    due(live) {
      if (writing !== null || !host.isWhole() || host.position().seq === writtenSeq) return false
      if (hurried) return true
      const idleMs = performance.now() - finishedAt
      if (idleMs < costMs * settings.checkpointShare) return false
      if (live && idleMs < encodeCostMs * settings.checkpointStallShare) return false
      if (messages >= settings.checkpointMessages) return true
      return idleMs >= settings.checkpointMs * (messages > 0 ? 1 : POSITION_ONLY_FACTOR)
    },
    write() {
      const startedAt = performance.now()
      const snapshot = host.snapshot()
      messages = 0
      hurried = false
      writing = settleAndStore(snapshot, performance.now() - startedAt).finally(() => {
        writing = null
      })
      return writing
    },
    idle: async () => {
      await writing
    },
    ageSeconds: () => (performance.now() - storedAt) / 1000,
  }
}
