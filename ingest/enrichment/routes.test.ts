// The enrichment routes as their callers see them, and the publisher that the rules stand before.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { openMappings } from '../generic/open-mappings.ts'
import { ingestApp, type IngestApp } from '../http/ingest-app.test-support.ts'
import { openCatalog } from '../snmp/catalog/open-catalog.ts'
import { openEnrichment } from './open-enrichment.ts'
import { enrichmentRoutes } from './routes.ts'

const RULES = `rules:
  - name: lab
    match: { labels: { env: '^lab$' } }
    drop: lab
  - name: berlin
    match: { hints: { hostname: '-ber' } }
    set: { domain: berlin, severity: { warning: minor } }
`
const TRY = '/api/v1/enrichment/try'
const alert = (labels: Record<string, string>) => ({ labels: { alertname: 'A', severity: 'warning', ...labels } })

describe('enrichment over HTTP', () => {
  let folder = ''
  let file = ''
  let app: IngestApp

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'enrichment-'))
    file = join(folder, 'rules.yaml')
    writeFileSync(file, RULES)
    const deps = { metrics: createMetrics(), log: createLog({ level: 'silent' }) }
    const enrichment = openEnrichment({ ...deps, config: { enrichment: file } })
    const mappings = openMappings({ ...deps, config: { mappings: null } })
    const catalog = openCatalog({ ...deps, config: { dataDir: folder, snmp: { catalog: null } } })
    app = await ingestApp({ rules: enrichment.current, plugins: [enrichmentRoutes({ enrichment, mappings, catalog })] })
  })
  afterAll(async () => {
    await app.app.close()
    rmSync(folder, { recursive: true })
  })

  it('events pass the rules before they are stored; what is dropped is counted by rule and reason', async () => {
    const answer = await app.post('/api/v2/alerts', [alert({ env: 'lab' }), alert({ host: 'sw-ber1' }), alert({})])
    expect(answer.statusCode).toBe(200)
    expect(app.events.map(({ domain, severity }) => ({ domain, severity }))).toEqual([
      { domain: 'berlin', severity: 'minor' },
      { domain: 'default', severity: 'warning' },
    ])
    expect(await app.counter('nocturne_enrichment_dropped_total', { rule: 'lab', reason: 'lab' })).toBe(1)
    expect(await app.counter('nocturne_ingest_events_total', { source: 'prometheus', outcome: 'dropped' })).toBe(1)
  })

  it('shows the set in force', async () => {
    const answer = await app.get('/api/v1/enrichment')
    expect(answer.json()).toMatchObject({
      enrichment: { file, refusedFaults: [], rules: [{ name: 'lab', drop: 'lab' }, { name: 'berlin' }] },
      mappings: { file: null, names: [] },
    })
  })

  it('tries an event, a body of a tool, and rules that are in no file', async () => {
    const event = { hints: { hostname: 'sw-ber1' }, severity: 'warning' }
    expect((await app.post(TRY, { event })).json()).toMatchObject({
      results: [{ rules: ['berlin'], before: { domain: 'default' }, event: { domain: 'berlin' } }],
    })
    const body = [alert({ env: 'lab' }), 7]
    expect((await app.post(TRY, { source: 'prometheus', body })).json()).toMatchObject({
      results: [{ event: null, dropped: { rule: 'lab', reason: 'lab' } }, { refused: 'not_an_object' }],
    })
    const rules = 'rules: [{ name: x, set: { class: "tried" } }]'
    expect((await app.post(TRY, { event, rules })).json()).toMatchObject({
      results: [{ event: { eventClass: 'tried' } }],
    })
  })

  it.each([
    [{ event: { kind: 'x' } }, 'event.kind: must be raise, clear or notice'],
    [{ source: 'nobody', body: {} }, 'source: nobody is not one of prometheus'],
    [{ event: {}, rules: 'rules: [{ name: x }]' }, 'rules:1 rules[0]: does nothing'],
    [{ source: 'grafana', body: 7 }, 'body: not_a_webhook'],
  ])('says what is wrong with %j', async (body, fault) => {
    const answer = await app.post(TRY, body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { detail: string }[] }>().errors[0]?.detail).toContain(fault)
  })

  it('a reload with a fault is refused with its line and changes nothing', async () => {
    writeFileSync(file, 'rules: [{ name: broken }]')
    const refused = await app.post('/api/v1/enrichment/reload', {})
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('rules[0]: does nothing')
    expect((await app.get('/api/v1/enrichment')).json()).toMatchObject({
      enrichment: {
        rules: [{ name: 'lab' }, { name: 'berlin' }],
        refusedFaults: [expect.stringContaining('does nothing')],
      },
    })
    writeFileSync(file, 'rules: []')
    expect((await app.post('/api/v1/enrichment/reload', {})).json()).toEqual({
      enrichment: 'loaded',
      mappings: 'unchanged',
      catalog: 'loaded',
    })
  })

  it('is not for everybody', async () => {
    expect((await app.get('/api/v1/enrichment', { authorization: 'Bearer wrong' })).statusCode).toBe(401)
  })
})
