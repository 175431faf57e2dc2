// The last line of .ci/run. Fails when a test failed, when none ran, or when a step before it did.
// Usage: node .ci/summary.mjs <vitest json report> <number of steps that failed>
import { readFileSync } from 'node:fs'

const [file = '', failedSteps = '1'] = process.argv.slice(2)

/** A file that could not be loaded, or whose preparation failed, has no failed test in it: it counts as one failure, not as nothing. */
function count(report) {
  const brokenFiles = report.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  )
  for (const suite of brokenFiles) process.stderr.write(`could not run ${suite.name}: ${suite.message ?? ''}\n`)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function readReport() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    process.stderr.write(`no report from the test runner: ${error.message}\n`)
    return { testResults: [], numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  }
}

const { passed, failed, skipped } = count(readReport())

if (passed + failed === 0) process.stderr.write('no test ran\n')
process.exitCode = failedSteps !== '0' || failed > 0 || passed === 0 ? 1 : 0
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
