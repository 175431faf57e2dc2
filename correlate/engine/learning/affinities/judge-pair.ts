// What the counts of a pair say: in which window the excess over chance is clearest, how large it is, and which order is the rule.
import type { Policy } from '../../policy.ts'
import type { PairCount } from './affinity-records.ts'
import { fading } from './decay.ts'
import { excessLikelihood, pValue } from './significance.ts'

export interface PairFindings {
  readonly pair: PairCount
  /** What the pair's counts are worth now. */
  readonly left: number
  readonly windowMs: number
  readonly typicalLagMs: number
  readonly support: number
  readonly expected: number
  readonly pValue: number
  /** z of "this order is the more frequent one": below the policy's limit the other order is the rule. */
  readonly order: number
}

/**
 * @param reverse the same two classes in the other order: what follows by chance does so in both orders
 * @returns null when there is nothing to judge: too few cases, or none beyond chance
 */
export function judgePair(
  pair: PairCount,
  reverse: PairCount | undefined,
  now: number,
  policy: Policy['affinity'],
): PairFindings | null {
  const { windowsMs, backgroundMs, minSupport, minOutbreaks, halfLifeMs } = policy
  const left = fading(pair.at, now, halfLifeMs)
  if (pair.outbreaks * left < minOutbreaks) return null
  const leftBack = reverse === undefined ? 0 : fading(reverse.at, now, halfLifeMs)
  const background = pair.far * left + (reverse?.far ?? 0) * leftBack
  // Both orders' background, each from the end of the last window.
  const span = 2 * (backgroundMs - (windowsMs.at(-1) ?? 0))
  let cases = (pair.near[0] ?? 0) * left
  let window = -1
  let support = 0
  let likelihood = 0
  for (let i = 0; i < windowsMs.length; i++) {
    cases += (pair.near[i + 1] ?? 0) * left
    const excess = excessLikelihood(cases, windowsMs[i] ?? 0, background, span)
    if (excess <= likelihood) continue
    window = i
    support = cases
    likelihood = excess
  }
  if (window === -1 || support < minSupport) return null
  const windowMs = windowsMs[window] ?? 0
  return {
    pair,
    left,
    windowMs,
    typicalLagMs: typicalLag(pair, window, windowsMs),
    support,
    expected: (background / span) * windowMs,
    pValue: pValue(likelihood, windowsMs.length),
    order: reverse === undefined ? 0 : orderOf(pair, left, reverse, leftBack, window),
  }
}

/** The middle of the fullest place, on its logarithmic scale. */
function typicalLag(pair: PairCount, window: number, windowsMs: readonly number[]): number {
  let fullest = 0
  for (let i = 1; i <= window + 1; i++) if ((pair.near[i] ?? 0) > (pair.near[fullest] ?? 0)) fullest = i
  if (fullest === 0) return 0
  const end = windowsMs[fullest - 1] ?? 0
  const begin = windowsMs[fullest - 2] ?? end / 4
  return Math.round(Math.sqrt(begin * end))
}

/** Cases at the same instant say nothing of the order. */
function orderOf(pair: PairCount, left: number, reverse: PairCount, leftBack: number, window: number): number {
  let forth = 0
  let back = 0
  for (let i = 1; i <= window + 1; i++) {
    forth += (pair.near[i] ?? 0) * left
    back += (reverse.near[i] ?? 0) * leftBack
  }
  return forth + back === 0 ? 0 : (forth - back) / Math.sqrt(forth + back)
}
