// What an operator brings together or parts, for the pairs of classes in it.
import { conditionName } from '../../classes/class-synonyms.ts'
import type { AlertRecord } from '../../state.ts'
import type { Regrouping } from '../teach-verdict.ts'
import type { StepWork } from '../../step-work.ts'
import { changePair } from './count-pair.ts'
import { reviewAffinities } from './review-affinities.ts'

/** Each pair of classes that the two sides hold near each other gets one verdict; the rules follow at once. */
export function teachPairs(
  work: StepWork,
  verdict: Regrouping,
  one: readonly AlertRecord[],
  other: readonly AlertRecord[],
): void {
  const { state, topology, effects } = work
  const policy = work.policy.affinity
  const taught = new Set<string>()
  const others = new Map<string, AlertRecord[]>()
  for (const alert of other) others.set(alert.ci.id, [...(others.get(alert.ci.id) ?? []), alert])
  for (const alert of one.slice(0, policy.maxTaught)) {
    const places = [{ ci: alert.ci.id, hops: 0 }, ...topology.near(alert.ci.id, policy.hops, policy.maxNearCis)]
    for (const { ci, hops } of places) {
      for (const met of others.get(ci)?.slice(0, policy.maxTaught) ?? []) teach(alert, met, hops)
    }
  }
  if (taught.size > 0) {
    effects.affinity.push(...reviewAffinities(state.affinities, state.now, state.partition, policy))
  }

  function teach(a: AlertRecord, b: AlertRecord, hops: number): void {
    const [first, second] = a.raisedAt <= b.raisedAt ? [a, b] : [b, a]
    const pair = { from: conditionName(first.eventClass), to: conditionName(second.eventClass), hops }
    const key = JSON.stringify(pair)
    if (taught.has(key) || (hops === 0 && pair.from === pair.to)) return
    taught.add(key)
    changePair(state.affinities, pair, state.now, policy, (counts) => {
      counts[verdict]++
    })
  }
}
