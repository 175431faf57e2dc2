// What a class (or an order of classes) weighs when incidents are compared: learned from how many incidents have it.
import type { EngineState } from '../state.ts'
import type { Policy } from '../policy.ts'
import { countAt, countKey, countOneMore } from './decaying-count.ts'
import { isOrder, type FeatureWeight } from './profile.ts'
import type { Signature } from './signature.ts'

/** Inverse document frequency (Spärck Jones 1972), over the incidents of the last weeks. */
export function featureWeight(state: EngineState, policy: Policy): FeatureWeight {
  const { halfLifeMs, assumedIncidents, orderWeight } = policy.problem
  const { recurrence, now } = state
  const all = assumedIncidents + countAt(recurrence.incidents, now, halfLifeMs)
  return (feature) => {
    const having = countAt(recurrence.features.get(feature), now, halfLifeMs)
    const weight = Math.log(1 + all / (1 + having))
    return isOrder(feature) ? orderWeight * weight : weight
  }
}

/** Takes the incident into the counts, once. */
export function countFeatures(state: EngineState, policy: Policy, { features }: Signature): void {
  const { halfLifeMs, maxFeatures } = policy.problem
  const { recurrence, now } = state
  recurrence.incidents = countOneMore(recurrence.incidents, now, halfLifeMs)
  for (const feature of features) countKey(recurrence.features, feature, now, halfLifeMs, maxFeatures)
}
