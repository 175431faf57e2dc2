// The gate of `npm run accuracy`: all of our own scenarios, both sets. After a change for the better: npm run accuracy -- --record.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GOALS, readBaseline, regressions } from './goals.ts'
import { NOISE } from './reality/noise.ts'
import { totals } from './report/totals.ts'
import { runScenario } from './run-scenario.ts'
import { build, FAMILIES } from './scenario.ts'
import type { Case, ScenarioSet } from './scenario.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'
import type { ScenarioScore } from './score/scenario-score.ts'

const scores = new Map<string, ScenarioScore>()

/** All of them take some 20 s of one core. */
const LIMIT_MS = 300_000

beforeAll(async () => {
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  for (const scenario of SCENARIOS) scores.set(scenario.name, (await runScenario(scenario)).score)
  quiet.mockRestore()
}, LIMIT_MS)

describe('the corpus', () => {
  it('has at least 40 scenarios, each with a name and a seed of its own, of all families in both sets', () => {
    expect(SCENARIOS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length)
    expect(new Set(SCENARIOS.map(({ seed }) => seed)).size).toBe(SCENARIOS.length)
    for (const set of ['development', 'held-out']) {
      expect([...new Set(SCENARIOS.filter((one) => one.set === set).map(({ family }) => family))]).toEqual(FAMILIES)
    }
  })

  it('is made of its seeds: the same scenario twice is the same to the byte', () => {
    const [first] = SCENARIOS
    if (first === undefined) throw new Error('there are no scenarios')
    const texts = [build(first), build(first)].map((made) => JSON.stringify([made.cmdb, made.events, made.labels]))
    expect(texts[1]).toBe(texts[0])
  })

  it('keeps the truth from the engine: no event carries its label', () => {
    for (const scenario of SCENARIOS.filter(({ seed }) => seed < 20)) {
      for (const line of build(scenario).events) {
        expect(Object.keys(line).filter((key) => /label$|fault|truth|noise/i.test(key))).toEqual([])
        expect(JSON.stringify(line)).not.toMatch(/"noise"|"f\d+"/)
      }
    }
  })
})

/** Whether any two of them are there at one time. */
function areConcurrent({ faults }: Case, ids: readonly string[]): boolean {
  const spans = ids.flatMap((id) => faults.get(id) ?? []).sort((a, b) => a.from - b.from)
  return spans.some(({ from }, n) => n > 0 && from <= (spans[n - 1]?.to ?? 0))
}

describe('concurrent faults of the corpus', () => {
  it('have no condition in common but ports of one hub: where evidence overlaps, one incident would be no mistake', () => {
    for (const scenario of SCENARIOS.filter(({ faults }) => faults.length > 1)) {
      const made = build(scenario)
      const faultsOf = new Map<string, Set<string>>()
      made.events.forEach((line, seq) => {
        const label = made.labels[seq]
        const place = line['resource'] as { hints: object; component?: string } // as the tools of the corpus make it
        if (label === null || label === undefined || label === NOISE || place.component !== undefined) return
        const ci = JSON.stringify(place.hints)
        faultsOf.set(ci, (faultsOf.get(ci) ?? new Set<string>()).add(label))
      })
      const shared = [...faultsOf].filter(([, labels]) => areConcurrent(made, [...labels])).map(([ci]) => ci)
      expect(shared, scenario.name).toEqual([])
    }
  })
})

describe.each(['development', 'held-out'] satisfies ScenarioSet[])('%s scenarios', (set) => {
  it(`are at least as good as recorded, or as the goals (${JSON.stringify(GOALS)})`, () => {
    const own = SCENARIOS.filter((one) => one.set === set).flatMap(({ name }) => scores.get(name) ?? [])
    expect(regressions(set, totals(own), readBaseline()), 'see npm run accuracy -- --only NAME --explain').toEqual([])
  })
})
