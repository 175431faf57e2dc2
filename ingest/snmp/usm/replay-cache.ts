// Authenticated datagrams seen lately, by their digest: an HMAC over all bytes is as good a name of a datagram as there is.

/** Remembers at least `limit` and at most twice as many names: two generations, so that forgetting costs nothing. */
export class ReplayCache {
  readonly #limit: number
  #young = new Set<string>()
  #old = new Set<string>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Remembers the name. @returns false when it was there already */
  admit(name: string): boolean {
    if (this.#young.has(name) || this.#old.has(name)) return false
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young
      this.#young = new Set()
    }
    this.#young.add(name)
    return true
  }

  /** The datagram did not get anywhere: the same may come again. */
  forget(name: string): void {
    this.#young.delete(name)
    this.#old.delete(name)
  }
}
