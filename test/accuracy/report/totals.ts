// Figures over several scenarios. A scenario is the unit of grouping, a fault that of root causes, a pair of concurrent faults that of false merges.
import { mean } from '../score/partition.ts'
import type { ScenarioScore } from '../score/scenario-score.ts'

export interface Totals {
  readonly scenarios: number
  readonly faults: number
  readonly f1: number
  readonly onceEachF1: number
  readonly precision: number
  readonly recall: number
  readonly ari: number
  readonly top1: number
  readonly top3: number
  /** Share of pairs of events of different concurrent faults that share an incident. */
  readonly mergedEventPairs: number
  /** Share of pairs of concurrent faults that became one incident. */
  readonly mergedFaultPairs: number
  readonly noiseReduction: number
}

export function totals(scores: readonly ScenarioScore[]): Totals {
  const sum = (of: (score: ScenarioScore) => number): number => scores.reduce((total, score) => total + of(score), 0)
  const average = (of: (score: ScenarioScore) => number): number => mean(scores.map(of))
  const faults = sum(({ roots }) => roots.faults)
  return {
    scenarios: scores.length,
    faults,
    f1: average(({ pairs }) => pairs.f1),
    onceEachF1: average(({ onceEach }) => onceEach.f1),
    precision: average(({ pairs }) => pairs.precision),
    recall: average(({ pairs }) => pairs.recall),
    ari: average(({ ari }) => ari),
    top1: sum(({ roots }) => roots.top1) / faults,
    top3: sum(({ roots }) => roots.top3) / faults,
    mergedEventPairs: share(
      sum(({ merges }) => merges.mergedEventPairs),
      sum(({ merges }) => merges.eventPairs),
    ),
    mergedFaultPairs: share(
      sum(({ merges }) => merges.mergedFaultPairs.length),
      sum(({ merges }) => merges.faultPairs),
    ),
    noiseReduction: average(({ noiseReduction }) => noiseReduction),
  }
}

/** Nothing of nothing is no false merge. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
