// Amounts added up by key. Most tallies of a reading have a handful of keys, and a map of its own costs more than looking through them.

/** From so many keys on looking through them costs more than a map does. */
const FEW = 12

export class Tally<K> {
  readonly #keys: K[] = []
  readonly #sums: number[] = []
  #places: Map<K, number> | null = null

  add(key: K, amount: number): void {
    const place = this.#placeOf(key)
    if (place >= 0) {
      this.#sums[place] = (this.#sums[place] ?? 0) + amount
      return
    }
    this.#places?.set(key, this.#keys.length)
    this.#keys.push(key)
    this.#sums.push(amount)
    if (this.#places === null && this.#keys.length > FEW) this.#places = new Map(this.#keys.map((one, n) => [one, n]))
  }

  has(key: K): boolean {
    return this.#placeOf(key) >= 0
  }

  /** In the order in which they came. */
  get keys(): readonly K[] {
    return this.#keys
  }

  /** @param place of its key */
  sumAt(place: number): number {
    return this.#sums[place] ?? 0
  }

  #placeOf(key: K): number {
    return this.#places === null ? this.#keys.indexOf(key) : (this.#places.get(key) ?? -1)
  }
}
