// The owner of the inventory on a real nats-server: reports in, the CMDB of the engine out, through restarts and changes of hands.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InventoryReport } from '../../../ingest/contract/inventory.ts'
import type { ReportMode } from '../../../ingest/contract/inventory-request.ts'
import { submitReport, type SubmitOutcome } from '../../../ingest/inventory/submit-report.ts'
import {
  itemsOf,
  occurrence,
  startCorrelationBench,
  type CorrelationBench,
} from '../../../test/support/correlation-bench.ts'
import { natsMissing } from '../../../test/support/nats.ts'
import { waitFor } from '../../../test/support/wait-for.ts'

let reports = 0

function aReport(parts: Partial<InventoryReport> = {}): InventoryReport {
  reports += 1
  return {
    id: `report-${reports}`,
    source: 'netbox',
    instance: 'emea',
    actor: 'token:t1',
    at: Date.now() + reports,
    scope: 'full',
    cis: [{ key: 'device:1', type: 'switch', name: 'sw-1', attributes: { hostname: 'host-1' } }],
    relationships: [],
    ...parts,
  }
}

describe.skipIf(natsMissing !== null)('owner of the inventory', () => {
  let bench: CorrelationBench
  beforeEach(async () => {
    bench = await startCorrelationBench()
  })
  afterEach(() => bench.stop())

  /** Sent again while a role is starting. */
  function submit(report: InventoryReport, mode: ReportMode = 'apply'): Promise<SubmitOutcome> {
    return waitFor('an owner', async () => {
      const outcome = await submitReport(bench.bus, report, mode, 10_000)
      return outcome.kind === 'no_owner' ? undefined : outcome
    })
  }
  const ciOf = async (id: string, host: number) => {
    const event = occurrence(id, host)
    await bench.publish([event])
    await bench.decided([event])
    const alertId = itemsOf(bench.changes(), 'decision').find((decision) => decision.eventId === id)?.alertId
    return itemsOf(bench.changes(), 'alert').findLast((alert) => alert.id === alertId)?.ci
  }
  const announced = (id: string) =>
    waitFor(`${id} to be announced`, () => itemsOf(bench.changes(), 'ci').some(({ ci }) => ci.id === id) || undefined)

  it('nobody owns it => no_owner, as a value', async () => {
    expect(await submitReport(bench.bus, aReport(), 'apply', 1_000)).toEqual({ kind: 'no_owner' })
  })

  it('dry run => told and not done; apply => the engine uses it; again => unchanged', async () => {
    await bench.start()
    const cis = [{ key: 'device:1', type: 'switch', name: 'sw-1', attributes: { hostname: ['host-1', 'host-2'] } }]
    const report = aReport({ cis })
    expect(await submit(report, 'dry_run')).toMatchObject({
      kind: 'done',
      result: { outcome: 'dry_run', revision: 1, difference: { counts: { cisAdded: 1 }, cis: [{ ci: 'sw-1' }] } },
    })
    expect(await ciOf('before', 1)).toMatchObject({ managed: false })
    expect(await submit(report)).toMatchObject({ result: { outcome: 'applied', revision: 1, total: { cis: 1 } } })
    await announced('sw-1')
    expect(await ciOf('after', 2)).toMatchObject({ id: 'sw-1', managed: true })
    expect(await submit(report)).toMatchObject({ result: { outcome: 'unchanged', revision: 1 } })
  })

  it('faults => refused with all of them, nothing changed', async () => {
    await bench.start()
    const cis = [
      { key: 'a', attributes: {}, criticality: 7 },
      { key: 'a', attributes: {} },
    ]
    expect(await submit(aReport({ cis }))).toEqual({
      kind: 'refused',
      faults: [
        { path: 'cis[0].criticality', message: 'expected a whole number from 1 to 5' },
        { path: 'cis[1].key', message: '"a" is there twice' },
      ],
    })
  })

  it('a report and the CMDB file => both count; the next owner goes on from there', async () => {
    const file = join(bench.dataDir, 'cmdb.json')
    await writeFile(file, JSON.stringify({ cis: [{ id: 'core', type: 'switch', attributes: { serial: 'S1' } }] }))
    const first = await bench.start({ cmdb: file })
    const cis = [
      { key: 'device:9', name: 'core-1.example.net', attributes: { serial: 's1', hostname: 'host-2' }, owner: 'net' },
      { key: 'device:10', name: 'host-3', type: 'host', attributes: {} },
    ]
    const relationships = [{ from: 'device:10', to: 'device:9', type: 'dependsOn' as const }]
    expect(await submit(aReport({ cis, relationships }))).toMatchObject({ result: { revision: 2, total: { cis: 2 } } })
    await first.stop()
    const second = await bench.start({ cmdb: file, dataDir: bench.newDataDir() })
    await announced('host-3')
    expect(await ciOf('event', 2)).toMatchObject({ id: 'core', managed: true })
    expect(itemsOf(bench.changes(), 'ci').find(({ ci }) => ci.id === 'host-3')?.relationships).toEqual([
      { from: 'host-3', to: 'core', type: 'dependsOn' },
    ])
    expect(await submit(aReport({ cis, relationships }))).toMatchObject({
      result: { outcome: 'unchanged', revision: 2 },
    })
    await second.stop()
  })

  it('the way changes during a stream of events => none is lost, the next incident blames the new way', async () => {
    const names = ['sw-a', 'sw-b', ...Array.from({ length: 40 }, (_, n) => `host-${n}`)]
    const cis = names.map((key) => ({
      key,
      type: key.startsWith('sw') ? 'switch' : 'host',
      attributes: { hostname: key },
    }))
    const over = (way: string) => names.slice(2).map((from) => ({ from, to: way, type: 'dependsOn' as const }))
    await bench.start()
    await submit(aReport({ source: 'csv', cis, relationships: over('sw-a') }))
    await announced('sw-a')
    // Of conditions that nobody raised: they are decided, and make no incident that could take in the next one.
    const stream = Array.from({ length: 300 }, (_, n) => occurrence(`stream-${n}`, 100 + (n % 50), { kind: 'clear' }))
    let isOver = false
    const sending = (async () => {
      for (const event of stream) await bench.publish([event])
      isOver = true
    })()
    const outcome = await submit(aReport({ source: 'csv', cis, relationships: over('sw-b') }))
    expect(outcome).toMatchObject({
      result: { difference: { counts: { relationshipsAdded: 40, relationshipsGone: 40 } } },
    })
    expect(isOver, 'the stream was over before the change: nothing is tested').toBe(false)
    await sending
    await waitFor('the new way', () => {
      const ways = itemsOf(bench.changes(), 'ci').filter(({ ci }) => ci.id === 'host-1')
      return ways.at(-1)?.relationships[0]?.to === 'sw-b' || undefined
    })
    const down = ['sw-b', 'host-1', 'host-2', 'host-3'].map((hostname, n) =>
      occurrence(`down-${n}`, n, { fingerprint: `down-${n}`, resource: { hints: { hostname } }, labels: { hostname } }),
    )
    await bench.publish(down)
    await bench.decided([...stream, ...down])
    const blamed = await waitFor('the incident', () => {
      const last = itemsOf(bench.changes(), 'incident').findLast(({ alertCount }) => alertCount === 4)
      return last?.rootCause[0]?.ci
    })
    expect(blamed).toBe('sw-b')
    const ofHosts = itemsOf(bench.changes(), 'decision').filter(({ eventId }) => /^down-[123]$/.test(eventId))
    expect(ofHosts.map(({ decision }) => decision)).toEqual(['inhibited', 'inhibited', 'inhibited'])
  })

  it('larger than a message => cut in pieces and put together again', async () => {
    await bench.start()
    // Random enough that packing does not make it small.
    const noise = (n: number) =>
      Array.from({ length: 40 }, (_, i) => Math.imul(n * 40 + i + 1, 2654435761) >>> 0).join('')
    const cis = Array.from({ length: 8_000 }, (_, n) => ({
      key: `vm:${n}`,
      name: `vm-${n}`,
      attributes: { note: noise(n) },
    }))
    const outcome = await submit(aReport({ cis }))
    expect(outcome, JSON.stringify(outcome).slice(0, 300)).toMatchObject({
      kind: 'done',
      result: { total: { cis: 8_000 }, difference: { truncated: true } },
    })
    await announced('vm-7999')
  })
})
