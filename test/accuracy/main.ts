// npm run accuracy: how well the engine does, from the outside, on our own scenarios and on cases that others published.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy, policyHash } from '../../correlate/engine/engine.ts'
import { ACCURACY_USAGE, readArguments } from './arguments.ts'
import { writeBaseline } from './goals.ts'
import { explain } from './report/explain.ts'
import { familyTable } from './report/own-tables.ts'
import { page } from './report/page.ts'
import { LINE_HEAD, scenarioLine } from './report/scenario-line.ts'
import { sharedTable, speedTable } from './report/shared-tables.ts'
import { totals } from './report/totals.ts'
import { runScenario, slug } from './run-scenario.ts'
import type { ScenarioResult } from './run-scenario.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'
import type { ScenarioSet } from './scenario.ts'
import { runShared } from './shared/run-shared.ts'
import type { SharedResult } from './shared/run-shared.ts'
import { sharedCases } from './shared/shared-case.ts'

const PAGE = new URL('../../docs/accuracy.md', import.meta.url)
const given = readArguments(process.argv.slice(2))

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function ownResults(): Promise<ScenarioResult[]> {
  const { only } = given
  const chosen = SCENARIOS.filter(({ name }) => only === null || name.includes(only))
  const results: ScenarioResult[] = []
  for (const scenario of chosen) {
    say(`[${results.length + 1}/${chosen.length}] ${scenario.name}`)
    const folder = given.export === null ? undefined : join(given.export, slug(scenario.name))
    const result = await runScenario(scenario, folder)
    results.push(result)
    if (given.explain) console.log(`${explain(result)}\n`)
  }
  return results
}

async function sharedResults(): Promise<SharedResult[]> {
  if (given.own || given.only !== null) return []
  if (!existsSync(given.shared)) {
    say(`no shared cases at ${given.shared}`)
    return []
  }
  const results: SharedResult[] = []
  for (const one of sharedCases(given.shared)) {
    say(`${one.set}/${one.name}`)
    results.push(await runShared(one))
  }
  return results
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--', 'correlate', 'ingest', 'test/accuracy') !== ''
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed ? ' with changes' : ''}`
  } catch {
    return 'unknown'
  }
}

// Asked before anything is written.
const at = commit()
const own = await ownResults()
if (own.length === 0) {
  say(`no scenario has ${JSON.stringify(given.only)} in its name\n\n${ACCURACY_USAGE}`)
  process.exit(2)
}
console.log([LINE_HEAD, ...own.map(scenarioLine), '', familyTable(own)].join('\n'))
const shared = await sharedResults()
if (shared.length > 0) console.log(`\n${sharedTable(shared)}\n\n${speedTable(shared)}`)
const ofSet = (set: ScenarioSet) => totals(own.filter(({ scenario }) => scenario.set === set).map(({ score }) => score))
if (given.record && given.only === null) {
  writeBaseline({ development: ofSet('development'), 'held-out': ofSet('held-out') })
}
if (given.only === null && !given.own && shared.length === 0)
  say('docs/accuracy.md is left as it is: it has shared cases too')
if (shared.length > 0) {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const machine = `${cpus()[0]?.model ?? 'an unknown processor'} (${cpus().length} of them, load ${load} at the end of the run), Node ${process.versions.node}`
  writeFileSync(PAGE, page({ commit: at, policy: policyHash(defaultPolicy), machine, own, shared }))
}
