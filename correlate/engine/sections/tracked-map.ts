// A map that can say what has changed in it since it was asked to watch: what makes a checkpoint in pieces exact.

/** Keys by what happened to them; each set in the order in which it did. */
export interface Watched {
  readonly changed: Set<string>
  readonly gone: Set<string>
  /** Added, also again after they were deleted: they stand behind all that was there before. */
  readonly born: Set<string>
}

/** Values are records that their owner changes in place: it calls `mark` when it does. */
export class TrackedMap<V> extends Map<string, V> {
  /** Null: nobody wants to know. */
  #watched: Watched | null = null

  override set(key: string, value: V): this {
    if (this.#watched !== null) {
      if (!this.has(key)) this.#watched.born.add(key)
      this.#watched.changed.add(key)
    }
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    if (!super.delete(key)) return false
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
