// What the engine has to reach on our own scenarios, and what it reached when somebody last looked. The gate is the lower of the two:
// below the goal, nothing may get worse; at the goal, it may not be left again.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Totals } from './report/totals.ts'
import type { ScenarioSet } from './scenario.ts'

export const GOALS = { f1: 0.95, top1: 0.9, mergedEventPairs: 0.02, mergedFaultPairs: 0.02 } as const
type Figure = keyof typeof GOALS
export type Baseline = Readonly<Record<ScenarioSet, Readonly<Record<Figure, number>>>>

/** Changes elsewhere in the engine move an alert here and there: so much is no regression. */
const TOLERANCE = 0.01
const FIGURES = ['f1', 'top1', 'mergedEventPairs', 'mergedFaultPairs'] as const satisfies readonly Figure[]
/** Of these, more is worse. */
const AT_MOST: ReadonlySet<Figure> = new Set(['mergedEventPairs', 'mergedFaultPairs'])
const FILE = new URL('./baseline.json', import.meta.url)

export function readBaseline(): Baseline {
  // writeBaseline wrote it.
  return JSON.parse(readFileSync(FILE, 'utf8')) as Baseline
}

export function writeBaseline(reached: Readonly<Record<ScenarioSet, Totals>>): void {
  const round = (totals: Totals): Record<Figure, number> => {
    const rounded = FIGURES.map((figure) => [figure, Math.round(totals[figure] * 1000) / 1000] as const)
    // The keys are exactly those of FIGURES.
    return Object.fromEntries(rounded) as Record<Figure, number>
  }
  const baseline: Baseline = { development: round(reached.development), 'held-out': round(reached['held-out']) }
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`)
}

/** @returns one sentence a figure that is worse than it may be */
export function regressions(set: ScenarioSet, reached: Totals, baseline: Baseline): string[] {
  return FIGURES.flatMap((figure) => {
    const recorded = baseline[set][figure]
    const value = reached[figure]
    const bound = AT_MOST.has(figure)
      ? Math.max(GOALS[figure], recorded + TOLERANCE)
      : Math.min(GOALS[figure], recorded - TOLERANCE)
    const worse = AT_MOST.has(figure) ? value > bound : value < bound
    if (!worse) return []
    const way = AT_MOST.has(figure) ? 'at most' : 'at least'
    return [
      `${set}: ${figure} is ${value.toFixed(4)}, may be ${way} ${bound.toFixed(4)} (recorded ${recorded}, goal ${GOALS[figure]})`,
    ]
  })
}
