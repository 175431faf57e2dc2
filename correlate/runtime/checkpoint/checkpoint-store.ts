// The two generations of a partition's checkpoint on disk, written alternately: whatever happens while one is written, the other is whole.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CHECKPOINT_VERSION,
  decodeCheckpoint,
  digesting,
  DIGEST_PLACE,
  encodeHeader,
  type Checkpoint,
  type CheckpointFault,
  type CheckpointHeader,
} from './checkpoint-file.ts'
import { draftDurably } from './durable-file.ts'

const SLOTS = ['a.checkpoint', 'b.checkpoint'] as const
type Slot = (typeof SLOTS)[number]

export interface RefusedCheckpoint {
  readonly file: string
  readonly reason: CheckpointFault | 'unreadable'
}

export interface CheckpointStore {
  /**
   * Valid checkpoints, newest first, each turned into a state by `decode`; one that it throws on is refused like a damaged one.
   * Files that are not there are no fault.
   */
  load<S>(decode: (state: Uint8Array) => S): Promise<LoadedCheckpoint<S>>
  /** Begins a new generation. */
  begin(): CheckpointDraft
  /** Whether there is no valid generation. */
  isEmpty(): boolean
  /** Stream-independent sequence that both generations have passed; null until both are there. */
  passedByBoth(): Pick<CheckpointHeader, 'seq' | 'base' | 'stream'> | null
}

/** A generation that is being written beside the two that are there. */
export interface CheckpointDraft {
  /** More of the state: whole lines, each with its newline. */
  append(state: Uint8Array): void
  /**
   * Replaces the older generation.
   * @returns the size of the file, bytes
   * @throws the file system's error; both generations are then as before
   */
  commit(header: Omit<CheckpointHeader, 'version' | 'generation'>): Promise<number>
  /** Gives it up. Never rejects. */
  discard(): Promise<void>
}

export interface LoadedCheckpoint<S> {
  readonly found: { readonly header: CheckpointHeader; readonly state: S } | null
  readonly refused: readonly RefusedCheckpoint[]
}

/** @param directory `<dataDir>/checkpoint/partition-<p>` */
export function openCheckpointStore(directory: string, partition: number): CheckpointStore {
  const known = new Map<Slot, CheckpointHeader>()
  let drafts = 0

  async function read(slot: Slot): Promise<Checkpoint | RefusedCheckpoint | null> {
    const file = join(directory, slot)
    let bytes: Buffer
    try {
      bytes = await readFile(file)
    } catch (error) {
      return isMissing(error) ? null : { file, reason: 'unreadable' }
    }
    const reading = decodeCheckpoint(bytes, partition)
    return reading.ok ? reading.checkpoint : { file, reason: reading.reason }
  }

  async function load<S>(decode: (state: Uint8Array) => S): Promise<LoadedCheckpoint<S>> {
    known.clear()
    const refused: RefusedCheckpoint[] = []
    const valid: { slot: Slot; checkpoint: Checkpoint }[] = []
    for (const slot of SLOTS) {
      const result = await read(slot)
      if (result === null) continue
      if ('reason' in result) refused.push(result)
      else valid.push({ slot, checkpoint: result })
    }
    valid.sort((a, b) => b.checkpoint.header.generation - a.checkpoint.header.generation)
    let found: LoadedCheckpoint<S>['found'] = null
    for (const { slot, checkpoint } of valid) {
      try {
        found ??= { header: checkpoint.header, state: decode(checkpoint.state) }
        known.set(slot, checkpoint.header)
      } catch {
        refused.push({ file: join(directory, slot), reason: 'state' })
      }
    }
    return { found, refused }
  }

  function begin(): CheckpointDraft {
    const draft = draftDurably(join(directory, `next-${++drafts}.tmp`))
    const digest = digesting()
    let size = DIGEST_PLACE.length
    draft.append(DIGEST_PLACE)
    const append = (bytes: Uint8Array): void => {
      digest.update(bytes)
      draft.append(bytes)
      size += bytes.length
    }
    return {
      append,
      async commit(header) {
        const slot = olderSlot()
        const generation = 1 + Math.max(0, ...[...known.values()].map((h) => h.generation))
        const full: CheckpointHeader = { version: CHECKPOINT_VERSION, ...header, generation }
        append(encodeHeader(full))
        await draft.commit(join(directory, slot), digest.firstLine())
        known.set(slot, full)
        return size
      },
      discard: () => draft.discard(),
    }
  }

  /** A slot without a valid checkpoint, else the one with the lower generation: never the newest good one. */
  function olderSlot(): Slot {
    const [a, b] = SLOTS
    const generationA = known.get(a)?.generation ?? 0
    const generationB = known.get(b)?.generation ?? 0
    return generationA <= generationB ? a : b
  }

  return {
    load,
    begin,
    isEmpty: () => known.size === 0,
    passedByBoth: () => {
      const headers = [...known.values()]
      if (headers.length < SLOTS.length) return null
      return headers.reduce((least, header) => (header.seq < least.seq ? header : least))
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
