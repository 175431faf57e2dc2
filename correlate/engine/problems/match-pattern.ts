// Which known pattern is the incident one of?
import type { ProblemLevel } from '../../contract/problem.ts'
import type { Policy } from '../policy.ts'
import type { StepWork } from '../step-work.ts'
import { featureWeight } from './feature-weight.ts'
import { candidatePatterns } from './pattern-index.ts'
import { alikeInFeatures, alikeInPlace, type FeatureWeight, type View } from './profile.ts'
import type { PatternRecord, Profile } from './recurrence-state.ts'
import type { Signature } from './signature.ts'

export interface Match {
  readonly pattern: PatternRecord
  /** 0..1 */
  readonly alike: number
}

/** The pattern of that level that is most like the incident, when one is like it enough. */
export function matchPattern(work: StepWork, signature: Signature, level: ProblemLevel, view: View): Match | null {
  const { policy, index, state } = work
  const weightOf = featureWeight(state, policy)
  let best: Match | null = null
  for (const pattern of candidatePatterns(index.patterns, signature, level, policy.problem.commonPlace)) {
    const alike = alikeness(policy, pattern.profile, signature, level, weightOf, view)
    if (alike < threshold(work, pattern) || (best !== null && alike <= best.alike)) continue
    const stranger = pattern.strangers.some(
      (taken) => alikeness(policy, taken, signature, level, weightOf, view) > alike,
    )
    if (!stranger) best = { pattern, alike }
  }
  return best
}

/** A pattern that a person confirmed takes its next incident more readily. */
function threshold({ state, policy }: StepWork, { level, problemId }: PatternRecord): number {
  const { alikeOnCi, alikeOnType, confirmedEase } = policy.problem
  const word = problemId === null ? undefined : state.problems.get(problemId)?.state
  const confirmed = word === 'open' || word === 'known_error' || word === 'resolved'
  return (level === 'ci' ? alikeOnCi : alikeOnType) - (confirmed ? confirmedEase : 0)
}

function alikeness(
  policy: Policy,
  profile: Profile,
  signature: Signature,
  level: ProblemLevel,
  weightOf: FeatureWeight,
  view: View,
): number {
  const features = alikeInFeatures(profile, signature, weightOf, view)
  // The back-off: where the CI may differ, only what happened is left to compare.
  if (level === 'type') return features
  const { placeShare } = policy.problem
  return placeShare * alikeInPlace(profile, signature, view) + (1 - placeShare) * features
}
