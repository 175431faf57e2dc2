// What a client that comes back has missed: the newest entry of each entity that changed lately, in the order of change. Bounded.
import type { StreamEntry } from './stream-entry.ts'

const FORGOTTEN_AT_ONCE = 0.1

export class ChangeRing {
  readonly #maxEntries: number
  /** Oldest change first: an entity that changes again moves to the end. */
  readonly #entries = new Map<string, StreamEntry>()
  /** Changes up to here may be missing from the ring. */
  #forgotten: number

  /** @param start sequence before the first one that the ring will be told of */
  constructor(maxEntries: number, start: number) {
    this.#maxEntries = maxEntries
    this.#forgotten = start
  }

  add(entry: StreamEntry): void {
    this.#entries.delete(entry.key)
    this.#entries.set(entry.key, entry)
    if (this.#entries.size > this.#maxEntries) this.#forget()
  }

  /** Forgets many at once: finding a Map's first entry passes over all that were deleted before it. */
  #forget(): void {
    const keep = this.#maxEntries - Math.floor(this.#maxEntries * FORGOTTEN_AT_ONCE)
    for (const [key, oldest] of this.#entries) {
      if (this.#entries.size <= keep) return
      this.#entries.delete(key)
      this.#forgotten = oldest.seq
    }
  }

  /** Entries behind a sequence, or null when some of them are gone. */
  since(seq: number): StreamEntry[] | null {
    if (seq < this.#forgotten) return null
    return [...this.#entries.values()].filter((entry) => entry.seq > seq)
  }
}
