// Faults that are there at one time and are nobody's common cause: how often the correlator mixes them. What vendors leave out beside compression.
import { contingency, dominantGroup } from './partition.ts'
import type { Row } from './partition.ts'

export interface FalseMerges {
  /** Pairs of events of different concurrent faults, and how many of them share an incident. */
  readonly eventPairs: number
  readonly mergedEventPairs: number
  /** Pairs of concurrent faults, and how many of them have one and the same incident with most of their events. */
  readonly faultPairs: number
  readonly mergedFaultPairs: readonly (readonly [string, string])[]
}

export interface Span {
  readonly from: number
  readonly to: number
}

export function falseMerges(rows: readonly Row[], faults: ReadonlyMap<string, Span>): FalseMerges {
  const cells = contingency(rows)
  const names = [...faults.keys()]
  let [eventPairs, mergedEventPairs, faultPairs] = [0, 0, 0]
  const mergedFaultPairs: [string, string][] = []
  names.forEach((a, i) => {
    for (const b of names.slice(i + 1)) {
      if (!overlap(faults.get(a), faults.get(b))) continue
      const [rowA, rowB] = [cells.get(a) ?? NONE, cells.get(b) ?? NONE]
      faultPairs++
      eventPairs += total(rowA) * total(rowB)
      for (const [group, count] of rowA) mergedEventPairs += count * (rowB.get(group) ?? 0)
      if (dominantGroup(rowA) === dominantGroup(rowB)) mergedFaultPairs.push([a, b])
    }
  })
  return { eventPairs, mergedEventPairs, faultPairs, mergedFaultPairs }
}

const NONE: ReadonlyMap<string, number> = new Map()

function overlap(a: Span | undefined, b: Span | undefined): boolean {
  return a !== undefined && b !== undefined && a.from <= b.to && b.from <= a.to
}

function total(row: ReadonlyMap<string, number>): number {
  return [...row.values()].reduce((sum, count) => sum + count, 0)
}
