// A count that forgets: each thing counted weighs half after the half-life. Two numbers, whatever was counted.

const DAY_MS = 24 * 3_600_000

export interface DecayingCount {
  readonly value: number
  /** When `value` was true, epoch ms. */
  readonly at: number
}

export function countAt(count: DecayingCount | undefined, now: number, halfLifeMs: number): number {
  return count === undefined ? 0 : count.value * weightOf(now - count.at, halfLifeMs)
}

export function countOneMore(count: DecayingCount | undefined, now: number, halfLifeMs: number): DecayingCount {
  return { value: countAt(count, now, halfLifeMs) + 1, at: now }
}

/** What something counted `ageMs` ago still weighs. */
export function weightOf(ageMs: number, halfLifeMs: number): number {
  return 2 ** (-Math.max(0, ageMs) / halfLifeMs)
}

/** Days that such a count looks back on after `watchedMs` of watching: the same forgetting, applied to the time. */
export function watchedDays(watchedMs: number, halfLifeMs: number): number {
  const mean = halfLifeMs / Math.LN2
  return (mean * (1 - weightOf(watchedMs, halfLifeMs))) / DAY_MS
}

/**
 * Counts under a key. The last counted go to the end, and the one at the front is forgotten beyond `limit`.
 */
export function countKey(
  counts: Map<string, DecayingCount>,
  key: string,
  now: number,
  halfLifeMs: number,
  limit: number,
): void {
  const next = countOneMore(counts.get(key), now, halfLifeMs)
  counts.delete(key)
  counts.set(key, next)
  for (const oldest of counts.keys()) {
    if (counts.size <= limit) break
    counts.delete(oldest)
  }
}
