// One partition's engine with all that a deterministic replay needs: state, position, topology and journal. Reads no clock and publishes nothing.
import type { EngineState, Policy, StepResult } from '../../engine/engine.ts'
import { policyHash } from '../../engine/engine.ts'
import type { Pausing } from '../../../platform/pieces/pausing.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { CheckpointHeader } from '../checkpoint/checkpoint-file.ts'
import type { CheckpointStore } from '../checkpoint/checkpoint-store.ts'
import type { Journal } from '../checkpoint/journal.ts'
import type { CmdbArchive } from '../cmdb/cmdb-archive.ts'
import type { LoadedCmdb } from '../cmdb/cmdb-file.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import type { TextMatcher } from '../silence-regex.ts'
import { decodeMessage, type StreamMessage } from '../stream/decode-message.ts'
import { attach, ORIGIN, type Attachment, type Position, type StreamBounds } from '../stream/position.ts'
import type { EnginePort } from './engine-port.ts'

export interface EngineHostDeps {
  readonly partition: number
  readonly partitions: number
  readonly engine: EnginePort
  readonly policy: Policy
  readonly compileRegex: (pattern: string) => TextMatcher
  readonly store: CheckpointStore
  readonly journal: Journal
  readonly archive: CmdbArchive
  /** The CMDB that should rule now. */
  readonly cmdb: () => LoadedCmdb
  readonly metrics: RuntimeMetrics
  readonly log: Log
}

const NEWLINE = 0x0a

/** What became of one message. */
export type Applied =
  | { readonly kind: 'stepped'; readonly seq: number; readonly result: StepResult }
  /** On the journal's skip list. */
  | { readonly kind: 'skipped'; readonly seq: number }
  /** Not decodable: the state and the position are as before. */
  | { readonly kind: 'undecodable'; readonly seq: number; readonly error: Error }
  /** The engine threw: the state is worth nothing until `restore`. The position is as before. */
  | { readonly kind: 'engine_error'; readonly seq: number; readonly error: Error }

/** A state on its way into a checkpoint, in pieces of about so many alerts. */
export interface HostSweep {
  /** Whether the state is still the host's, and between two messages. A sweep that is not alive is worth nothing. */
  isAlive(): boolean
  /** Null: only `finish` is left. */
  next(entries: number): Uint8Array | null
  /** What makes the pieces exact as of now, and where that is. */
  finish(): {
    readonly header: Omit<CheckpointHeader, 'version' | 'generation' | 'writtenAt'>
    readonly rest: Uint8Array
  }
}

/** A state on its way to another topology. One that is not alive is worth nothing. */
export interface HostDrawing {
  isAlive(): boolean
  readonly work: Pausing<void>
}

export type EngineHost = Awaited<ReturnType<typeof openEngineHost>>

/** Loads the newest valid checkpoint, or starts empty. @throws the file system's error when the journal cannot be written */
export async function openEngineHost(deps: EngineHostDeps) {
  const { partition, engine, store, journal, archive, log } = deps
  let state: EngineState
  let position: Position
  let topology: Topology
  /** What the journal asked for when `topology` was chosen: another one only when that version is gone. */
  let asked: string | null = null
  /** A message is in hand: its changes are not handed over yet, or its step threw. Neither may get into a checkpoint. */
  let inHand = false

  async function restore(): Promise<void> {
    const { found, refused } = await store.load((bytes) => engine.decodeLines(linesOf(bytes)))
    for (const { file, reason } of refused) {
      deps.metrics.checkpointFailures.inc({ reason })
      log.error({ file, reason }, 'checkpoint refused')
    }
    if (found === null && refused.length > 0)
      log.error('no valid checkpoint: starting empty from what is in the stream')
    state = found?.state ?? engine.createState(partition, deps.partitions)
    position = found === null ? ORIGIN : positionOf(found.header)
    if (found !== null && found.header.policyHash !== policyHash(deps.policy)) {
      log.warn('the policy changed since the checkpoint: revisions after it may differ from those sent before')
    }
    const ruling = journal.topologyAt(position.seq + 1)
    topology = await topologyOf(ruling ?? found?.header.topologyVersion ?? null)
    if (topology.version !== ruling) {
      await keep(topology)
      await rule(topology)
    }
    inHand = false
  }

  /** The topology of that version; the current one when it is not known or gone. */
  async function topologyOf(version: string | null): Promise<Topology> {
    asked = version
    const current = deps.cmdb()
    if (version === current.topology.version) return current.topology
    const archived = version === null ? null : await archive.load(version)
    if (archived !== null) return archived
    if (version !== null) log.error({ version }, 'CMDB version of the replay is gone: replaying with the current one')
    return current.topology
  }

  /** Whether the topology in use is the newest good one. */
  function isTopologyCurrent(): boolean {
    return topology.version === deps.cmdb().topology.version
  }

  /** Begins to make the state ready for another topology. Call `work.next` between messages only, while the host is whole. */
  function drawNext(next: Topology): HostDrawing {
    const of = state
    return { isAlive: () => of === state && !inHand, work: engine.drawNext(of, next, deps.policy) }
  }

  /** The messages from here on are stepped with this one; it must be in the archive. */
  async function swapTopology(next: Topology): Promise<void> {
    await rule(next)
    topology = next
    log.info({ version: next.version, seq: position.seq }, 'topology swapped')
  }

  /** Keeps the topology for later replays. */
  async function keep({ version }: Topology): Promise<void> {
    const current = deps.cmdb()
    // Any other one came out of the archive.
    if (current.topology.version === version) await archive.keep(version, current.cmdb)
  }

  /** Makes it known to later replays that the messages from here on are stepped with this topology. */
  async function rule({ version }: Topology): Promise<void> {
    await journal.add({ kind: 'topology', seq: position.seq, version })
    asked = version
  }

  /** Puts the position into the stream; what was lost is the caller's to report. */
  function attachTo(stream: StreamBounds): Attachment {
    const attachment = attach(position, stream)
    position = attachment.position
    return attachment
  }

  /** Takes a message in hand and steps it. Call `done` when everything it caused is handed over. */
  async function apply(message: StreamMessage): Promise<Applied> {
    const seq = message.streamSeq + position.base
    inHand = true
    const version = journal.topologyAt(seq)
    if (version !== asked) topology = await topologyOf(version)
    if (journal.isSkipped(seq)) return { kind: 'skipped', seq }
    const decoded = decodeMessage(message)
    if (!decoded.ok) return { kind: 'undecodable', seq, error: decoded.error }
    try {
      const context = { policy: deps.policy, topology, compileRegex: deps.compileRegex }
      const result = engine.step(state, { seq, at: message.at, ...decoded.body }, context)
      state = result.state
      return { kind: 'stepped', seq, result }
    } catch (error) {
      return { kind: 'engine_error', seq, error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  /** The message up to this sequence is done with, or nothing of the partition is between here and there. */
  function done(seq: number): void {
    position = { ...position, seq }
    inHand = false
  }

  /** Starts to encode the state for a checkpoint. Call `next` and `finish` between messages only, while the host is whole. */
  function sweep(): HostSweep {
    const of = state
    const pieces = engine.sweepState(of)
    return {
      isAlive: () => of === state && !inHand,
      next: (entries) => {
        const line = pieces.next(entries)
        return line === null ? null : Buffer.from(`${line}\n`)
      },
      finish: () => ({
        header: { partition, ...position, policyHash: policyHash(deps.policy), topologyVersion: topology.version },
        rest: Buffer.from(`${pieces.finish().join('\n')}\n`),
      }),
    }
  }

  await restore()
  return {
    restore,
    isTopologyCurrent,
    drawNext,
    swapTopology,
    attachTo,
    apply,
    done,
    sweep,
    /** Whether state and position belong together. */
    isWhole: () => !inHand,
    skip: (seq: number, error: Error) => journal.add({ kind: 'skip', seq, error: error.message.slice(0, 500) }),
    position: () => position,
    state: () => state,
    nextTimerAt: () => engine.nextTimerAt(state, topology),
  }
}

function positionOf({ seq, base, stream }: CheckpointHeader): Position {
  return { seq, base, stream }
}

/** The lines of a state, one at a time: the whole may be longer than a string can be. */
function* linesOf(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf(NEWLINE, start)
    yield buffer.toString('utf8', start, end < 0 ? buffer.length : end)
    start = end < 0 ? buffer.length : end + 1
  }
}
