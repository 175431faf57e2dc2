// Runs the engine's benchmark as customers run the engine: compiled. A loader that translates while it runs names every function again each
// time it is made, which costs a tight loop a third of its speed.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { NODE_OPTIONS } from '../support/node-options.ts'
import type { BenchRow } from './bench-row.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COMPILER = 'node_modules/typescript/bin/tsc'
const PROJECT = 'test/bench/tsconfig.engine.json'
const PROGRAM = '.cache/bench/test/bench/engine-main.js'

/** @returns rows for the table; takes a minute and 1 GB */
export function compiledEngineRows(): BenchRow[] {
  const run = (parts: readonly string[]): string =>
    execFileSync(process.execPath, parts, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  run([COMPILER, '-p', PROJECT, '--noCheck'])
  return JSON.parse(run([...NODE_OPTIONS, PROGRAM])) as BenchRow[] // engine-main.ts writes them
}
