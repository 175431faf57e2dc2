// Pairs of events: of two events of one true group, are they in one incident, and of two in one incident, are they of one true group?
import { contingency, countBy, mean } from './partition.ts'
import type { Row } from './partition.ts'

export interface Prf {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** By true label (but the noise label): figures of its pairs, an event with itself included, as the authors of AIT-ADS-A do. */
export function pairwise(rows: readonly Row[], noiseLabel: string | undefined): Map<string, Prf> {
  const columns = countBy(rows, ({ group }) => group)
  const totals = countBy(rows, ({ label }) => label)
  const figures = new Map<string, Prf>()
  for (const [label, row] of contingency(rows)) {
    if (label === noiseLabel) continue
    let [both, onlyGroup, onlyLabel] = [0, 0, 0]
    for (const [group, count] of row) {
      both += count * count
      onlyGroup += count * ((columns.get(group) ?? 0) - count)
      onlyLabel += count * ((totals.get(label) ?? 0) - count)
    }
    const [precision, recall] = [both / (both + onlyGroup), both / (both + onlyLabel)]
    figures.set(label, { precision, recall, f1: (2 * precision * recall) / (precision + recall) })
  }
  return figures
}

export function meanPrf(figures: readonly Prf[]): Prf {
  return {
    precision: mean(figures.map(({ precision }) => precision)),
    recall: mean(figures.map(({ recall }) => recall)),
    f1: mean(figures.map(({ f1 }) => f1)),
  }
}

/** Adjusted Rand index (Hubert & Arabie 1985) over the labelled events. 1 = the same partition, 0 = chance. */
export function adjustedRand(rows: readonly Row[]): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, n) => total + pairs(n), 0)
  const index = sum([...contingency(rows).values()].flatMap((row) => [...row.values()]))
  const left = sum(countBy(rows, ({ label }) => label).values())
  const right = sum(countBy(rows, ({ group }) => group).values())
  const expected = (left * right) / pairs(rows.length)
  const most = (left + right) / 2
  return most === expected ? 1 : (index - expected) / (most - expected)
}
