// The thresholds of learned affinities, with their reasons: what counts as a case, and what is more than chance.

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const AFFINITY_POLICY = {
  /** Heard of again within this time it is the same condition: twice the idle gap of grouping, so that one burst is one beginning. */
  quietMs: 10 * MINUTE,
  /**
   * Lags are counted in windows that grow fivefold: what matters is whether an effect takes seconds or minutes. Beyond 15 min an operator sees
   * no connection any more.
   */
  windowsMs: [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE],
  /** From the last window to here is what chance does: long enough to hold some cases, short enough to have the same time of day. */
  backgroundMs: 2 * HOUR,
  /** Farther away everything follows everything. */
  hops: 2,
  /** A year covers every season, and networks are rebuilt in years: what was seen half a year ago counts half. */
  halfLifeMs: 180 * DAY,
  /** Once is chance; twice may be a rule, if the second time is not a half-life old. */
  minSupport: 1.5,
  /** The same of outbreaks: the forty hosts of one outage are one witness, however many cases they make. */
  minOutbreaks: 1.5,
  /** Of the rules accepted on what was seen, one in twenty may be chance (Benjamini and Hochberg). */
  falseDiscoveryRate: 0.05,
  /** One-sided 5 %: the other order is the more frequent one beyond chance. */
  minOrder: -1.64,
  /** What follows in less than one case of 200 helps nobody to decide. */
  minScore: 0.005,
  /** A rule binds alerts when the one follows in every tenth case at least: what is rarer mostly has another reason. */
  minBindingScore: 0.1,
  /** Alerts of each side of a merge or split that are looked at: a person decides on what is seen on a screen. */
  maxTaught: 50,
  /** A merge or a split by an operator weighs as much as ten cases ... */
  verdictWeight: 10,
  /** ... and what was seen never more than twenty, so that three verdicts overrule any number of cases. */
  observationWeight: 20,
  /** Cost of an onset: CIs near it that are looked at, and recent onsets on them that it is compared with. */
  maxNearCis: 32,
  maxComparisons: 32,
  /** Memory: 10,000 CIs with up to 32 onsets of the last two hours, 5,000 classes, 10,000 pairs of about 300 bytes. */
  maxOnsetsPerCi: 32,
  maxCis: 10_000,
  maxClasses: 5_000,
  maxPairs: 10_000,
  /** A review takes milliseconds: due when a twentieth of what was learned is new, at least every 5,000 onsets. */
  review: { minOnsets: 50, share: 0.05, maxOnsets: 5_000 },
  /** What a person would see a difference in: 5 points of the score, or half as many cases again. */
  news: { score: 0.05, growth: 1.5 },
} as const
