// Labels such as `a.b.c` (attack type, phase, instance): figures averaged level by level, as the authors of AIT-ADS-A do, so that one
// long attack does not outweigh ten short ones.
import { meanPrf, pairwise } from './pairwise.ts'
import type { Prf } from './pairwise.ts'
import type { Row } from './partition.ts'

export interface LabelledCase {
  readonly rows: readonly Row[]
  readonly noiseLabel: string | undefined
}

/** @param keepNoise noise events in an incident count against it; else they are dropped before */
export function overLevels(cases: readonly LabelledCase[], keepNoise: boolean): Prf {
  const byLabel = new Map<string, Prf[]>()
  for (const { rows, noiseLabel } of cases) {
    const kept = keepNoise ? rows : rows.filter(({ label }) => label !== noiseLabel)
    for (const [label, figures] of pairwise(kept, noiseLabel)) push(byLabel, label, figures)
  }
  let level = new Map([...byLabel].map(([label, figures]) => [label, meanPrf(figures)]))
  // a.b.c -> a.b -> a -> everything.
  for (const parts of [2, 1, 0]) {
    const above = new Map<string, Prf[]>()
    for (const [label, figures] of level) push(above, label.split('.').slice(0, parts).join('.'), figures)
    level = new Map([...above].map(([label, figures]) => [label, meanPrf(figures)]))
  }
  return level.get('') ?? meanPrf([])
}

function push(lists: Map<string, Prf[]>, key: string, value: Prf): void {
  lists.set(key, [...(lists.get(key) ?? []), value])
}
