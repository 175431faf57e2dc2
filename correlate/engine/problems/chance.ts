// Does something recur more often than chance explains? Counts of a Poisson process whose rate is known only from what was seen elsewhere:
// with a gamma prior on the rate, the count to come is negative binomial (Gelman et al., Bayesian Data Analysis, 2.6).

/** What was seen of such incidents where the recurrence is not. */
export interface Background {
  readonly count: number
  /** CI-days of watching. */
  readonly ciDays: number
}

/**
 * The chance of at least `count` incidents within `ciDays`, when they come at the background's rate.
 * @param prior what a rate is worth before anything was seen: `shape` incidents in `ciDays`
 */
export function chanceOfCount(count: number, ciDays: number, background: Background, prior: Background): number {
  const shape = prior.count + background.count
  const share = ciDays / (prior.ciDays + background.ciDays + ciDays)
  // P(0) = (1 - share)^shape, P(k+1) = P(k) (shape + k) / (k + 1) share; in logarithms, for shapes of many hundreds.
  let term = shape * Math.log1p(-share)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += Math.exp(term)
    term += Math.log(((shape + k) / (k + 1)) * share)
  }
  return Math.max(0, 1 - below)
}

/** Incidents to be expected within `ciDays` at the background's rate. */
export function expectedCount(ciDays: number, background: Background, prior: Background): number {
  return ((prior.count + background.count) / (prior.ciDays + background.ciDays)) * ciDays
}

/** Fisher's method for two independent tests: the chance that both together look as odd as they do. */
export function combineChances(a: number, b: number): number {
  const product = a * b
  return product <= 0 ? 0 : Math.min(1, product * (1 - Math.log(product)))
}
