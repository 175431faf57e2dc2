// The API document in the repository is what the server serves, and the server answers as it says.
// After a change on purpose: npm run openapi, and read the diff.
import { Compile } from 'typebox/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeEvents } from '../ingest/contract/codec.ts'
import { eventSubject } from '../ingest/contract/subjects.ts'
import { openDiscovery } from '../ingest/discovery/open-discovery.ts'
import { openEnrichment } from '../ingest/enrichment/open-enrichment.ts'
import { enrichmentRoutes } from '../ingest/enrichment/routes.ts'
import { openMappings } from '../ingest/generic/open-mappings.ts'
import { createHeartbeats } from '../ingest/heartbeats/heartbeats.ts'
import { sourceRoutes } from '../ingest/heartbeats/routes.ts'
import { importRoutes } from '../ingest/http/import-routes.ts'
import { ingestRoutes } from '../ingest/http/routes.ts'
import { loadConfig } from '../platform/config/config.ts'
import { createLog } from '../platform/log/log.ts'
import { publishDeadLetter } from '../platform/nats/dead-letter.ts'
import { openCatalog } from '../ingest/snmp/catalog/open-catalog.ts'
import { startTestApi, type TestApi } from '../test/support/api.ts'
import { NO_NOTES } from './contract/handover.ts'
import { HandoverBook } from './handovers/handover-book.ts'
import { aProblem, anActivity, anAffinity, anAlert, anEvent, anIncident, T0 } from '../test/support/fabricate.ts'
import { natsMissing } from '../test/support/nats.ts'
import { waitFor } from '../test/support/wait-for.ts'

interface Operation {
  readonly summary?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Document {
  readonly openapi: string
  readonly info: Record<string, unknown>
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: object
}

/** Routes without parameters of their own, and some with. */
const ASKED = [
  ['/api/v1/incidents', '/api/v1/incidents'],
  ['/api/v1/incidents/{id}', '/api/v1/incidents/inc-1'],
  ['/api/v1/incidents/{id}/alerts', '/api/v1/incidents/inc-1/alerts'],
  ['/api/v1/incidents/{id}/why', '/api/v1/incidents/inc-1/why'],
  ['/api/v1/incidents/{id}/impact', '/api/v1/incidents/inc-1/impact'],
  ['/api/v1/incidents/{id}/lanes', '/api/v1/incidents/inc-1/lanes'],
  ['/api/v1/incidents/{id}/similar', '/api/v1/incidents/inc-1/similar'],
  ['/api/v1/incidents/{id}/timeline', '/api/v1/incidents/inc-1/timeline'],
  ['/api/v1/alerts', '/api/v1/alerts'],
  ['/api/v1/alerts/{id}', '/api/v1/alerts/alert-1'],
  ['/api/v1/events', `/api/v1/events?from=${T0 - 1000}`],
  ['/api/v1/events/histogram', `/api/v1/events/histogram?from=${T0 - 1000}`],
  ['/api/v1/cis', '/api/v1/cis'],
  ['/api/v1/topology/focus', '/api/v1/topology/focus?ci=db-7'],
  ['/api/v1/topology/tiers', '/api/v1/topology/tiers?site=b'],
  ['/api/v1/cis/{id}', '/api/v1/cis/db-7'],
  ['/api/v1/cis/{id}/dependants', '/api/v1/cis/db-7/dependants'],
  ['/api/v1/cis/{id}/needs', '/api/v1/cis/stock/needs'],
  ['/api/v1/topology', '/api/v1/topology'],
  ['/api/v1/topology/clusters', '/api/v1/topology/clusters'],
  ['/api/v1/topology/failure', '/api/v1/topology/failure?ci=db-7'],
  ['/api/v1/topology/path', '/api/v1/topology/path?from=stock&to=db-7'],
  ['/api/v1/services', '/api/v1/services'],
  ['/api/v1/services/{id}', '/api/v1/services/stock'],
  ['/api/v1/contested-hints', '/api/v1/contested-hints'],
  ['/api/v1/problems', '/api/v1/problems'],
  ['/api/v1/affinities', '/api/v1/affinities'],
  ['/api/v1/silences', '/api/v1/silences'],
  ['/api/v1/maintenance', '/api/v1/maintenance'],
  ['/api/v1/handovers', '/api/v1/handovers'],
  ['/api/v1/handovers/{id}', '/api/v1/handovers/HO-20261122-080000-0000'],
  ['/api/v1/stats', `/api/v1/stats?from=${T0 - 1000}&to=${T0 + 1000}`],
  ['/api/v1/audit', '/api/v1/audit'],
  ['/api/v1/cmdb/topology', `/api/v1/cmdb/topology?at=${T0}`],
  ['/api/v1/dead-letters', '/api/v1/dead-letters'],
  ['/api/v1/tokens', '/api/v1/tokens'],
  ['/api/v1/session', '/api/v1/session'],
  ['/api/v2/alerts', '/api/v2/alerts'],
  ['/api/v2/alerts/groups', '/api/v2/alerts/groups'],
  ['/api/v2/silences', '/api/v2/silences'],
  ['/api/v2/status', '/api/v2/status'],
  ['/api/v2/receivers', '/api/v2/receivers'],
] as const

describe.skipIf(natsMissing !== null)('the API document', () => {
  let api: TestApi
  let served: Document

  beforeAll(async () => {
    const publisher = { publish: () => Promise.resolve(), stop: () => Promise.resolve() }
    const log = createLog({ level: 'silent' })
    api = await startTestApi({
      plugins: (deps) => [
        ingestRoutes({ ...deps, publisher, log, config: { domain: 'default' } }),
        enrichmentRoutes({
          enrichment: openEnrichment({ ...deps, log, config: { enrichment: null } }),
          mappings: openMappings({ ...deps, log, config: { mappings: null } }),
          catalog: openCatalog({ ...deps, log, config: { dataDir: '', snmp: { catalog: '/nowhere/catalog.yaml' } } }),
        }),
        sourceRoutes(
          createHeartbeats({
            ...deps,
            publisher,
            credentials: { listTokens: () => [] },
            log,
            config: { domain: 'default', heartbeats: { learn: true, expect: [] } },
          }),
        ),
        openDiscovery({ ...deps, log, config: loadConfig({ env: {} }) }).routes,
        importRoutes({ ...deps, log, runImport: async () => ({ kind: 'busy' }) }),
      ],
    })
    served = (await api.app.inject({ url: '/api/openapi.json' })).json<Document>()
    await fill(api)
  })
  afterAll(() => api.stop())

  it('is OpenAPI 3.1, and the same as in the repository', async () => {
    expect(served.openapi).toBe('3.1.0')
    const { version: _version, ...info } = served.info
    await expect(`${JSON.stringify({ ...served, info }, null, 2)}\n`).toMatchFileSnapshot('openapi.json')
  })

  it('every operation has a summary, and every path parameter is described', () => {
    for (const [path, operations] of Object.entries(served.paths)) {
      if (!path.startsWith('/api/')) continue
      for (const [method, operation] of Object.entries(operations)) {
        const described = (operation.parameters ?? []).filter((each) => each.in === 'path').map((each) => each.name)
        const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        expect([method, path, operation.summary !== undefined, described]).toEqual([method, path, true, wanted])
      }
    }
  })

  it.each(ASKED)('GET %s answers as it says, with nothing that it does not say', async (path, url) => {
    const answer = await api.get<object>(url)
    const items: unknown = 'items' in answer ? answer.items : Array.isArray(answer) ? answer : [answer]
    expect(items, 'an empty list would show nothing').not.toEqual([])
    const { schema } = served.paths[path]?.get?.responses['200']?.content?.['application/json'] ?? {}
    const check = Compile(closed({ ...schema, components: served.components }) as object)
    expect(check.Errors(answer)).toEqual([true, []])
  })
})

async function fill({ engine, bus, caughtUp, request, get }: TestApi): Promise<void> {
  const evidence = [{ kind: 'same_ci', weight: 0.5, text: 'on the same CI', values: { hops: 0, path: 'a' } }]
  const rootCause = [{ ci: 'db-7', name: 'db-7', score: 0.9, alerting: true, verdict: 'confirmed' as const, evidence }]
  await engine.publish({
    entity: 'incident',
    items: [
      anIncident({ rootCause, whySaying: { kind: 'single', values: { alerts: 1 } } }),
      anIncident({ id: 'inc-0', rootCause, state: 'closed', openedAt: T0 - 60_000, resolvedAt: T0, closedAt: T0 }),
    ],
  })
  const contested = [{ hint: 'hostname', value: 'twin', cis: ['db-7', 'sw-1'] }] as const
  const suppression = { kind: 'silence', by: ['s1'] } as const
  const links = [{ title: 'graph', url: 'http://prometheus/graph' }]
  const membership = { ...anAlert().membership!, evidence } // anAlert is a member
  await engine.publish({
    entity: 'alert',
    items: [
      anAlert({ membership, links, effect: 'down' }),
      anAlert({ id: 'alert-0', state: 'cleared', membership: { ...membership, incidentId: 'inc-0' } }),
      anAlert({ id: 'alert-2', suppression }),
      anAlert({ id: 'alert-3', ci: { id: 'host:twin', name: 'twin', type: 'host', managed: false, contested } }),
    ],
  })
  await engine.publish({ entity: 'activity', items: [anActivity({ values: { alerts: 1 } })] })
  const ci = {
    id: 'db-7',
    type: 'host',
    name: 'db-7',
    attributes: { ip: ['10.0.0.1'], os: 'linux' },
    site: 'b',
    criticality: 3,
  }
  const relationships = [{ from: 'db-7', to: 'sw-1', type: 'dependsOn', redundancy: 'uplink' }] as const
  const plain = { attributes: {}, site: 'c' }
  const stock = {
    ...plain,
    id: 'stock',
    name: 'Stock',
    type: 'service',
    criticality: 5,
    owner: 'li',
    supportGroup: 'g',
  }
  const needs = ['db-7', 'db-8'].map((to) => ({ from: 'stock', to, type: 'dependsOn' as const, redundancy: 'db' }))
  const others = ['sw-1', 'db-8'].map((id) => ({ ci: { ...plain, id, name: id, type: 'switch' }, relationships: [] }))
  const all = [{ ci, relationships }, { ci: stock, relationships: needs }, ...others]
  await engine.publish({
    entity: 'ci',
    items: all.map((one) => ({ version: 'v1', loadedAt: T0, total: all.length, ...one })),
  })
  await engine.publish({ entity: 'problem', items: [aProblem()] })
  await engine.publish({ entity: 'affinity', items: [anAffinity()] })
  const decision = { eventId: 'event-1', fingerprint: 'f1', decision: 'opened', alertId: 'alert-1', incidentId: 'inc-1', at: T0 } as const // prettier-ignore
  await engine.publish({ entity: 'decision', items: [decision] })
  const event = anEvent({ raw: 'raw', expiresAt: T0 + 1, clockSkewMs: 5, links })
  await bus.js.publish(eventSubject(0), encodeEvents([event]))
  await publishDeadLetter(bus, {
    room: 'ingest',
    reason: 'bad',
    detail: 'd',
    at: T0,
    source: 's',
    sender: 'x',
    payload: '',
  })
  await caughtUp()
  const step = { by: 'li', at: T0, text: '' }
  await new HandoverBook(bus).create({
    ...{ id: 'HO-20261122-080000-0000', state: 'draft', from: T0 - 1, to: T0 + 1, incoming: '', facts: null },
    ...{ notes: { ...NO_NOTES, incidents: { 'inc-1': { nextAction: 'a', note: 'b' } } }, signed: step, returned: null },
    ...{ createdBy: 'li', createdAt: T0, updatedBy: 'li', updatedAt: T0, handedOver: step },
  })
  const works = {
    title: 'Firmware',
    reason: 'bug',
    change: 'CHG-1',
    scope: { entries: [{ kind: 'ci', id: 'db-7', dependants: 'all' }] },
  }
  const sundays = {
    kind: 'weekly',
    days: [7],
    startMinute: 60,
    durationMs: 3_600_000,
    zone: 'Europe/Berlin',
    until: Date.now() + 1e9,
  }
  expect((await request('POST', '/api/v1/maintenance', { ...works, schedule: sundays, covers: 9 })).statusCode).toBe(
    200,
  )
  const silence = { matchers: [{ name: 'a', value: 'b' }], endsAt: Date.now() + 60_000, comment: 'c' }
  expect((await request('POST', '/api/v1/silences', silence)).statusCode).toBe(200)
  for (const list of [
    'incidents/inc-1/similar',
    'audit',
    'problems',
    `events?from=${T0 - 1000}`,
    'incidents/inc-1/timeline',
  ]) {
    await waitFor(list, async () =>
      (await get<{ items: object[] }>(`/api/v1/${list}`)).items.length > 0 ? true : undefined,
    )
  }
}

/** The schema with every object closed: what is answered must be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  // Parts of an intersection do not know each other's keys.
  if ('allOf' in inside || !('properties' in inside) || 'additionalProperties' in inside) return inside
  return { ...inside, additionalProperties: false }
}
