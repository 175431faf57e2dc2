// From counts to rules: every pair is judged against chance, all pairs together against false discoveries. Done when enough is new, not per event.
import type { Affinity } from '../../../contract/affinity.ts'
import type { Policy } from '../../policy.ts'
import type { AffinityState } from './affinity-records.ts'
import { linkClasses, pairKey } from './affinity-records.ts'
import { fading } from './decay.ts'
import { judgePair } from './judge-pair.ts'
import type { PairFindings } from './judge-pair.ts'
import { classWeight } from './learn-onset.ts'
import { noFindings, opinion, ruleOfPair } from './rule-of-pair.ts'
import { discoveryLimit } from './significance.ts'

/** Whether as much is new as makes a review worth its time: a share of all that was learned. */
export function isReviewDue({ learned, unreviewed }: AffinityState, { review }: Policy['affinity']): boolean {
  return unreviewed >= Math.min(review.maxOnsets, Math.max(review.minOnsets, learned * review.share))
}

/**
 * Judges all pairs anew.
 * @returns the rules to tell of: those that have another verdict, or have moved by more than the policy calls news
 */
export function reviewAffinities(
  state: AffinityState,
  now: number,
  partition: number,
  policy: Policy['affinity'],
): Affinity[] {
  const findings = findAll(state, now, policy)
  const limit = discoveryLimit(
    findings.map((found) => found.pValue),
    policy.falseDiscoveryRate,
  )
  const lost = new Set(state.rules.keys())
  const revision = ++state.reviews
  const news: Affinity[] = []
  state.unreviewed = 0
  for (const found of findings) {
    const { from, to, hops } = found.pair
    const key = pairKey(from, to, hops)
    const told = state.rules.get(key)?.told ?? null
    lost.delete(key)
    const rule: Affinity = {
      id: `${partition}:${from}>${to}@${hops}`,
      partition,
      revision,
      ...ruleOfPair(found, classWeight(state, from, now, policy), limit, policy),
      updatedAt: now,
    }
    const isTold = isNews(rule, told, policy)
    if (isTold) news.push(rule)
    state.rules.set(key, { rule, told: isTold ? rule : told })
  }
  // What is not judged any more has faded.
  for (const key of lost) {
    const told = state.rules.get(key)?.told ?? null
    if (told !== null) news.push({ ...told, revision, verdict: 'chance', accepted: false, support: 0, updatedAt: now })
    state.rules.delete(key)
  }
  linkClasses(state)
  return news
}

function findAll(state: AffinityState, now: number, policy: Policy['affinity']): PairFindings[] {
  const findings: PairFindings[] = []
  for (const pair of state.pairs.values()) {
    const found = judgePair(pair, state.pairs.get(pairKey(pair.to, pair.from, pair.hops)), now, policy)
    if (found !== null) findings.push(found)
    else if (pair.merges !== pair.splits) {
      const left = fading(pair.at, now, policy.halfLifeMs)
      if (opinion({ merges: pair.merges * left, splits: pair.splits * left }) !== null)
        findings.push(noFindings(pair, left, policy))
    }
  }
  return findings
}

/** Figures move with every onset; a screen needs to know of it when a person would see the difference. */
function isNews(rule: Affinity, told: Affinity | null, { news }: Policy['affinity']): boolean {
  if (told === null) return rule.verdict !== 'chance'
  return (
    rule.verdict !== told.verdict ||
    rule.merges > told.merges ||
    rule.splits > told.splits ||
    Math.abs(rule.score - told.score) >= news.score ||
    rule.support >= told.support * news.growth
  )
}
