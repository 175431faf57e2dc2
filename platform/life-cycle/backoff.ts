// Growing pauses between tries, short again after a time without trouble.

export interface Backoff {
  /** The pause before the next try, ms. */
  next(now: number): number
}

/**
 * @param limits.firstMs pause after the first failure, doubled with each further one
 * @param limits.longestMs
 * @param limits.quietMs a failure this long after the previous one counts as the first again
 */
export function createBackoff(limits: { firstMs: number; longestMs: number; quietMs: number }): Backoff {
  let pause = limits.firstMs
  let failedAt = -Infinity
  return {
    next(now) {
      pause = now - failedAt > limits.quietMs ? limits.firstMs : Math.min(pause * 2, limits.longestMs)
      failedAt = now
      return pause
    },
  }
}
