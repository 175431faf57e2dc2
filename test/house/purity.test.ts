// The lint rules that keep the engine free of clocks and chance, and markup out of the screens, can fail.
import { ESLint } from 'eslint'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'

/** Only the bans: they need no type information, so a file that does not exist can be judged. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
})

async function complaints(path: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, path) })
  return (result?.messages ?? []).map(({ message }) => message)
}

const ENGINE = 'correlate/engine/step.ts'
const SCREEN = 'dashboards/console/src/incident-title.tsx'

describe('banned', () => {
  it.each([
    [ENGINE, 'export const at = Date.now()'],
    [ENGINE, 'export const at = new Date()'],
    [ENGINE, 'export const at = performance.now()'],
    [ENGINE, 'export const id = Math.random()'],
    [ENGINE, 'export const id = crypto.randomUUID()'],
    [ENGINE, 'export const home = process.env'],
    [ENGINE, "import 'node:fs'"],
    [ENGINE, 'export async function step() { await later }'],
    [ENGINE, 'setTimeout(step, 5)'],
    ['correlate/topology/walk.ts', 'export const at = Date.now()'],
    [SCREEN, 'export const title = <b dangerouslySetInnerHTML={{ __html: text }} />'],
    [SCREEN, 'node.innerHTML = text'],
    [SCREEN, "node.insertAdjacentHTML('beforeend', text)"],
  ])('%s: %s', async (path, code) => {
    expect(await complaints(path, code)).toHaveLength(1)
  })
})

describe('allowed', () => {
  it.each([
    [ENGINE, 'export const at = new Date(input.at)'],
    [ENGINE, "import { mean } from 'simple-statistics'"],
    ['correlate/runtime/clock.ts', 'export const at = Date.now()'],
    ['correlate/engine/step.test.ts', 'export const at = Date.now()'],
    [SCREEN, 'export const title = <b>{text}</b>'],
  ])('%s: %s', async (path, code) => {
    expect(await complaints(path, code)).toEqual([])
  })
})
