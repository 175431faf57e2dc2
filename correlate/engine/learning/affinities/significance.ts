// Is a number of coincidences more than chance? Likelihood ratio of two Poisson rates, and the control of false discoveries over many pairs.
import { errorFunction } from 'simple-statistics'

/**
 * Log-likelihood ratio of `seen` cases in a time of length `window` against `background` cases in a time of length `span`, when both had one
 * rate (Przyborowski and Wilenski's conditional test as a ratio); 0 when there are no more than the background lets expect.
 */
export function excessLikelihood(seen: number, window: number, background: number, span: number): number {
  const all = seen + background
  const share = window / (window + span)
  if (seen <= 0 || seen <= all * share) return 0
  return seen * Math.log(seen / (all * share)) + (background > 0 ? background * logShare(background, all, share) : 0)
}

function logShare(background: number, all: number, share: number): number {
  return Math.log(background / (all * (1 - share)))
}

/**
 * One-sided p-value of a log-likelihood ratio (Wilks), for the best of several windows (Bonferroni).
 * @param windows how many were tried
 */
export function pValue(likelihood: number, windows: number): number {
  const z = Math.sqrt(2 * likelihood)
  return Math.min(1, (windows * (1 - errorFunction(z / Math.SQRT2))) / 2)
}

/**
 * The largest p-value that is still a discovery when a share of `rate` of the discoveries may be false (Benjamini and Hochberg 1995); -1: none is.
 */
export function discoveryLimit(pValues: readonly number[], rate: number): number {
  const rising = [...pValues].sort((a, b) => a - b)
  let limit = -1
  rising.forEach((value, i) => {
    if (value <= (rate * (i + 1)) / rising.length) limit = value
  })
  return limit
}
