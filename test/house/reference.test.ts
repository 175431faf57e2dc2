// The reference pages are written from the code's own tables: `npx vitest run test/house/reference.test.ts -u` writes them again.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REJECTIONS } from '../../correlate/contract/command.ts'
import { DECISIONS } from '../../correlate/contract/decision.ts'
import { ALERT_REFUSALS, REQUEST_REFUSALS } from '../../ingest/normalise/refusal.ts'
import { REFUSALS } from '../../ingest/snmp/refusal.ts'
import { SYSLOG_REFUSALS } from '../../ingest/syslog/refusal.ts'
import { docsTable } from '../../platform/config/docs-table.ts'
import { PROBLEMS } from '../../platform/http/problem-table.ts'
import { exportedMetrics } from './exported-metrics.ts'
import { ROOT } from './root.ts'

const page = (name: string) => join(ROOT, 'docs', name)

function wordTable(words: Readonly<Record<string, string>>): string {
  return [
    '| word | meaning |',
    '|---|---|',
    ...Object.entries(words).map(([word, text]) => `| \`${word}\` | ${text} |`),
  ].join('\n')
}

function metricTable(): string {
  const rows = new Map<string, string>()
  for (const [name, metric] of exportedMetrics()) {
    if (!name.startsWith('nocturne_')) continue
    const base = metric.kind === 'histogram' ? name.replace(/_(bucket|sum|count)$/, '') : name
    const labels = metric.labels.filter((label) => label !== 'le').map((label) => `\`${label}\``)
    rows.set(base, `| \`${base}\` | ${metric.kind} | ${labels.join(', ')} | ${metric.help} |`)
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  return ['| metric | kind | labels | meaning |', '|---|---|---|---|', ...sorted].join('\n')
}

describe('the reference pages say what the code says', () => {
  it('docs/configuration.md: every setting', async () => {
    const text = `# Configuration

Settings come from \`nocturne.yaml\` (or the file in \`NOCTURNE_CONFIG\`) and from the environment, which wins. A secret can also be read from
a file: the variable with \`_FILE\` behind it, or the key with \`File\` behind it. \`npx nocturne config\` lists every fault at once.

${docsTable()}`
    await expect(text).toMatchFileSnapshot(page('configuration.md'))
  })

  it('docs/reason-words.md: every decision, refusal, rejection and problem', async () => {
    const problems = PROBLEMS.map(({ code, status, title }) => `| \`${code}\` | ${status} | ${title} |`)
    const text = `# Reason words

The same word stands in logs, metrics, tables, answers and tests.

## Decisions on events

Every event leaves the engine with exactly one (\`nocturne_engine_events_total{decision}\`).

${wordTable(DECISIONS)}

## Refused datagrams

\`nocturne_snmp_refused_total{reason}\`

${wordTable(REFUSALS)}

## Refused syslog messages

\`nocturne_syslog_refused_total{reason}\`

${wordTable(SYSLOG_REFUSALS)}

## Refused alerts

One alert of a batch is refused alone (\`nocturne_ingest_refused_total{source,reason}\`).

${wordTable(ALERT_REFUSALS)}

## Refused requests

${wordTable(REQUEST_REFUSALS)}

## Rejected commands

${wordTable(REJECTIONS)}

## Problems of the HTTP API

Every error is \`application/problem+json\` (RFC 9457) with one of these in \`code\`, or a code that its route documents.

| code | status | title |
|---|---|---|
${problems.join('\n')}
`
    await expect(text).toMatchFileSnapshot(page('reason-words.md'))
  })

  it('docs/metrics.md: every metric', async () => {
    const text = `# Metrics

\`GET /metrics\` (a token with the scope \`read\`) shows these and the usual metrics of a Node process.

${metricTable()}
`
    await expect(text).toMatchFileSnapshot(page('metrics.md'))
  })
})
