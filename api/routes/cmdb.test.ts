// The CMDB's origin, history and review over HTTP, with a real owner of the inventory behind it.
import { Kvm } from '@nats-io/kv'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInventoryOwner, type InventoryOwner } from '../../correlate/runtime/inventory/inventory-owner.ts'
import { DEFAULT_RUNTIME_SETTINGS } from '../../correlate/runtime/runtime-settings.ts'
import { submitReport } from '../../ingest/inventory/submit-report.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

interface Revisions {
  readonly items: readonly { readonly revision: number; readonly at: number; readonly reason: string }[]
}

describe.skipIf(natsMissing !== null)('/api/v1/cmdb', () => {
  let api: TestApi
  let owner: InventoryOwner
  let dataDir: string
  beforeAll(async () => {
    api = await startTestApi()
    dataDir = mkdtempSync(join(tmpdir(), 'nocturne-inventory-'))
    const path = join(dataDir, 'cmdb.json')
    const cis = [
      { id: 'core', type: 'switch', site: 'hq', attributes: { serial: 'S1' } },
      { id: 'web', type: 'host', attributes: { hostname: 'web-1' } },
    ]
    writeFileSync(path, JSON.stringify({ cis, relationships: [{ from: 'web', to: 'core', type: 'dependsOn' }] }))
    owner = createInventoryOwner({
      bus: api.bus,
      metrics: createMetrics(),
      log: createLog({ level: 'silent' }),
      path,
      dataDir,
      openBucket: (name) => new Kvm(api.bus.nc).create(name),
      settings: { ...DEFAULT_RUNTIME_SETTINGS, cmdbPollMs: 100 },
    })
    await owner.start()
    await waitFor('the owner', async () => {
      const { statusCode } = await api.request('GET', '/api/v1/cmdb')
      return statusCode === 200 || undefined
    })
  })
  afterAll(async () => {
    await owner.stop()
    await api.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const send = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
    const answer = await api.request(method, url, payload)
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  /** Waits until the writer has stored the revision. */
  const revision = (number: number) =>
    waitFor(`revision ${number}`, async () => {
      const { items } = await api.get<Revisions>('/api/v1/cmdb/revisions')
      return items.find((one) => one.revision === number)
    })

  it('from the file to what discovery says: sources, revisions, history, the topology before and after', async () => {
    expect(await api.get('/api/v1/cmdb')).toMatchObject({
      revision: 1,
      total: { cis: 2, relationships: 1 },
      sources: [{ source: 'file', instance: 'NOCTURNE_CMDB', cis: 2, onlyHere: 2 }],
    })
    const first = await revision(1)
    const cis = [
      { key: 'a', attributes: { serial: 'S1', sysName: 'core-1' }, site: 'rack 7' },
      { key: 'b', name: 'dist-2', attributes: { ip: '10.0.0.2' } },
    ]
    const relationships = [{ from: 'b', to: 'a', type: 'connectedTo' as const }]
    const head = { source: 'snmp', instance: 'discovery', actor: 'system', scope: 'full' } as const
    const report = { ...head, id: 'd1', at: Date.now(), cis, relationships }
    expect(await submitReport(api.bus, report, 'apply')).toMatchObject({ result: { outcome: 'applied', revision: 2 } })
    const second = await revision(2)
    expect(await api.get('/api/v1/cmdb/revisions/2')).toMatchObject({
      counts: { cisAdded: 1, cisChanged: 1, relationshipsAdded: 1 },
      difference: {
        cis: [
          { ci: 'core', change: 'changed', fields: [{ field: 'attributes.sysName', after: 'core-1' }] },
          { ci: 'dist-2', change: 'added' },
        ],
        relationships: [{ from: 'dist-2', to: 'core', change: 'added' }],
      },
    })
    expect(await api.get('/api/v1/cis/core/history')).toMatchObject({ items: [{ revision: 2 }, { revision: 1 }] })
    const idsAt = async (at: number) => {
      const { nodes } = await api.get<{ nodes: { id: string }[] }>(`/api/v1/cmdb/topology?at=${at}`)
      return nodes.map(({ id }) => id).sort()
    }
    expect(await idsAt(first.at - 1)).toEqual([])
    expect(await idsAt(first.at)).toEqual(['core', 'web'])
    expect(await idsAt(second.at)).toEqual(['core', 'dist-2', 'web'])
    expect(await api.get(`/api/v1/cmdb/topology?at=${second.at}&ci=dist-2&hops=1`)).toMatchObject({
      edges: [{ from: 'dist-2', to: 'core', type: 'connectedTo' }],
    })
  })

  it('origin of a CI: whose word each field is, and what others say', async () => {
    const { fields } = await api.get<{ fields: { field: string }[] }>('/api/v1/cmdb/cis/core')
    expect(fields.find(({ field }) => field === 'site')).toMatchObject({
      value: 'hq',
      by: { source: 'file' },
      others: [{ source: 'snmp', value: 'rack 7' }],
    })
    expect((await api.request('GET', '/api/v1/cmdb/cis/none')).statusCode).toBe(404)
  })

  it('by hand: said, taken back; of a CI that is not there refused with the reason', async () => {
    const edit = (owner: string | null) => send('PATCH', '/api/v1/cmdb/cis/web', { owner })
    expect(await edit('ann')).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await edit('ann')).toMatchObject({ status: 200, body: { outcome: 'unchanged' } })
    expect(await edit(null)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    const label = (asset: string | number | null) => send('PATCH', '/api/v1/cmdb/cis/web', { attributes: { asset } })
    const said = async (): Promise<unknown> => {
      const { fields } = await api.get<{ fields: { field: string; value: unknown }[] }>('/api/v1/cmdb/cis/web')
      return fields.find(({ field }) => field.includes('asset'))?.value
    }
    expect(await label(4_711)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await said()).toBe('4711')
    expect(await label(null)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await said()).toBeUndefined()
    expect(await send('PATCH', '/api/v1/cmdb/cis/tpyo', { owner: 'ann' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/type' }] },
    })
    await waitFor('the edit in the history', async () => {
      const { items } = await api.get<Revisions>('/api/v1/cmdb/revisions?limit=1')
      return items[0]?.reason === 'edit' || undefined
    })
  })

  it('unknown resources: adopted, linked, ignored, and gone from the queue', async () => {
    const unknown = (id: string, name: string) =>
      anAlert({ id, lastSeenAt: Date.now(), ci: { id: `host:${name}`, name, type: 'host', managed: false } })
    await api.engine.publish({ entity: 'alert', items: ['db-9', 'web-01', '10.9.9.9'].map((n) => unknown(n, n)) })
    const queue = async () => (await api.get<{ items: { id: string }[] }>('/api/v1/cmdb/unknown?days=400')).items
    await waitFor('the queue', async () => (await queue()).length === 3 || undefined)
    const decide = (body: object) => send('POST', '/api/v1/cmdb/unknown', body)
    expect(await decide({ id: 'host:db-9', decision: 'adopt', edit: { owner: 'dba' } })).toMatchObject({
      body: { decision: 'adopted', ci: 'db-9' },
    })
    expect(await decide({ id: 'host:web-01', decision: 'link', ci: 'nobody' })).toMatchObject({ status: 422 })
    expect(await decide({ id: 'host:web-01', decision: 'link', ci: 'web' })).toMatchObject({ body: { ci: 'web' } })
    expect(await decide({ id: 'host:10.9.9.9', decision: 'ignore' })).toMatchObject({ body: { ci: null } })
    expect(await queue()).toEqual([])
    expect(await api.get('/api/v1/cmdb/cis/db-9')).toMatchObject({ records: [{ source: 'manual', key: 'db-9' }] })
    const { fields } = await api.get<{ fields: object[] }>('/api/v1/cmdb/cis/web')
    expect(fields).toContainEqual(expect.objectContaining({ field: 'attributes.aliases', value: ['web-01'] }))
  })

  it('drift: documented and never seen, seen and documented nowhere', async () => {
    const { unseen, undocumented } = await api.get<Record<string, { ci: string }[]>>('/api/v1/cmdb/drift?days=30')
    expect(unseen?.map(({ ci }) => ci)).toContain('web')
    expect(undocumented?.map(({ ci }) => ci)).toEqual(['dist-2'])
  })

  it('a pair: merged, taken apart by its records', async () => {
    const decide = (a: string, b: string, decision: string) =>
      send('POST', '/api/v1/cmdb/duplicates', { a, b, decision })
    expect(await decide('core', 'dist-2', 'merge')).toMatchObject({ body: { difference: { counts: { cisGone: 1 } } } })
    expect(await api.get('/api/v1/cmdb/duplicates')).toMatchObject({
      decided: [{ decision: 'merge', a: { record: 'file/NOCTURNE_CMDB/core' }, b: { record: 'snmp/discovery/b' } }],
    })
    expect(await decide('file/NOCTURNE_CMDB/core', 'snmp/discovery/b', 'apart')).toMatchObject({ status: 200 })
    expect((await api.request('GET', '/api/v1/cmdb/cis/dist-2')).statusCode).toBe(200)
  })
})
