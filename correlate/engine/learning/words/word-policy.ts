// When a name that alerts share ties them together.
const MINUTE = 60_000

export const WORD_POLICY = {
  /** Longer than a burst, shorter than the way from one trouble to the next, as for conditions. */
  periodMs: 10 * MINUTE,
  /** A week of periods with raises. */
  memoryPeriods: 1_000,
  /** A word that nobody has heard weighs as much as one that was there in a tenth of this many periods: it takes five hours with raises to know a rare one. */
  priorPeriods: 30,
  priorShare: 0.1,
  /** Said in more of the time than this, and two that say it within minutes may have done so by chance: the usual level of significance. */
  mostShare: 0.05,
  /** A class that was heard so many times as often as the name does not bring it along by itself. */
  timesWithout: 3,
  /** One trouble of up to an hour counts nothing against its own words. */
  runPeriods: 6,
  /** As long as a burst may pause. */
  windowMs: 5 * MINUTE,
  /** About 200 bytes each. */
  maxRecords: 10_000,
  /** Alerts of each side that an operator's split or merge is learned from: more say the same. */
  maxTaught: 50,
}
