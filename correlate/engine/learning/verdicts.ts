// What operators said about causes, for the next incidents like it: the same class on the same CI, or, with less weight, the same family of
// trouble on its type of CI. Bounded; older verdicts fade.
import type { CauseVerdict } from '../../contract/incident.ts'
import { bearingOf } from '../classes/bearing.ts'
import type { Policy } from '../policy.ts'
import type { EngineState } from '../state.ts'

/** Verdicts on one kind of cause. Replaced when it changes, never changed in place. */
export interface VerdictRecord {
  /** Confirmations less rejections, as of `at`; decays. */
  readonly weight: number
  readonly at: number
  /** How often it was said, without decay. */
  readonly confirmed: number
  readonly rejected: number
}

/** A verdict on one incident, with all that is needed to take it back. */
export interface GivenVerdict {
  readonly ci: string
  readonly verdict: CauseVerdict
  readonly actor: string
  readonly at: number
  readonly keys: readonly string[]
}

/** What the verdicts of earlier incidents say about a suspect. */
export interface Experience {
  /** Factor on its score: 2 is one confirmation of the very same. */
  readonly factor: number
  /** Whether it is about this CI, or only about its like. */
  readonly isSame: boolean
  readonly confirmed: number
  readonly rejected: number
}

/** @param classes of the CI's alerts; none: it is silent */
export function verdictKeys(ci: string, type: string, classes: readonly string[], policy: Policy): string[] {
  const named = [...new Set(classes)].sort().slice(0, policy.verdict.maxClasses)
  const same = named.length === 0 ? [sameKey(ci, '')] : named.map((eventClass) => sameKey(ci, eventClass))
  return [...same, ...new Set(named.map((eventClass) => likeKey(type, eventClass)))]
}

export function learnVerdict(state: EngineState, policy: Policy, given: GivenVerdict): void {
  move(state, policy, given, 1)
}

/** As if it had never been given. */
export function unlearnVerdict(state: EngineState, policy: Policy, given: GivenVerdict): void {
  move(state, policy, given, -1)
}

/** Null when nobody has said anything that bears on it. */
export function experienceOf(
  state: EngineState,
  policy: Policy,
  ci: string,
  type: string,
  classes: readonly string[],
): Experience | null {
  const { most, backOff } = policy.verdict
  const named = classes.length === 0 ? [''] : classes
  const same = strongest(
    state,
    policy,
    named.map((eventClass) => sameKey(ci, eventClass)),
  )
  const like = strongest(
    state,
    policy,
    classes.map((eventClass) => likeKey(type, eventClass)),
  )
  const record = same?.record ?? like?.record
  if (record === undefined) return null
  const clamp = (weight: number): number => Math.max(-most, Math.min(most, weight))
  const doublings = clamp(same?.weight ?? 0) + backOff * clamp(like?.weight ?? 0)
  const { confirmed, rejected } = record
  return { factor: 2 ** doublings, isSame: same !== null, confirmed, rejected }
}

function strongest(
  { verdicts, now }: EngineState,
  policy: Policy,
  keys: readonly string[],
): { record: VerdictRecord; weight: number } | null {
  let best: { record: VerdictRecord; weight: number } | null = null
  for (const key of keys) {
    const record = verdicts.get(key)
    if (record === undefined) continue
    const weight = record.weight * fading(now - record.at, policy)
    if (best === null || Math.abs(weight) > Math.abs(best.weight)) best = { record, weight }
  }
  return best
}

function move({ verdicts, now }: EngineState, policy: Policy, given: GivenVerdict, direction: 1 | -1): void {
  const isConfirmed = given.verdict === 'confirmed'
  const change = direction * (isConfirmed ? 1 : -1) * fading(now - given.at, policy)
  for (const key of given.keys) {
    const before = verdicts.get(key) ?? { weight: 0, at: now, confirmed: 0, rejected: 0 }
    const confirmed = before.confirmed + (isConfirmed ? direction : 0)
    const rejected = before.rejected + (isConfirmed ? 0 : direction)
    // The last touched goes to the end, so that the first is the one to forget.
    verdicts.delete(key)
    if (confirmed <= 0 && rejected <= 0) continue
    verdicts.set(key, {
      weight: before.weight * fading(now - before.at, policy) + change,
      at: now,
      confirmed,
      rejected,
    })
  }
  for (const oldest of verdicts.keys()) {
    if (verdicts.size <= policy.verdict.maxRecords) break
    verdicts.delete(oldest)
  }
}

function fading(ageMs: number, policy: Policy): number {
  return 2 ** (-Math.max(0, ageMs) / policy.verdict.halfLifeMs)
}

function sameKey(ci: string, eventClass: string): string {
  return `${ci}|${eventClass}`
}

function likeKey(type: string, eventClass: string): string {
  return `type ${type}|${bearingOf(eventClass).family}`
}
