// One part of the engine's state as a checkpoint holds it. Whoever adds something to EngineState registers it here, in one place (sections.ts).
import type { EngineState } from '../state.ts'

export interface Section {
  /** Stable: it stands in checkpoints on disk. */
  readonly name: string
  /** Begins to encode the part while the state goes on changing. */
  sweep(state: EngineState, order: SweepOrder): SectionSweep
  /** What takes the values, in the order in which the sweep gave them, into a fresh state. */
  loader(state: EngineState): (value: unknown) => void
}

/** canonical: the same values for the same state, for comparing. any: whatever is quickest, for a checkpoint. */
export type SweepOrder = 'canonical' | 'any'

/** A section on its way into a checkpoint. All values are JSON. */
export interface SectionSweep {
  /** The next piece, of about so many entries; null when all has been visited and little has changed since. */
  next(entries: number): unknown
  /** What is missing to make it exact as of now; undefined: nothing. The sweep is over then. */
  finish(): unknown
}

/** A section that is encoded in one go, at the end: for what takes a few milliseconds at most (some thousand entries). */
export function section<T>(
  name: string,
  encode: (state: EngineState) => T,
  decode: (state: EngineState, value: T) => void,
): Section {
  return {
    name,
    sweep: (state) => ({ next: () => null, finish: () => encode(state) }),
    // Checkpoints are checksummed and written by `encode` alone; STATE_VERSION guards their shape.
    loader: (state) => (value) => decode(state, value as T),
  }
}

/** Fills a map from its entries, in their order: the order is part of the state. */
export function fillMap<K, V>(map: Map<K, V>, entries: Iterable<readonly [K, V]>): void {
  for (const [key, value] of entries) map.set(key, value)
}
