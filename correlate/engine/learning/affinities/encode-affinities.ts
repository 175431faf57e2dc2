// The affinities' part of a checkpoint: tables as lists, in their order, for it decides what is forgotten first.
import { fillMap } from '../../sections/section.ts'
import type { AffinityState, ClassCount, Onset, PairCount, RuleRecord } from './affinity-records.ts'
import { linkClasses, pairKey } from './affinity-records.ts'

type EncodedOnset = readonly [eventClass: string, at: number, seenAt: number, followedBy: readonly [string, number][]]

export interface EncodedAffinities {
  readonly onsets: readonly (readonly [ci: string, onsets: readonly EncodedOnset[]])[]
  readonly classes: readonly (readonly [string, ClassCount])[]
  readonly pairs: readonly PairCount[]
  readonly rules: readonly RuleRecord[]
  readonly counters: Pick<AffinityState, 'learned' | 'unreviewed' | 'reviews'>
}

export function encodeAffinities(state: AffinityState): EncodedAffinities {
  const { learned, unreviewed, reviews } = state
  return {
    onsets: [...state.onsets].map(([ci, onsets]) => [ci, onsets.map(encodeOnset)]),
    classes: [...state.classes],
    pairs: [...state.pairs.values()],
    rules: [...state.rules.values()],
    counters: { learned, unreviewed, reviews },
  }
}

export function decodeAffinities(state: AffinityState, encoded: EncodedAffinities): void {
  for (const [ci, onsets] of encoded.onsets) state.onsets.set(ci, onsets.map(decodeOnset))
  fillMap(state.classes, encoded.classes)
  for (const pair of encoded.pairs) state.pairs.set(pairKey(pair.from, pair.to, pair.hops), pair)
  for (const record of encoded.rules) {
    state.rules.set(pairKey(record.rule.from, record.rule.to, record.rule.hops), record)
  }
  linkClasses(state)
  Object.assign(state, encoded.counters)
}

function encodeOnset({ eventClass, at, seenAt, followedBy }: Onset): EncodedOnset {
  return [eventClass, at, seenAt, [...followedBy]]
}

function decodeOnset([eventClass, at, seenAt, followedBy]: EncodedOnset): Onset {
  return { eventClass, at, seenAt, followedBy: new Map(followedBy) }
}
