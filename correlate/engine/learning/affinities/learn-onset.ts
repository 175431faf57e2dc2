// A condition began somewhere: what began near it, and how long before? Cost per onset is bounded by the policy, whatever the flood.
import type { Topology } from '../../../topology/topology.ts'
import type { Policy } from '../../policy.ts'
import { NO_EFFECTS } from './affinity-records.ts'
import type { AffinityState, Onset } from './affinity-records.ts'
import { keepNewest } from './bounded-map.ts'
import { changePair, countNear, lagPlace } from './count-pair.ts'
import type { LagPlace } from './count-pair.ts'
import { fading } from './decay.ts'

interface Occurrence {
  readonly ci: string
  readonly eventClass: string
  readonly at: number
  /** Whether it may be a beginning: a lease that is renewed is none, however long ago the last word was. */
  readonly mayBegin: boolean
}

/** @returns whether it was an onset: a condition that had been quiet there */
export function learnOnset(
  state: AffinityState,
  { ci, eventClass, at, mayBegin }: Occurrence,
  topology: Pick<Topology, 'near'>,
  policy: Policy['affinity'],
): boolean {
  const own = state.onsets.get(ci) ?? []
  const last = own.findLast((onset) => onset.eventClass === eventClass)
  if (last !== undefined && at - last.seenAt <= policy.quietMs) {
    last.seenAt = Math.max(last.seenAt, at)
    state.onsets.mark(ci)
    return false
  }
  if (!mayBegin) return false
  const onset: Onset = { eventClass, at, seenAt: at, followedBy: NO_EFFECTS }
  compare(state, ci, onset, topology, policy)
  countClass(state, eventClass, at, policy)
  const kept = own.filter((one) => at - one.seenAt <= policy.backgroundMs).slice(1 - policy.maxOnsetsPerCi)
  kept.push(onset)
  keepNewest(state.onsets, ci, kept, policy.maxCis)
  forgetQuiet(state, at, policy)
  state.learned++
  state.unreviewed++
  return true
}

/** CIs where nothing is recent any more: the one with the oldest onset is first. */
function forgetQuiet({ onsets }: AffinityState, now: number, { backgroundMs }: Policy['affinity']): void {
  for (let ci = onsets.oldest(); ci !== undefined; ci = onsets.oldest()) {
    const last = onsets.get(ci)?.at(-1)
    if (last !== undefined && now - last.seenAt <= backgroundMs) return
    onsets.delete(ci)
  }
}

/** Nearest CIs first, on each the newest onset first, until the policy's number of comparisons is used up. */
function compare(
  state: AffinityState,
  ci: string,
  onset: Onset,
  topology: Pick<Topology, 'near'>,
  policy: Policy['affinity'],
): void {
  // A class counts once as the cause of this onset at each distance: ten ports that went down are one reason, not ten.
  // A bit for each of far or near, after or before.
  const counted = new Map<string, number>()
  let [left, reached] = [policy.maxComparisons, 0]
  const compareOn = (place: string, hops: number): void => {
    const others = state.onsets.get(place)
    // They come in the order of their distance.
    if (hops !== reached) counted.clear()
    reached = hops
    for (let i = (others?.length ?? 0) - 1; i >= 0 && left > 0; i--) {
      const other = others?.[i]
      if (other === undefined || (hops === 0 && other.eventClass === onset.eventClass)) continue
      left--
      // Events come out of order now and then: the earlier one is the cause.
      const lag = onset.at - other.at
      const where = lagPlace(Math.abs(lag), policy)
      if (where === null) continue
      const bit = 1 << ((where === 'far' ? 1 : 0) + (lag < 0 ? 2 : 0))
      const known = counted.get(other.eventClass) ?? 0
      if ((known & bit) !== 0) continue
      counted.set(other.eventClass, known | bit)
      state.onsets.mark(place)
      if (lag >= 0) countOnce(state, other, onset, hops, where, policy)
      if (lag <= 0) countOnce(state, onset, other, hops, where, policy)
    }
  }
  compareOn(ci, 0)
  for (const { ci: place, hops } of topology.near(ci, policy.hops, policy.maxNearCis)) compareOn(place, hops)
}

/** A cause counts a class once as its effect at each distance: a burst is one consequence, not fifty. */
function countOnce(
  state: AffinityState,
  cause: Onset,
  effect: Onset,
  hops: number,
  place: Exclude<LagPlace, null>,
  policy: Policy['affinity'],
): void {
  const bit = 1 << (2 * hops + (place === 'far' ? 1 : 0))
  const { followedBy } = cause
  const known = followedBy.indexOf(effect.eventClass)
  const followed = known === -1 ? 0 : Number(followedBy[known + 1])
  if ((followed & bit) !== 0) return
  if (known === -1 && followedBy.length >= 2 * policy.maxOnsetsPerCi) return
  cause.followedBy =
    known === -1 ? followedBy.concat(effect.eventClass, bit) : followedBy.with(known + 1, followed | bit)
  const names = { from: cause.eventClass, to: effect.eventClass, hops }
  const at = Math.max(cause.at, effect.at)
  changePair(state, names, at, policy, (pair) => {
    if (place === 'far') pair.far++
    else countNear(pair, place, at, policy)
  })
}

function countClass(state: AffinityState, eventClass: string, at: number, policy: Policy['affinity']): void {
  keepNewest(
    state.classes,
    eventClass,
    { weight: classWeight(state, eventClass, at, policy) + 1, at },
    policy.maxClasses,
  )
}

/** How often the class began, faded to now. */
export function classWeight(state: AffinityState, eventClass: string, now: number, policy: Policy['affinity']): number {
  const known = state.classes.get(eventClass)
  return known === undefined ? 0 : known.weight * fading(known.at, now, policy.halfLifeMs)
}
