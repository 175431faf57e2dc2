import { describe, expect, it } from 'vitest'
import type { Affinity } from '../../../contract/affinity.ts'
import { buildTopology } from '../../../topology/build-topology.ts'
import { readTopology } from '../../../../test/support/topology-notation.ts'
import { defaultPolicy } from '../../policy.ts'
import { createState, decodeState, encodeState } from '../../engine.ts'
import { createAffinityState } from './affinity-records.ts'
import { learnOnset } from './learn-onset.ts'
import { reviewAffinities } from './review-affinities.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 1)
const policy = defaultPolicy.affinity
const star = buildTopology(readTopology('core-1 > access-[1..40]'))

/** Events as [seconds, CI, class], learned in the order given. */
function taught(events: readonly (readonly [number, string, string])[], topology = star) {
  const state = createAffinityState()
  for (const [seconds, ci, eventClass] of events) {
    learnOnset(state, { ci, eventClass, at: START + seconds * SECOND, mayBegin: true }, topology, policy)
  }
  return state
}

function rules(state: ReturnType<typeof createAffinityState>, now = START + 60 * DAY): Map<string, Affinity> {
  reviewAffinities(state, now, 0, policy)
  return new Map([...state.rules.values()].map(({ rule }) => [`${rule.from}>${rule.to}@${rule.hops}`, rule]))
}

/** The same numbers every time: a linear congruential generator (Numerical Recipes). */
function numbers(seed: number): () => number {
  let last = seed
  return () => (last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

const everyThreeHours = (
  count: number,
  make: (at: number, i: number) => readonly (readonly [number, string, string])[],
) => Array.from({ length: count }, (_, i) => make(i * 3 * 3_600, i)).flat()

describe('affinities learned from a stream', () => {
  it('effect 40 s after its cause in 8 of 10 cases => accepted, with window, lag and probability', () => {
    const found = rules(
      taught(
        everyThreeHours(10, (at, i) =>
          i < 8
            ? [
                [at, 'core-1', 'linkDown'],
                [at + 40, 'core-1', 'BgpDown'],
              ]
            : [[at, 'core-1', 'linkDown']],
        ),
      ),
    )
    const rule = found.get('linkDown>BgpDown@0')
    expect(rule).toMatchObject({ accepted: true, verdict: 'accepted', windowMs: MINUTE, merges: 0, splits: 0 })
    expect(rule?.score).toBeCloseTo(0.8, 1)
    expect(rule?.typicalLagMs).toBeGreaterThan(10 * SECOND)
    expect(rule?.typicalLagMs).toBeLessThan(MINUTE)
    expect(found.get('BgpDown>linkDown@0')).toBeUndefined()
  })

  it('noisy classes without a connection => in 20 streams of 102 pairs each, fewer than one pair in 200 is a rule', () => {
    let accepted = 0
    for (let seed = 1; seed <= 20; seed++) {
      const next = numbers(seed)
      const events = Array.from({ length: 1_500 }, (): readonly [number, string, string] => [
        Math.floor(next() * 30 * 86_400),
        `access-${1 + Math.floor(next() * 5)}`,
        `noise-${Math.floor(next() * 6)}`,
      ]).sort((a, b) => a[0] - b[0])
      accepted += [...rules(taught(events)).values()].filter((rule) => rule.accepted).length
    }
    expect(accepted).toBeLessThan((20 * 102) / 200)
  })

  it('the effect is heard of first now and then => the rule keeps its order, the other order is no rule', () => {
    const found = rules(
      taught(
        everyThreeHours(30, (at, i) =>
          i % 5 === 0
            ? [
                [at, 'core-1', 'Slow'],
                [at + 5, 'core-1', 'DiskFull'],
              ]
            : [
                [at, 'core-1', 'DiskFull'],
                [at + 5, 'core-1', 'Slow'],
              ],
        ),
      ),
    )
    expect(found.get('DiskFull>Slow@0')?.verdict).toBe('accepted')
    expect(found.get('Slow>DiskFull@0')).toMatchObject({ verdict: 'reversed', accepted: false })
  })

  const outage = (at: number) =>
    Array.from({ length: 40 }, (_, i): (readonly [number, string, string])[] => [
      [at, `access-${i + 1}`, 'HostDown'],
      [at + 2, `access-${i + 1}`, 'LinkDown'],
    ])
      .flat()
      .sort((a, b) => a[0] - b[0])

  it('40 hosts of one outage => no rule: they are one witness; the same a day later => a rule', () => {
    expect(rules(taught(outage(0))).get('HostDown>LinkDown@0')).toBeUndefined()
    const twice = rules(taught([...outage(0), ...outage(86_400)]))
    expect(twice.get('HostDown>LinkDown@0')).toMatchObject({ verdict: 'accepted' })
  })

  it('a cause with 20 effects of one class at once => one case, at its distance', () => {
    const state = taught(
      everyThreeHours(10, (at) => [
        [at, 'core-1', 'PowerLost'],
        ...Array.from({ length: 20 }, (_, n) => [at + 3, `access-${n + 1}`, 'HostDown'] as const),
      ]),
    )
    const found = rules(state, START + 2 * DAY)
    expect(found.get('PowerLost>HostDown@1')?.verdict).toBe('accepted')
    expect(found.get('PowerLost>HostDown@1')?.support).toBeCloseTo(10, 0)
    expect(found.get('PowerLost>HostDown@0')).toBeUndefined()
  })

  it('a repeat within the quiet time => no second beginning; a lease that is renewed => none ever', () => {
    const state = taught([
      [0, 'core-1', 'A'],
      [300, 'core-1', 'A'],
      [800, 'core-1', 'A'],
    ])
    expect(state.learned).toBe(1)
    const renewal = { ci: 'core-1', eventClass: 'A', at: START + DAY, mayBegin: false }
    expect(learnOnset(state, renewal, star, policy)).toBe(false)
    expect(state.learned).toBe(1)
  })

  it('events out of order => the same cases', () => {
    const inOrder = everyThreeHours(10, (at) => [
      [at, 'core-1', 'A'],
      [at + 30, 'core-1', 'B'],
    ])
    const swapped = everyThreeHours(10, (at) => [
      [at + 30, 'core-1', 'B'],
      [at, 'core-1', 'A'],
    ])
    expect(rules(taught(swapped)).get('A>B@0')).toEqual(rules(taught(inOrder)).get('A>B@0'))
  })

  it('what was seen long ago fades => the rule is lost, and told so', () => {
    const state = taught(
      everyThreeHours(4, (at) => [
        [at, 'core-1', 'A'],
        [at + 30, 'core-1', 'B'],
      ]),
    )
    expect(reviewAffinities(state, START + DAY, 0, policy)).toMatchObject([{ from: 'A', to: 'B', accepted: true }])
    expect(reviewAffinities(state, START + 2 * DAY, 0, policy)).toEqual([])
    expect(reviewAffinities(state, START + 730 * DAY, 0, policy)).toMatchObject([
      { from: 'A', to: 'B', accepted: false, verdict: 'chance', revision: 3 },
    ])
  })

  it('a flood around a big switch => comparisons and memory stay within the policy', () => {
    const hosts = buildTopology(readTopology('core-1 > access-[1..500]'))
    const state = taught(
      Array.from({ length: 5_000 }, (_, i) => [i * 0.01, `access-${(i % 500) + 1}`, `c-${i % 977}`] as const),
      hosts,
    )
    expect(state.pairs.size).toBeLessThanOrEqual(policy.maxPairs)
    const counted = [...state.pairs.values()].reduce((sum, { near, far }) => near.reduce((a, b) => a + b, far) + sum, 0)
    // A case at the same instant counts in both orders.
    expect(counted).toBeLessThanOrEqual(2 * policy.maxComparisons * 5_000)
    for (const onsets of state.onsets.values()) expect(onsets.length).toBeLessThanOrEqual(policy.maxOnsetsPerCi)
  })

  it('through a checkpoint => the same text, and the same rules afterwards', () => {
    const engine = createState(0, 1)
    const events = everyThreeHours(6, (at) => [
      [at, 'core-1', 'A'],
      [at + 30, 'access-1', 'B'],
    ])
    for (const [seconds, ci, eventClass] of events) {
      const at = START + seconds * SECOND
      learnOnset(engine.affinities, { ci, eventClass, at, mayBegin: true }, star, policy)
    }
    reviewAffinities(engine.affinities, START + DAY, 0, policy)
    const restored = decodeState(encodeState(engine))
    expect(encodeState(restored)).toBe(encodeState(engine))
    expect(restored.affinities.linked).toEqual(new Set(['A', 'B']))
    expect(rules(restored.affinities)).toEqual(rules(engine.affinities))
  })

  it('two hours later nothing of a quiet CI is kept but its counts', () => {
    const state = taught([
      [0, 'core-1', 'A'],
      [3 * 3_600, 'access-1', 'B'],
    ])
    expect([...state.onsets.keys()]).toEqual(['access-1'])
    expect([...state.classes.keys()]).toEqual(['A', 'B'])
  })
})
