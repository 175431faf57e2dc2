// What the documents say exists: files they link to, npm scripts, settings, metrics and routes of the house.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingTable } from '../../platform/config/settings.ts'
import { exportedMetrics } from './exported-metrics.ts'
import { readText, ROOT } from './root.ts'

const documents = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]
/** Settings of the set-up, the command line, the compose file and the tests, which are not in the process settings. */
const OTHER_VARIABLES = new Set([
  'NOCTURNE_TOKEN',
  'NOCTURNE_TOKEN_FILE',
  'NOCTURNE_URL',
  'NOCTURNE_CONFIG',
  'NOCTURNE_INSTALL',
])
const variables = new Set(
  Object.values(settingTable(() => '')).flatMap(({ env }) => (env === null ? [] : [env, `${env}_FILE`])),
)
const inCompose = readText('docker-compose.yml') + readText('.env.example')
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
const metrics = exportedMetrics()

/** `nocturne_x_seconds` stands for its _bucket, _sum and _count, `nocturne_x_*` for all that begin so. */
function isMetric(name: string): boolean {
  return [...metrics.keys()].some((known) => known === name || known.startsWith(name.endsWith('_') ? name : `${name}_`))
}

describe.each(documents)('%s', (document) => {
  const text = readText(document)

  it('links to files that are there', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      expect(existsSync(join(ROOT, dirname(document), target)), `${document} -> ${target}`).toBe(true)
    }
  })

  it('names npm scripts, settings and metrics that exist', () => {
    for (const [, script = ''] of text.matchAll(/\bnpm run ([a-z:]+)/g)) expect(Object.keys(scripts)).toContain(script)
    for (const [name] of text.matchAll(/\bNOCTURNE_[A-Z0-9_]*[A-Z0-9]\b/g)) {
      const known = variables.has(name) || OTHER_VARIABLES.has(name) || inCompose.includes(name)
      expect(known, `nobody reads ${name}`).toBe(true)
    }
    for (const [name] of text.matchAll(/\bnocturne_[a-z_]+\b/g)) {
      if (/^nocturne_(ci|domain|session|\w*token)$/.test(name)) continue // labels, cookies and secrets, not metrics
      expect(isMetric(name), `no code exports ${name}`).toBe(true)
    }
  })
})

describe('decisions', () => {
  it('have a number of their own, a date and a title that says what was decided', () => {
    const files = documents.filter((document) => document.startsWith('docs/decisions/'))
    const numbers = files.map((file) => /(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1])
    expect(numbers).not.toContain(undefined)
    expect(new Set(numbers).size, 'two decisions with one number').toBe(numbers.length)
    for (const file of files) {
      const text = readText(file)
      expect(text, file).toMatch(/^# \S.+/)
      expect(text, `${file} has no date`).toMatch(/\b20\d\d-\d\d-\d\d\b/)
    }
  })
})
