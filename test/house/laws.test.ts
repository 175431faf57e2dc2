// The import laws can fail: a small house that breaks each of them once, judged by the real .dependency-cruiser.mjs.
// (`npm run laws` in .ci/run judges the real house.)
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'
import { runProgram } from './run-program.ts'

interface Breach {
  readonly law: string
  readonly from: string
  readonly imports: string
}

const BREACHES: readonly Breach[] = [
  {
    law: 'ingest imports no other room but platform',
    from: 'ingest/http/a.ts',
    imports: '../../correlate/contract/alert.ts',
  },
  {
    law: 'correlate meets ingest only at its contract',
    from: 'correlate/runtime/a.ts',
    imports: '../../ingest/http/b.ts',
  },
  { law: 'correlate never imports api', from: 'correlate/runtime/b.ts', imports: '../../api/routes.ts' },
  {
    law: 'api meets ingest and correlate only at their contracts',
    from: 'api/a.ts',
    imports: '../correlate/engine/step.ts',
  },
  { law: 'platform imports no room', from: 'platform/log/a.ts', imports: '../../ingest/contract/event.ts' },
  {
    law: 'contracts depend on contracts, hashing and pauses only',
    from: 'correlate/contract/a.ts',
    imports: '../../platform/log/log.ts',
  },
  {
    law: 'the engine imports no npm package but simple-statistics',
    from: 'correlate/engine/a.ts',
    imports: 'yaml',
  },
  { law: 'the engine imports no Node module', from: 'correlate/engine/b.ts', imports: 'node:fs' },
  {
    law: 'the engine reaches nothing but contracts, itself, hashing and pauses',
    from: 'correlate/topology/a.ts',
    imports: '../../platform/log/log.ts',
  },
  { law: 'production never imports test', from: 'api/b.ts', imports: '../test/support/fake.ts' },
  { law: 'production never imports a development package', from: 'api/c.ts', imports: 'vitest' },
  {
    law: 'the console imports only contracts and itself',
    from: 'dashboards/console/src/a.ts',
    imports: '../../../platform/log/log.ts',
  },
  { law: 'no room imports the composition root', from: 'platform/log/b.ts', imports: '../../serve.ts' },
  { law: 'every import resolves', from: 'api/d.ts', imports: './nowhere.ts' },
  { law: 'modules do not import each other in a circle', from: 'platform/log/c.ts', imports: './d.ts' },
]

/** What the breaches import, and imports that are fine and must not be reported. */
const INNOCENT: Readonly<Record<string, string>> = {
  'correlate/contract/alert.ts': "import '../../ingest/contract/event.ts'",
  'correlate/engine/step.ts': "import 'simple-statistics'\nimport '../contract/alert.ts'",
  'ingest/contract/event.ts': "import '../../platform/hash/stable-hash.ts'",
  'ingest/http/b.ts': "import '../../platform/log/log.ts'",
  'platform/hash/stable-hash.ts': "import 'node:crypto'",
  'platform/log/log.ts': "import 'pino'",
  'platform/log/d.ts': "import './c.ts'",
  'api/routes.ts': "import '../correlate/contract/alert.ts'",
  'api/routes.test.ts': "import '../test/support/fake.ts'\nimport 'vitest'",
  'test/support/fake.ts': "import '../../api/routes.ts'",
  'dashboards/console/src/b.ts': "import '../../../correlate/contract/alert.ts'",
  'serve.ts': "import './api/routes.ts'",
}

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

const house = mkdtempSync(join(tmpdir(), 'nocturne-laws-'))
let violations: readonly Violation[] = []

beforeAll(async () => {
  const files = [
    ...Object.entries(INNOCENT),
    ...BREACHES.map(({ from, imports }) => [from, `import '${imports}'`] as const),
  ]
  for (const [path, text] of files) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `${text}\nexport {}\n`)
  }
  for (const shared of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
    symlinkSync(join(ROOT, shared), join(house, shared))
  const depcruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const rooms = ['*.ts', 'ingest', 'correlate', 'api', 'platform', 'dashboards/console/src', 'test']
  const flags = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json']
  const { stdout, stderr } = await runProgram(process.execPath, [depcruise, ...flags, ...rooms], { cwd: house })
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`)
  const report = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } }
  violations = report.summary.violations
})

afterAll(() => {
  rmSync(house, { recursive: true })
})

describe('import laws', () => {
  it.each(BREACHES)('$law: $from -> $imports is reported', ({ law, from }) => {
    const broken = violations.filter((violation) => violation.rule.name === law).map((violation) => violation.from)
    expect(broken, `expected a breach of "${law}" by ${from}`).toContain(from)
  })

  it('report nothing about files that keep them', () => {
    const guilty = new Set(BREACHES.map(({ from }) => from))
    guilty.add('platform/log/d.ts') // the other half of the circle
    expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([])
  })

  it('each have a breach here', async () => {
    const config = (await import(join(ROOT, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: readonly { name: string; comment: string }[] }
    }
    const names = config.default.forbidden.map(({ name }) => name).sort()
    expect(BREACHES.map(({ law }) => law).sort()).toEqual(names)
    for (const { name, comment } of config.default.forbidden)
      expect(comment, `${name}: say what to do instead`).not.toBe('')
  })
})
