// Bytes of one checkpoint file: a line with the magic word and the SHA-256 of all that follows, the lines of the engine's state, and a line of JSON
// (the header). Header and digest are known last, for the state is written in pieces while the engine goes on.
// A file that was cut, extended or changed in any bit is refused with its reason.
import { createHash } from 'node:crypto'

/** Where the engine stands. `seq` counts the engine's own sequence; streamSeq = seq - base (see stream/position.ts). */
export interface CheckpointHeader {
  /** Of the file's form: CHECKPOINT_VERSION, or what another release wrote. */
  readonly version: number
  readonly partition: number
  /** Everything of the partition up to this engine sequence is in the state. */
  readonly seq: number
  readonly base: number
  /** `created` of the MONITORING stream that `base` belongs to. */
  readonly stream: string
  readonly policyHash: string
  readonly topologyVersion: string
  /** Counts the checkpoints of the partition: the newest has the highest. */
  readonly generation: number
  /** Wall clock, epoch ms, for people. */
  readonly writtenAt: number
}

export interface Checkpoint {
  readonly header: CheckpointHeader
  readonly state: Uint8Array
}

export type CheckpointReading =
  { readonly ok: true; readonly checkpoint: Checkpoint } | { readonly ok: false; readonly reason: CheckpointFault }

/** What can be wrong with a checkpoint file. */
export type CheckpointFault = 'not_a_checkpoint' | 'checksum' | 'version' | 'partition' | 'state'

export const CHECKPOINT_VERSION = 2
const MAGIC = 'nocturne-checkpoint'
const NEWLINE = 0x0a
const DIGEST = /^nocturne-checkpoint ([0-9a-f]{64})$/
const LONGEST_FIRST_LINE = 128

/** What stands in the first line until the digest is known. */
export const DIGEST_PLACE = Buffer.from(`${MAGIC} ${'0'.repeat(64)}\n`)

/** Counts up the digest of a file whose bytes come one after the other. */
export function digesting(): { update(bytes: Uint8Array): void; firstLine(): Uint8Array } {
  const hash = createHash('sha256')
  return {
    update: (bytes) => void hash.update(bytes),
    firstLine: () => Buffer.from(`${MAGIC} ${hash.digest('hex')}\n`),
  }
}

/** The last line. */
export function encodeHeader(header: CheckpointHeader): Uint8Array {
  return Buffer.from(JSON.stringify(header))
}

/** Reads a whole file. */
export function decodeCheckpoint(bytes: Uint8Array, partition: number): CheckpointReading {
  const firstEnd = bytes.subarray(0, LONGEST_FIRST_LINE).indexOf(NEWLINE)
  const digest = DIGEST.exec(Buffer.from(bytes.subarray(0, Math.max(firstEnd, 0))).toString('latin1'))?.[1]
  if (digest === undefined) return { ok: false, reason: 'not_a_checkpoint' }
  const rest = bytes.subarray(firstEnd + 1)
  if (createHash('sha256').update(rest).digest('hex') !== digest) return { ok: false, reason: 'checksum' }
  const stateEnd = rest.lastIndexOf(NEWLINE)
  // The checksum says that a checkpoint store wrote it: only its version may be another's.
  const header = JSON.parse(Buffer.from(rest.subarray(stateEnd + 1)).toString('utf8')) as CheckpointHeader
  if (header.version !== CHECKPOINT_VERSION) return { ok: false, reason: 'version' }
  if (header.partition !== partition) return { ok: false, reason: 'partition' }
  return { ok: true, checkpoint: { header, state: rest.subarray(0, Math.max(0, stateEnd)) } }
}
