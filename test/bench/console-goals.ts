// What the console must reach at the size of a large estate, and one line of the table for each: the figure, its goal, and whether it is reached.
import type { BenchRow } from './bench-row.ts'

interface Goal {
  readonly most: number
  readonly unit: string
}

/** As operators were promised; a row without a goal stands in the table for comparison. */
const GOALS = {
  /** To the first rows of the list. */
  firstPaint: { most: 1_500, unit: 'ms' },
  /** 50 frames a second. */
  frame: { most: 20, unit: 'ms a frame (50 frames/s)' },
  action: { most: 300, unit: 'ms at p95' },
  focus: { most: 1_000, unit: 'ms' },
  heap: { most: 300, unit: 'MiB after 10 min' },
} as const satisfies Record<string, Goal>

/** @param value what is compared with the goal, in its unit */
export function judgedRow(what: string, figure: string, goal: keyof typeof GOALS, value: number): BenchRow {
  const { most, unit } = GOALS[goal]
  const verdict = value <= most ? 'reached' : 'NOT reached'
  return { what, figure, beside: `goal ${most.toLocaleString('en-GB')} ${unit}: ${verdict}` }
}
