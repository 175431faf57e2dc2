// A map that can say what has changed in it since it was asked to watch: what makes a checkpoint in pieces exact. And a memory that forgets its
// oldest entry finds it at once.

/** Keys by what happened to them; each set in the order in which it did. */
export interface Watched {
  readonly changed: Set<string>
  readonly gone: Set<string>
  /** Added, also again after they were deleted: they stand behind all that was there before. */
  readonly born: Set<string>
}

/** Keys that are looked up at once: a fraction of the places that a full memory leaves behind. */
const FRONT = 256

/** Values are records that their owner changes in place: it calls `mark` when it does. */
export class TrackedMap<V> extends Map<string, V> {
  /** Null: nobody wants to know. */
  #watched: Watched | null = null
  /** The first keys in the map's order, those of them that are still there. Empty: not looked up. */
  readonly #front = new Set<string>()

  /**
   * The key that stands first. Iterating from the front passes the places of all entries that were deleted there, thousands in a full memory:
   * it is done once for many keys. (An iterator that stays would hold every table that the map has grown out of since it last moved.)
   */
  oldest(): string | undefined {
    if (this.#front.size === 0) {
      for (const key of this.keys()) {
        if (this.#front.add(key).size === FRONT) break
      }
    }
    for (const key of this.#front) return key
    return undefined
  }

  override set(key: string, value: V): this {
    if (this.#watched !== null) {
      if (!this.has(key)) this.#watched.born.add(key)
      this.#watched.changed.add(key)
    }
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    if (!super.delete(key)) return false
    // Added again, it would stand last.
    this.#front.delete(key)
    this.#watched?.changed.delete(key)
    this.#watched?.gone.add(key)
    return true
  }

  /** The value was, or will be, changed in this step. */
  mark(key: string): void {
    if (this.has(key)) this.#watched?.changed.add(key)
  }

  /** Starts to watch, from nothing. */
  watch(): Watched {
    this.#watched = { changed: new Set(), gone: new Set(), born: new Set() }
    return this.#watched
  }

  unwatch(): void {
    this.#watched = null
  }
}
