// Exponential decay: a count of one half-life ago is worth half. Applied when a count is touched, not by a timer.

/** @returns what a weight of the time `from` is worth at the time `to`, 0..1 */
export function fading(from: number, to: number, halfLifeMs: number): number {
  return to <= from ? 1 : 2 ** ((from - to) / halfLifeMs)
}
