// The thresholds of storms, with their reasons: how many incidents of a source at a time are more than people can look at one by one.

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const STORM_POLICY = {
  /** Incidents that would open are counted with this half-life, which is a mean life of ten seconds: a storm is seen within seconds. */
  halfLifeMs: 7 * SECOND,
  /** So many of one source on that scale are a storm: more than a screen shows, and than independent faults ever begin in ten seconds. */
  openings: 20,
  /** It must also be so many times the source's usual: the busiest hour of a day is two to four times its mean. */
  timesUsual: 8,
  /** What is usual is learned over this half-life: half a shift, so that the night does not set the scale for the day. */
  usualHalfLifeMs: 4 * HOUR,
  /** An opening in a storm teaches a tenth of another: a storm becomes usual after a shift, not within itself. */
  stormTeaches: 0.1,
  /** The storm is over when the count has fallen to this share of what began it: two half-lives, so that a gust does not make two of one. */
  endShare: 0.25,
  /** Sources (of a domain) whose rates are remembered, the longest silent forgotten first: 100 bytes each. */
  maxSources: 1_000,
} as const
