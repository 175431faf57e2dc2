// One scenario from seed to figures, through a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replayCase, writeCase } from './replay-output.ts'
import type { ReplayOutput } from './replay-output.ts'
import { build } from './scenario.ts'
import type { Case, Scenario } from './scenario.ts'
import { scoreScenario } from './score/scenario-score.ts'
import type { ScenarioScore } from './score/scenario-score.ts'

export interface ScenarioResult {
  readonly scenario: Scenario
  readonly made: Case
  readonly output: ReplayOutput
  readonly score: ScenarioScore
}

/** @param folder where the case and the replay's output stay; without one they are removed */
export async function runScenario(scenario: Scenario, folder?: string): Promise<ScenarioResult> {
  const made = build(scenario)
  const dir = folder ?? mkdtempSync(join(tmpdir(), 'nocturne-accuracy-'))
  try {
    writeCase(dir, made)
    const output = await replayCase(dir, join(dir, 'out'))
    return { scenario, made, output, score: scoreScenario(made, output) }
  } finally {
    if (folder === undefined) rmSync(dir, { recursive: true })
  }
}

/** `campus: core switch dies ...` -> `campus-core-switch-dies-...`, a folder's name. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
