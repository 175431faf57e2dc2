// Long work between requests: the thread that answers people also takes in changes and senders' events.
import { inPieces } from '../platform/pieces/in-pieces.ts'
import type { Pausing } from '../platform/pieces/pausing.ts'

/** Work before the event loop gets its turn, ms: half a frame of somebody's screen. */
const PIECE_MS = 8

/** @throws what the work throws */
export function inShortPieces<T>(work: Pausing<T>): Promise<T> {
  return inPieces(work, { holdMs: PIECE_MS })
}
