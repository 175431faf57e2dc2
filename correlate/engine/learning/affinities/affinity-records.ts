// What the engine remembers to learn which classes follow which: recent beginnings by CI, counts by class and by pair, and the last verdicts.
// Counts fade by halves (decay.ts); every table forgets what was seen least recently when it is full.
import type { Affinity } from '../../../contract/affinity.ts'
import { TrackedMap } from '../../sections/tracked-map.ts'

/** A condition that began on a CI, for as long as something may still follow it. */
export interface Onset {
  readonly eventClass: string
  /** When it began, and when it was last heard of, epoch ms. */
  readonly at: number
  seenAt: number
  /** What has been counted as its effect, so that each counts once. Replaced when it changes. */
  followedBy: Effects
}

/** Class, bits, class, bits ...: a bit per distance, near and far. There are tens of thousands of such lists: a map is four times the size. */
export type Effects = readonly (string | number)[]

export const NO_EFFECTS: Effects = []

/** How often a class began. */
export interface ClassCount {
  readonly weight: number
  /** The weight is as of this time, epoch ms. */
  readonly at: number
}

/** How often `to` began after `from`, at one distance, by lag. */
export interface PairCount {
  readonly from: string
  readonly to: string
  readonly hops: number
  /** At the same instant, then one number for each lag window, without the windows before it. */
  readonly near: number[]
  /** Later than all windows: what chance does. */
  far: number
  /** Outbreaks that the near cases stand on: what comes within the last window of the case before belongs to one. */
  outbreaks: number
  /** When the latest near case was, epoch ms; null: none yet. */
  nearAt: number | null
  /** Verdicts of operators, faded as the rest. */
  merges: number
  splits: number
  /** All numbers are as of this time, epoch ms. */
  at: number
}

export interface RuleRecord {
  readonly rule: Affinity
  /** As it was told to the rest last; null: never. */
  readonly told: Affinity | null
}

export interface AffinityState {
  /** CI -> its recent onsets, oldest first. The CI with the latest onset is last. */
  readonly onsets: TrackedMap<Onset[]>
  readonly classes: TrackedMap<ClassCount>
  /** The pair counted last is last. */
  readonly pairs: TrackedMap<PairCount>
  /** Verdicts of the last review. */
  readonly rules: TrackedMap<RuleRecord>
  /** Classes that the accepted ones are about. Follows from the rules, and is not in a checkpoint. */
  linked: ReadonlySet<string>
  /** Onsets ever, and those since the last review. */
  learned: number
  unreviewed: number
  /** Reviews ever: the revision of what they tell. */
  reviews: number
}

export function createAffinityState(): AffinityState {
  return {
    onsets: new TrackedMap(),
    classes: new TrackedMap(),
    pairs: new TrackedMap(),
    rules: new TrackedMap(),
    linked: new Set(),
    learned: 0,
    unreviewed: 0,
    reviews: 0,
  }
}

/** NUL is in no class name that a person or a tool writes. */
export function pairKey(from: string, to: string, hops: number): string {
  return `${hops}\0${from}\0${to}`
}

/** Finds the linked classes anew, after the rules have changed. */
export function linkClasses(state: AffinityState): void {
  const linked = new Set<string>()
  for (const { rule } of state.rules.values()) if (rule.accepted) linked.add(rule.from).add(rule.to)
  state.linked = linked
}
