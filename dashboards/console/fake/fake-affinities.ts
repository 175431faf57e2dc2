// Some learned rules to look at.
import type { Affinity } from '../src/contract.ts'

const RULES = [
  ['linkDown', 'bgpBackwardTransition', 0, 0.83, 'accepted'],
  ['HostDown', 'JobFailed', 1, 0.61, 'accepted'],
  ['DiskFull', 'DbSlow', 2, 0.24, 'accepted'],
  ['DbSlow', 'DiskFull', 2, 0.22, 'reversed'],
  ['FanFailed', 'CpuHigh', 0, 0.12, 'split_by_operators'],
] as const

export function fakeAffinities(verdicts: readonly string[]): Affinity[] {
  return RULES.filter(([, , , , verdict]) => verdicts.includes(verdict)).map(([from, to, hops, score, verdict], i) => ({
    id: `0:${from}>${to}@${hops}`,
    partition: 0,
    revision: 1,
    from,
    to,
    hops,
    score,
    support: score * 120,
    expected: i,
    causes: 120,
    windowMs: 60_000,
    typicalLagMs: 24_495,
    pValue: 0.001,
    merges: i === 2 ? 1 : 0,
    splits: verdict === 'split_by_operators' ? 2 : 0,
    verdict,
    accepted: verdict === 'accepted',
    updatedAt: 0,
  }))
}
