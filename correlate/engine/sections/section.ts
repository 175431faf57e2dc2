// One part of the engine's state as a checkpoint holds it. Whoever adds something to EngineState registers it here, in one place (sections.ts).
import type { EngineState } from '../state.ts'

export interface Section {
  /** Stable: it stands in checkpoints on disk. */
  readonly name: string
  /** The part as a JSON value; the same value for the same state. */
  encode(state: EngineState): unknown
  /** Puts what `encode` gave into a fresh state. Not called when the checkpoint has no such section: it stays as createState makes it. */
  decode(state: EngineState, value: unknown): void
}

/** A section that is encoded in one go: for what takes a few milliseconds at most (some thousand entries). */
export function section<T>(
  name: string,
  encode: (state: EngineState) => T,
  decode: (state: EngineState, value: T) => void,
): Section {
  // Checkpoints are checksummed and written by `encode` alone; STATE_VERSION guards their shape.
  return { name, encode, decode: (state, value) => decode(state, value as T) }
}

/** Fills a map from its entries, in their order: the order is part of the state. */
export function fillMap<K, V>(map: Map<K, V>, entries: Iterable<readonly [K, V]>): void {
  for (const [key, value] of entries) map.set(key, value)
}
