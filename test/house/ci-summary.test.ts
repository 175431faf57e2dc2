// The last line of .ci/run is made of the runner's report, and a run that proves nothing fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'
import { runProgram } from './run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocturne-summary-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const counts = (passed: number, failed: number, skipped: number, todo = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: todo,
  testResults: [] as object[],
})
const unprepared = {
  ...counts(5, 0, 3),
  testResults: [{ name: 'y.test.ts', status: 'failed', assertionResults: [{ status: 'skipped' }] }],
}
const brokenFile = { name: 'x.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] }

describe('summary of a test run', () => {
  it.each([
    {
      path: 'all passed',
      report: counts(12, 0, 2, 1),
      failedSteps: '0',
      line: '12 passed, 0 failed, 3 skipped',
      code: 0,
    },
    { path: 'one failed', report: counts(11, 1, 0), failedSteps: '1', line: '11 passed, 1 failed, 0 skipped', code: 1 },
    {
      path: 'failed but the runner ended with 0',
      report: counts(11, 1, 0),
      failedSteps: '0',
      line: '11 passed, 1 failed, 0 skipped',
      code: 1,
    },
    { path: 'none ran', report: counts(0, 0, 3), failedSteps: '0', line: '0 passed, 0 failed, 3 skipped', code: 1 },
    {
      path: 'a beforeAll failed',
      report: unprepared,
      failedSteps: '1',
      line: '5 passed, 1 failed, 3 skipped',
      code: 1,
    },
    {
      path: 'a file could not be loaded',
      report: { ...counts(5, 0, 0), testResults: [brokenFile] },
      failedSteps: '1',
      line: '5 passed, 1 failed, 0 skipped',
      code: 1,
    },
    {
      path: 'tests passed but lint did not',
      report: counts(5, 0, 0),
      failedSteps: '1',
      line: '5 passed, 0 failed, 0 skipped',
      code: 1,
    },
    { path: 'no report', report: null, failedSteps: '1', line: '0 passed, 0 failed, 0 skipped', code: 1 },
  ])('$path => $line, exit $code', async ({ report, failedSteps, line, code }) => {
    const file = join(folder, 'report.json')
    rmSync(file, { force: true })
    if (report !== null) writeFileSync(file, JSON.stringify(report))
    const outcome = await runProgram(process.execPath, [join(ROOT, '.ci/summary.mjs'), file, failedSteps])
    expect(outcome).toMatchObject({ stdout: `${line}\n`, code })
  })
})
