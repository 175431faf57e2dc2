// Bounds how often something costly is done: for everybody together, or for each source.

/** A token bucket. Times are milliseconds of any steady clock. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #at = Number.NEGATIVE_INFINITY

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
  }

  /** Takes one token. @returns false when there is none */
  take(now: number): boolean {
    if (this.#at > Number.NEGATIVE_INFINITY)
      this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}

/** One bucket a key; the keys that were not used for longest are forgotten beyond `limit`. */
export class KeyedBuckets {
  readonly #perSecond: number
  readonly #burst: number
  readonly #limit: number
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(perSecond: number, burst: number, limit: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#limit = limit
  }

  take(key: string, now: number): boolean {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#perSecond, this.#burst)
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > this.#limit) {
      const oldest = this.#buckets.keys().next()
      if (oldest.done !== true) this.#buckets.delete(oldest.value)
    }
    return bucket.take(now)
  }
}
