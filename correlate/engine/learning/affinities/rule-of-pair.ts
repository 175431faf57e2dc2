// A pair's findings, and what operators have said of it, as a rule with a verdict.
import type { Affinity, AffinityVerdict } from '../../../contract/affinity.ts'
import type { Policy } from '../../policy.ts'
import { round } from '../../rounding.ts'
import type { PairCount } from './affinity-records.ts'
import type { PairFindings } from './judge-pair.ts'

interface Verdicts {
  readonly merges: number
  readonly splits: number
}

/** Of one verdict this much is left when it does not count any more: a half-life after it was given. */
const STILL_COUNTS = 0.5

/** What operators say of a pair: more of one kind than of the other, or nothing. */
export function opinion({ merges, splits }: Verdicts): 'merge' | 'split' | null {
  if (merges - splits >= STILL_COUNTS) return 'merge'
  return splits - merges >= STILL_COUNTS ? 'split' : null
}

/**
 * A share that was observed, and operators' verdicts, as one share: each verdict weighs as much as many cases, and cases beyond a number weigh
 * no more.
 * @param cases how many the observation stands on
 */
export function corrected(
  share: number,
  cases: number,
  { merges, splits }: Verdicts,
  { verdictWeight, observationWeight }: Policy['affinity'],
): number {
  const observed = Math.min(cases, observationWeight)
  const all = observed + verdictWeight * (merges + splits)
  return all === 0 ? 0 : (share * observed + verdictWeight * merges) / all
}

/** Findings of a pair that has too few cases to be judged: for what operators say of it. */
export function noFindings(pair: PairCount, left: number, { windowsMs }: Policy['affinity']): PairFindings {
  const support = left * pair.near.reduce((sum, weight) => sum + weight, 0)
  return { pair, left, windowMs: windowsMs.at(-1) ?? 0, typicalLagMs: 0, support, expected: 0, pValue: 1, order: 0 }
}

/**
 * @param causes how often the earlier class began
 * @param limit largest p-value of a discovery
 */
export function ruleOfPair(
  { pair, left, windowMs, typicalLagMs, support, expected, pValue, order }: PairFindings,
  causes: number,
  limit: number,
  policy: Policy['affinity'],
): Omit<Affinity, 'id' | 'partition' | 'revision' | 'updatedAt'> {
  const { from, to, hops } = pair
  const said = { merges: pair.merges * left, splits: pair.splits * left }
  const share = causes === 0 ? 0 : Math.min(1, Math.max(0, support - expected) / causes)
  const score = corrected(share, causes, said, policy)
  const verdict = verdictOf(said, score, pValue <= limit, order < policy.minOrder, policy)
  return {
    from,
    to,
    hops,
    score: round(score, 4),
    support: round(support, 2),
    expected: round(expected, 3),
    causes: round(causes, 2),
    windowMs,
    typicalLagMs,
    pValue: Number(pValue.toPrecision(3)),
    merges: round(said.merges, 2),
    splits: round(said.splits, 2),
    verdict,
    accepted: verdict === 'accepted',
  }
}

function verdictOf(
  verdicts: Verdicts,
  score: number,
  isDiscovery: boolean,
  isReversed: boolean,
  policy: Policy['affinity'],
): AffinityVerdict {
  const said = opinion(verdicts)
  if (said !== null) return said === 'merge' ? 'accepted' : 'split_by_operators'
  if (!isDiscovery) return 'chance'
  if (isReversed) return 'reversed'
  return score < policy.minScore ? 'weak' : 'accepted'
}
