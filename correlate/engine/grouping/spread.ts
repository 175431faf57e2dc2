// How far trouble has spread below a CI that says nothing itself, over all incidents near: two of 48 ports' hosts in a minute are a coincidence,
// twenty of 48 are the switch.
import { wayOf } from './below.ts'
import type { Policy } from '../policy.ts'
import type { AlertRecord } from '../state.ts'
import type { Upstream } from '../../topology/topology.ts'
import type { Candidate, Spread } from './relation.ts'

/** Counts the direct dependants of `up` behind which there were raises within the shared window of this one. */
export function spreadBelow(
  alert: AlertRecord,
  up: Upstream,
  candidates: readonly Candidate[],
  { grouping }: Policy,
): Spread {
  const recent = new Set([wayOf(up, alert.ci.id)])
  let first = alert.raisedAt
  const note = (branch: string, at: number): void => {
    if (Math.abs(alert.raisedAt - at) > grouping.sharedWindowMs) return
    recent.add(branch)
    first = Math.min(first, at)
  }
  for (const { neighbourhood } of candidates) neighbourhood.below.get(up.ci)?.eachWay(note)
  return { branches: recent.size, sinceMs: alert.raisedAt - first }
}

/**
 * How well it fits a failed CI that only so many of its dependants have shown trouble by now: the binomial probability of at most these,
 * when each shows it with the share that it should have by then.
 */
export function spreadPlausibility({ branches, sinceMs }: Spread, dependants: number, { grouping }: Policy): number {
  const { sharedShowShare, sharedWindowMs } = grouping
  const share = sharedShowShare * Math.min(1, sinceMs / sharedWindowMs)
  return binomialTail(Math.min(branches, dependants), dependants, share)
}

/** P(X <= k) of n trials with chance p. */
function binomialTail(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1
  let term = (1 - p) ** n
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p))
    sum += term
  }
  return Math.min(1, sum)
}
