// What is usual where it shows, and what is a surprise.
const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const NOVELTY_POLICY = {
  /** Longer than a burst, shorter than the way from one trouble to the next. */
  periodMs: 10 * MINUTE,
  /** Periods with raises over which experience fades: a week of them. */
  memoryPeriods: 1_000,
  /** What is taken for granted before there is experience weighs as much as this many periods ... */
  priorPeriods: 30,
  /** ... in one of ten of which a condition is there. */
  priorShare: 0.1,
  /** What was there this long ago and comes again may be the same trouble as then: two hours are most repairs. */
  recentMs: 2 * HOUR,
  /** Even the most usual condition may be the cause. */
  leastNovelty: 0.05,
  /** Pairs of CI and class remembered: about 120 bytes each. */
  maxRecords: 50_000,
}
