// Is a pattern's recurrence more than chance? Its count beside such incidents elsewhere, its rhythm, and both together.
import type { EngineState } from '../state.ts'
import type { Policy } from '../policy.ts'
import { chanceOfCount, combineChances, expectedCount, type Background } from './chance.ts'
import { countAt, watchedDays, weightOf } from './decaying-count.ts'
import type { EngineIndex } from '../engine-index.ts'
import { kindOf } from './pattern-index.ts'
import { rhythms, type Rhythm } from './periodicity.ts'
import type { PatternOccurrence, PatternRecord } from './recurrence-state.ts'

const DAY_MS = 24 * 3_600_000

export interface Verdict {
  readonly beyond: boolean
  /** How many such patterns chance alone would show among everything that is looked at: at most the policy's bound when `beyond`. */
  readonly byChance: number
  /** Occurrences within the span that tells most, and how many were to be expected in it. */
  readonly count: number
  readonly expected: number
  readonly spanMs: number
  /** CIs that could have had it as well. */
  readonly peers: number
  readonly rhythm: Rhythm | null
}

/** @param counted the pattern's occurrences that nothing else explains, oldest first */
export function judge(
  state: EngineState,
  index: EngineIndex,
  policy: Policy,
  pattern: PatternRecord,
  counted: readonly PatternOccurrence[],
): Verdict | null {
  const { occurrences: needed, burstMs, alpha, minCycles } = policy.problem
  const times = spaced(
    counted.map(({ at }) => at),
    burstMs,
  )
  if (times.length < needed) return null
  const peers = peersOf(index, pattern)
  const spans = spansOf(times, needed).map((last) => testCount(state, policy, pattern, peers, times.slice(-last)))
  const best = spans.reduce((a, b) => (b.chance < a.chance ? b : a))
  const countChance = Math.min(1, best.chance * spans.length)
  const found = rhythms(times, minCycles)
  const rhythm = found.find((one) => isHabit(policy, one, found.length)) ?? null
  const rhythmChance = rhythm === null ? 1 : Math.min(1, rhythm.chance * found.length)
  // Two ways of being odd were looked at, once an occurrence, at every CI (or type) that could have shown it.
  const looks = 2 * times.length * (pattern.level === 'ci' ? peers : Math.max(1, index.topology.typeSizes.size))
  const byChance = looks * Math.min(countChance, combineChances(countChance, rhythmChance))
  return { beyond: byChance <= alpha, byChance, ...best, peers, rhythm }
}

/** Concentrated, not by the luck of few cycles, and kept: the longest such period says most. */
function isHabit({ problem }: Policy, { concentration, chance, kept }: Rhythm, tried: number): boolean {
  return concentration >= problem.concentration && kept >= problem.keptCycles && chance * tried <= problem.rhythmAlpha
}

/** Three within one bad hour are one bad hour. */
function spaced(times: readonly number[], burstMs: number): number[] {
  const kept: number[] = []
  for (const time of times) if (time - (kept.at(-1) ?? -Infinity) >= burstMs) kept.push(time)
  return kept
}

/** The last few, twice as many ... and all: what has begun lately must not drown in quiet weeks before. */
function spansOf(times: readonly number[], needed: number): number[] {
  const spans: number[] = []
  for (let last = needed; last < times.length; last *= 2) spans.push(last)
  return [...spans, times.length]
}

function testCount(
  state: EngineState,
  policy: Policy,
  pattern: PatternRecord,
  peers: number,
  times: readonly number[],
): { readonly chance: number; readonly count: number; readonly expected: number; readonly spanMs: number } {
  const { prior, learnMs } = policy.problem
  const begin = times[0] ?? state.now
  const spanMs = state.now - begin
  // The first one opens the span: those after it are counted.
  const count = times.length - 1
  const cis = pattern.level === 'ci' ? 1 : peers
  const ciDays = (spanMs / DAY_MS) * cis
  const background =
    pattern.level === 'ci' ? elsewhere(state, policy, pattern, peers) : before(state, policy, pattern, peers, begin)
  const told = { count: times.length, expected: expectedCount(ciDays, background, prior), spanMs }
  // A type has nothing beside it to compare with but its own past: without enough of that, its count says nothing.
  const unlearned = pattern.level === 'type' && begin - state.recurrence.since < learnMs
  return { ...told, chance: unlearned ? 1 : chanceOfCount(count, ciDays, background, prior) }
}

/** Such incidents on the other CIs of the type. */
function elsewhere(state: EngineState, policy: Policy, pattern: PatternRecord, peers: number): Background {
  const { halfLifeMs } = policy.problem
  const { recurrence, now } = state
  const own = pattern.occurrences.reduce((sum, { at }) => sum + weightOf(now - at, halfLifeMs), 0)
  const all = countAt(recurrence.kinds.get(kindOf(pattern)), now, halfLifeMs)
  return {
    count: peers > 1 ? Math.max(0, all - own) : 0,
    ciDays: (peers - 1) * watchedDays(now - recurrence.since, halfLifeMs),
  }
}

/** Such incidents on all CIs of the type, before the span. */
function before(state: EngineState, policy: Policy, pattern: PatternRecord, peers: number, begin: number): Background {
  const { halfLifeMs } = policy.problem
  const { recurrence, now } = state
  const within = pattern.occurrences.reduce(
    (sum, { at }) => (at < begin ? sum : sum + weightOf(now - at, halfLifeMs)),
    0,
  )
  const all = countAt(recurrence.kinds.get(kindOf(pattern)), now, halfLifeMs)
  return {
    count: Math.max(0, all - within) / weightOf(now - begin, halfLifeMs),
    ciDays: peers * watchedDays(begin - recurrence.since, halfLifeMs),
  }
}

/** CIs of the type: of the CMDB, or those known by such incidents when the CMDB has none. */
function peersOf({ topology, patterns }: EngineIndex, pattern: PatternRecord): number {
  return (
    topology.typeSizes.get(pattern.rootType) ?? Math.max(1, patterns.ciPatternsOfKind.get(kindOf(pattern))?.size ?? 0)
  )
}
