// The tables of our own scenarios.
import type { ScenarioResult } from '../run-scenario.ts'
import { FAMILIES } from '../scenario.ts'
import { figure, percent, table } from './markdown.ts'
import { totals } from './totals.ts'

const WORST = 10

export function familyTable(results: readonly ScenarioResult[]): string {
  const row = (name: string, of: readonly ScenarioResult[]): string[] => {
    const sums = totals(of.map(({ score }) => score))
    return [
      name,
      String(sums.scenarios),
      figure(sums.f1),
      figure(sums.onceEachF1),
      figure(sums.ari),
      figure(sums.top1),
      figure(sums.top3),
      percent(sums.mergedEventPairs),
      percent(sums.mergedFaultPairs),
      percent(sums.noiseReduction),
    ]
  }
  const head = [
    '',
    'scenarios',
    'F1',
    'F1 of conditions',
    'ARI',
    'top-1',
    'top-3',
    'merged events',
    'merged faults',
    'noise reduction',
  ]
  const inSet = (set: string): ScenarioResult[] => results.filter(({ scenario }) => scenario.set === set)
  return table(head, [
    ...FAMILIES.map((family) =>
      row(
        family,
        results.filter(({ scenario }) => scenario.family === family),
      ),
    ),
    row('development', inSet('development')),
    row('held-out', inSet('held-out')),
    row('**all**', results),
  ])
}

/** By F1, then by the place of the root. */
export function worstTable(results: readonly ScenarioResult[]): string {
  const missed = ({ score }: ScenarioResult): number => score.roots.faults - score.roots.top1
  const sorted = [...results].sort((a, b) => a.score.pairs.f1 - b.score.pairs.f1 || missed(b) - missed(a))
  return table(
    ['scenario', 'set', 'F1', 'precision', 'recall', 'top-1', 'merged'],
    sorted
      .slice(0, WORST)
      .map(({ scenario, score }) => [
        scenario.name,
        scenario.set,
        figure(score.pairs.f1),
        figure(score.pairs.precision),
        figure(score.pairs.recall),
        `${score.roots.top1} of ${score.roots.faults}`,
        `${score.merges.mergedFaultPairs.length} of ${score.merges.faultPairs}`,
      ]),
  )
}
