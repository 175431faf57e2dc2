// npm run accuracy: how well the engine does on our own scenarios, from the outside.
import { join } from 'node:path'
import { ACCURACY_USAGE, readArguments } from './arguments.ts'
import { explain } from './report/explain.ts'
import { LINE_HEAD, scenarioLine } from './report/scenario-line.ts'
import { runScenario, slug } from './run-scenario.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'
import { mean } from './score/partition.ts'
import type { ScenarioScore } from './score/scenario-score.ts'

const given = readArguments(process.argv.slice(2))
const chosen = SCENARIOS.filter(({ name }) => given.only === null || name.includes(given.only))
if (chosen.length === 0) {
  process.stderr.write(`no scenario has ${JSON.stringify(given.only)} in its name\n\n${ACCURACY_USAGE}`)
  process.exit(2)
}
const scores: ScenarioScore[] = []
const lines: string[] = []
for (const scenario of chosen) {
  const result = await runScenario(
    scenario,
    given.export === null ? undefined : join(given.export, slug(scenario.name)),
  )
  scores.push(result.score)
  if (given.explain) console.log(`${explain(result)}\n`)
  lines.push(scenarioLine(result))
}
console.log([LINE_HEAD, ...lines].join('\n'))
const faults = scores.reduce((sum, { roots }) => sum + roots.faults, 0)
const top = (key: 'top1' | 'top3'): string =>
  (scores.reduce((sum, { roots }) => sum + roots[key], 0) / faults).toFixed(3)
const pairs = scores.reduce((sum, { merges }) => sum + merges.faultPairs, 0)
const merged = scores.reduce((sum, { merges }) => sum + merges.mergedFaultPairs.length, 0)
const f1 = mean(scores.map((score) => score.pairs.f1)).toFixed(3)
console.log(
  `${scores.length} scenarios: F1 ${f1}, top-1 ${top('top1')}, top-3 ${top('top3')}, merged ${merged} of ${pairs} pairs of concurrent faults`,
)
