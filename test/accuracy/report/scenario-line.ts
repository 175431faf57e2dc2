// One scenario on one line of the terminal.
import type { ScenarioResult } from '../run-scenario.ts'

export const LINE_HEAD = '   F1 (once)  prec   rec  top1 top3    merged  reduced  scenario'

export function scenarioLine({ scenario, score }: ScenarioResult): string {
  const { pairs, onceEach, roots, merges } = score
  const cells = [
    pairs.f1.toFixed(3),
    `(${onceEach.f1.toFixed(2)})`.padStart(6),
    pairs.precision.toFixed(3),
    pairs.recall.toFixed(3),
    `${roots.top1}/${roots.faults}`.padStart(5),
    `${roots.top3}/${roots.faults}`.padStart(4),
    `${merges.mergedFaultPairs.length} of ${merges.faultPairs}`.padStart(9),
    score.noiseReduction.toFixed(3).padStart(8),
    `${scenario.name} [${scenario.set}]`,
  ]
  return cells.join(' ')
}
