// One more case of `to` beginning after `from`: into the lag window where it belongs.
import type { Policy } from '../../policy.ts'
import { keepNewest } from './bounded-map.ts'
import type { AffinityState, PairCount } from './affinity-records.ts'
import { pairKey } from './affinity-records.ts'
import { fading } from './decay.ts'

type AffinityPolicy = Policy['affinity']

/** Where a lag is counted: 0 the same instant, 1.. the windows, 'far' the background; null: too far apart to count. */
export type LagPlace = number | 'far' | null

/** @param lagMs not negative */
export function lagPlace(lagMs: number, { windowsMs, backgroundMs }: AffinityPolicy): LagPlace {
  if (lagMs === 0) return 0
  const window = windowsMs.findIndex((length) => lagMs <= length)
  if (window !== -1) return window + 1
  return lagMs <= backgroundMs ? 'far' : null
}

/** Adds to a pair, after its counts have faded to now; it is the one counted last then. */
export function changePair(
  { pairs }: Pick<AffinityState, 'pairs'>,
  pair: Pick<PairCount, 'from' | 'to' | 'hops'>,
  now: number,
  policy: AffinityPolicy,
  change: (pair: PairCount) => void,
): void {
  const key = pairKey(pair.from, pair.to, pair.hops)
  const kept = pairs.get(key) ?? emptyPair(pair, now, policy)
  fade(kept, now, policy)
  change(kept)
  keepNewest(pairs, key, kept, policy.maxPairs)
}

function emptyPair(
  { from, to, hops }: Pick<PairCount, 'from' | 'to' | 'hops'>,
  at: number,
  { windowsMs }: AffinityPolicy,
): PairCount {
  return {
    from,
    to,
    hops,
    near: [0, ...windowsMs.map(() => 0)],
    far: 0,
    outbreaks: 0,
    nearAt: null,
    merges: 0,
    splits: 0,
    at,
  }
}

/** One more near case. An outage that takes forty hosts down shows forty cases of one outbreak: they prove as little as one. */
export function countNear(pair: PairCount, place: number, at: number, { windowsMs }: AffinityPolicy): void {
  pair.near[place] = (pair.near[place] ?? 0) + 1
  if (pair.nearAt === null || at - pair.nearAt > (windowsMs.at(-1) ?? 0)) pair.outbreaks++
  pair.nearAt = Math.max(pair.nearAt ?? at, at)
}

function fade(pair: PairCount, now: number, { halfLifeMs }: AffinityPolicy): void {
  const left = fading(pair.at, now, halfLifeMs)
  if (left === 1) return
  for (let i = 0; i < pair.near.length; i++) pair.near[i] = (pair.near[i] ?? 0) * left
  pair.far *= left
  pair.outbreaks *= left
  pair.merges *= left
  pair.splits *= left
  pair.at = now
}
