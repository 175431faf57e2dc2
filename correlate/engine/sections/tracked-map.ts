// A map that can say what has changed in it since it was asked to watch: what makes a checkpoint in pieces exact. And a memory that forgets its
// oldest entry finds it at once.

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
  #order = super.keys()
  #first: string | undefined

  /**
   * The key that stands first. Iterating from the front would pass the places of all entries that were deleted there, thousands in a full
   * memory: what has come this far stays here.
   */
  oldest(): string | undefined {
    if (this.#first !== undefined) return this.#first
    let next = this.#order.next()
    if (next.done === true) {
      // An iterator that came to the end once stays there.
      this.#order = super.keys()
      next = this.#order.next()
    }
    this.#first = next.done === true ? undefined : next.value
    return this.#first
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
    if (key === this.#first) this.#first = undefined
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
