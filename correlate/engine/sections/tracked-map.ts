// A map that can say what has changed in it since it was asked to watch: what makes a checkpoint in pieces exact.

/** Values are records that their owner changes in place: it calls `mark` when it does. */
export class TrackedMap<V> extends Map<string, V> {
  /** Null: nobody wants to know. Both keep the order in which things happened. */
  #changed: Set<string> | null = null
  #gone: Set<string> | null = null

  override set(key: string, value: V): this {
    this.#changed?.add(key)
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    if (!super.delete(key)) return false
    this.#changed?.delete(key)
    this.#gone?.add(key)
    return true
  }

  /** The value was, or will be, changed in this step. */
  mark(key: string): void {
    if (this.#changed !== null && this.has(key)) this.#changed.add(key)
  }

  /** Starts to watch, from nothing. */
  watch(): { readonly changed: Set<string>; readonly gone: ReadonlySet<string> } {
    const watched = { changed: new Set<string>(), gone: new Set<string>() }
    this.#changed = watched.changed
    this.#gone = watched.gone
    return watched
  }

  unwatch(): void {
    this.#changed = null
    this.#gone = null
  }
}
