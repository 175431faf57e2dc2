// Where a partition stands, and how that fits the stream found at (re)attachment. Pure. The engine's own sequence only ever grows: when the stream
// was wiped or set back, `base` is moved, so that message ids (changeMessageId) and entity ids made from a sequence never come twice.

export interface Position {
  /** Engine sequence up to which everything is in the state: stream sequence + base. */
  readonly seq: number
  readonly base: number
  /** `created` of the stream that `base` belongs to; empty before the first attachment. */
  readonly stream: string
}

export interface StreamBounds {
  readonly created: string
  readonly firstSeq: number
  readonly lastSeq: number
}

/** Stream sequences that the engine will never see. The range covers all partitions: the broker keeps no count of one. */
export interface LostRange {
  readonly kind: 'stream_replaced' | 'stream_set_back' | 'messages_missing'
  readonly from: number
  /** null: up to an end that nobody knows, the old stream is gone. */
  readonly to: number | null
}

export interface Attachment {
  readonly position: Position
  /** First stream sequence to read. */
  readonly startAt: number
  readonly lost: readonly LostRange[]
}

export const ORIGIN: Position = { seq: 0, base: 0, stream: '' }

export function streamSeqOf(position: Position): number {
  return position.seq - position.base
}

/**
 * Fits a position to the stream.
 * - another stream than before: its sequences start over, everything after our position in the old one is lost;
 * - the stream ends before our position: it was restored from a backup or lost its tail; what is missing there is in our state already;
 * - the stream starts after our position + 1: the messages between were trimmed before we read them.
 */
export function attach(position: Position, stream: StreamBounds): Attachment {
  const lost: LostRange[] = []
  let base = position.base
  let consumed = streamSeqOf(position)
  if (position.stream !== '' && position.stream !== stream.created) {
    lost.push({ kind: 'stream_replaced', from: consumed + 1, to: null })
    base = position.seq
    consumed = 0
  } else if (consumed > stream.lastSeq) {
    lost.push({ kind: 'stream_set_back', from: stream.lastSeq + 1, to: consumed })
    base = position.seq - stream.lastSeq
    consumed = stream.lastSeq
  }
  if (stream.firstSeq > consumed + 1) {
    lost.push({ kind: 'messages_missing', from: consumed + 1, to: stream.firstSeq - 1 })
    consumed = stream.firstSeq - 1
  }
  return { position: { seq: base + consumed, base, stream: stream.created }, startAt: consumed + 1, lost }
}
