// When a checkpoint is due, and how one is written: encoded in pieces between messages, so that none waits long, and made exact as of its last
// piece; stored only after every change message up to there is acknowledged.
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../../platform/log/log.ts'
import type { EngineHost, HostSweep } from '../engine-host/engine-host.ts'
import type { ChangePublisher } from '../publish/change-publisher.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'
import type { Turn } from '../turn.ts'
import type { CheckpointDraft, CheckpointStore } from './checkpoint-store.ts'
import type { Journal } from './journal.ts'

/** When only the position moved (other partitions' messages), the same state is written again so much more rarely. */
const POSITION_ONLY_FACTOR = 30

export interface CheckpointWriterDeps {
  readonly partition: number
  readonly host: EngineHost
  readonly store: CheckpointStore
  readonly journal: Journal
  readonly publisher: ChangePublisher
  readonly turn: Turn
  readonly settings: RuntimeSettings
  readonly metrics: RuntimeMetrics
  readonly log: Log
}

/** Entries between two looks at the clock: well below a millisecond. */
const ENTRIES = 20

export interface CheckpointWriter {
  /** One more message went through the engine. */
  count(): void
  due(): boolean
  /** The next write is due at once, whatever the cadence says. */
  hurry(): void
  /**
   * Begins a checkpoint and goes on with it between messages. Call in the partition's turn; the promise returned must not be part of the
   * turn. It is stored when all its change messages are acknowledged. A failure is logged and counted, the generations on disk stay, and
   * the next one is due soon.
   * @throws FencedError when the lease was lost meanwhile
   */
  write(): Promise<void>
  /** The same in one go, as of now: for the start and the end, when nobody waits. Its promise may be part of the turn. */
  writeAtOnce(): Promise<void>
  /** What is being encoded will not be stored. */
  cancel(): void
  /** Resolves when nothing is being stored. What is still being encoded needs turns, and is not waited for. */
  stored(): Promise<void>
  /** Resolves when no write is under way. Not to be waited for in a turn. */
  idle(): Promise<void>
  /** Seconds since the last one was stored, or since the start. */
  ageSeconds(): number
}

/** One checkpoint on its way. */
interface Writing {
  readonly sweep: HostSweep
  readonly draft: CheckpointDraft
  /** Time that the encoding took, and the longest that it held the thread at once, ms. */
  encodeMs: number
  holdMs: number
  cancelled: boolean
}

type Ending = ReturnType<HostSweep['finish']> | 'cancelled'

export function createCheckpointWriter(deps: CheckpointWriterDeps): CheckpointWriter {
  const { host, store, journal, publisher, turn, settings, metrics, log } = deps
  const partition = String(deps.partition)
  let messages = 0
  let writtenSeq = -1
  let finishedAt = performance.now()
  let storedAt = finishedAt
  let costMs = 0
  let hurried = false
  let current: Writing | null = null
  let writing: Promise<void> | null = null
  let storing: Promise<void> | null = null

  /** Encodes for a while; null when there is more to do. */
  function encodeSome(work: Writing, holdMs: number): Ending | null {
    if (work.cancelled || !work.sweep.isAlive()) return 'cancelled'
    const startedAt = performance.now()
    const pieces: Uint8Array[] = []
    let piece = work.sweep.next(ENTRIES)
    while (piece !== null) {
      pieces.push(piece)
      if (performance.now() - startedAt >= holdMs) break
      piece = work.sweep.next(ENTRIES)
    }
    // The end comes in one piece: it gets a turn with time left.
    const mayEnd = pieces.length === 0 || performance.now() - startedAt <= holdMs / 2
    const ending = piece === null && mayEnd ? work.sweep.finish() : null
    if (ending !== null) pieces.push(ending.rest)
    work.draft.append(Buffer.concat(pieces))
    const tookMs = performance.now() - startedAt
    work.encodeMs += tookMs
    work.holdMs = Math.max(work.holdMs, tookMs)
    return ending
  }

  async function goOn(work: Writing): Promise<void> {
    for (;;) {
      await delay(settings.pieceMs * settings.piecePauses)
      const ending = await turn.take(() => encodeSome(work, settings.pieceMs))
      if (ending !== null) return end(work, ending)
    }
  }

  async function end(work: Writing, ending: Ending): Promise<void> {
    if (current === work) current = null
    if (ending === 'cancelled') {
      messages += 1 // it still is owed
      await work.draft.discard()
      return
    }
    const mine = settleAndStore(work, ending.header).finally(() => {
      if (storing === mine) storing = null
    })
    storing = mine
    await mine
  }

  async function settleAndStore(work: Writing, header: Exclude<Ending, string>['header']): Promise<void> {
    const { draft, encodeMs, holdMs } = work
    try {
      await publisher.settled()
    } catch (error) {
      await draft.discard()
      throw error
    }
    const startedAt = performance.now()
    try {
      const bytes = await draft.commit({ ...header, writtenAt: Date.now() })
      const passed = store.passedByBoth()
      if (passed !== null) journal.forgetBefore(passed.seq)
      writtenSeq = header.seq
      storedAt = performance.now()
      metrics.checkpointBytes.set({ partition }, bytes)
      const [encode, hold] = [Math.round(encodeMs), Math.round(holdMs)]
      log.debug({ seq: writtenSeq, bytes, encodeMs: encode, holdMs: hold }, 'checkpoint written')
    } catch (error) {
      messages += 1 // it still is owed
      metrics.checkpointFailures.inc({ reason: 'write' })
      log.error({ err: error }, 'checkpoint not written, the earlier ones stay')
      await draft.discard()
    }
    finishedAt = performance.now()
    const writeMs = finishedAt - startedAt
    costMs = encodeMs + writeMs
    metrics.checkpointWrite.observe({ phase: 'encode' }, encodeMs / 1000)
    metrics.checkpointWrite.observe({ phase: 'hold' }, holdMs / 1000)
    metrics.checkpointWrite.observe({ phase: 'write' }, writeMs / 1000)
  }

  function begin(holdMs: number): Promise<void> {
    messages = 0
    hurried = false
    const work: Writing = { sweep: host.sweep(), draft: store.begin(), encodeMs: 0, holdMs: 0, cancelled: false }
    if (current !== null) current.cancelled = true
    current = work
    const ending = encodeSome(work, holdMs)
    const mine = (ending === null ? goOn(work) : end(work, ending)).finally(() => {
      if (writing === mine) writing = null
    })
    writing = mine
    return mine
  }

  return {
    count: () => {
      messages += 1
    },
    hurry: () => {
      hurried = true
    },
    due() {
      if (writing !== null || !host.isWhole() || host.position().seq === writtenSeq) return false
      if (hurried) return true
      const idleMs = performance.now() - finishedAt
      if (idleMs < costMs * settings.checkpointShare) return false
      if (messages >= settings.checkpointMessages) return true
      return idleMs >= settings.checkpointMs * (messages > 0 ? 1 : POSITION_ONLY_FACTOR)
    },
    write: () => begin(settings.pieceMs),
    writeAtOnce: () => begin(Infinity),
    cancel: () => {
      if (current !== null) current.cancelled = true
    },
    stored: async () => {
      await storing
    },
    idle: async () => {
      await writing
    },
    ageSeconds: () => (performance.now() - storedAt) / 1000,
  }
}
