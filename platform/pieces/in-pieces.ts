// Drives long work in pieces, so that a thread with other things to do is never held for long.
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import type { Pausing } from './pausing.ts'

export interface Pieces {
  /** The thread is held about this long at once, ms. */
  readonly holdMs: number
  /** Pause between two pieces, ms; 0: only what waits already goes first. */
  readonly restMs?: number
  /** Told how long each piece held the thread, ms. */
  readonly held?: (ms: number) => void
}

/** One piece of about so many milliseconds. @throws what the work throws */
export function onePiece<T>(work: Pausing<T>, holdMs: number): IteratorResult<void, T> {
  const until = performance.now() + holdMs
  for (;;) {
    const step = work.next()
    if (step.done === true || performance.now() >= until) return step
  }
}

/** Piece after piece until it is done. @throws what the work throws */
export async function inPieces<T>(work: Pausing<T>, { holdMs, restMs = 0, held }: Pieces): Promise<T> {
  for (;;) {
    const from = performance.now()
    const step = onePiece(work, holdMs)
    held?.(performance.now() - from)
    if (step.done === true) return step.value
    await (restMs > 0 ? delay(restMs) : nextTurn())
  }
}
