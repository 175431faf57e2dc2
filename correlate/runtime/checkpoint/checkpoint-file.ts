// Bytes of one checkpoint file: a line with the magic word and the SHA-256 of all that follows, a line of JSON (the header), the engine's state.
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

export const CHECKPOINT_VERSION = 1
const MAGIC = 'nocturne-checkpoint'
const NEWLINE = 0x0a
const DIGEST = /^nocturne-checkpoint ([0-9a-f]{64})$/
const LONGEST_FIRST_LINE = 128

/** The chunks of the file, in order; the state is not copied. */
export function encodeCheckpoint(header: CheckpointHeader, state: readonly Uint8Array[]): readonly Uint8Array[] {
  const headerLine = Buffer.from(`${JSON.stringify(header)}\n`)
  const hash = createHash('sha256').update(headerLine)
  for (const chunk of state) hash.update(chunk)
  return [Buffer.from(`${MAGIC} ${hash.digest('hex')}\n`), headerLine, ...state]
}

/** Reads what encodeCheckpoint made. */
export function decodeCheckpoint(bytes: Uint8Array, partition: number): CheckpointReading {
  const firstEnd = bytes.subarray(0, LONGEST_FIRST_LINE).indexOf(NEWLINE)
  const digest = DIGEST.exec(Buffer.from(bytes.subarray(0, Math.max(firstEnd, 0))).toString('latin1'))?.[1]
  if (digest === undefined) return { ok: false, reason: 'not_a_checkpoint' }
  const rest = bytes.subarray(firstEnd + 1)
  if (createHash('sha256').update(rest).digest('hex') !== digest) return { ok: false, reason: 'checksum' }
  const headerEnd = rest.indexOf(NEWLINE)
  // The checksum says that encodeCheckpoint wrote it: only its version may be another's.
  const header = JSON.parse(Buffer.from(rest.subarray(0, headerEnd)).toString('utf8')) as CheckpointHeader
  if (header.version !== CHECKPOINT_VERSION) return { ok: false, reason: 'version' }
  if (header.partition !== partition) return { ok: false, reason: 'partition' }
  return { ok: true, checkpoint: { header, state: rest.subarray(headerEnd + 1) } }
}
