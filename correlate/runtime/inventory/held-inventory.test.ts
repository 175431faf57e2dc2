// What is stored of the inventory outlives crashes, damage and owners that do not know that they lost the lease.
import { Kvm, type KV } from '@nats-io/kv'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InventoryAnswer } from '../../../ingest/contract/inventory-request.ts'
import { createLog } from '../../../platform/log/log.ts'
import { createMetrics } from '../../../platform/metrics/metrics.ts'
import { natsMissing, startTestNats, type TestNats } from '../../../test/support/nats.ts'
import { aFact, aReport } from '../../inventory/inventory.test-support.ts'
import type { Revision } from '../../inventory/revision-of.ts'
import { openInventory } from './held-inventory.ts'
import { createInventoryMetrics } from './inventory-metrics.ts'
import { openInventoryStore } from './inventory-store.ts'

describe.skipIf(natsMissing !== null)('a stored inventory', () => {
  let nats: TestNats
  let nc: NatsConnection
  let kv: KV
  let buckets = 0
  beforeAll(async () => {
    nats = await startTestNats()
    nc = await connect({ servers: nats.url })
  })
  beforeEach(async () => {
    kv = await new Kvm(nc).create(`inventory-${++buckets}`)
  })
  afterAll(async () => {
    await nc.close()
    await nats.stop()
  })

  const told: Revision[] = []
  const open = (publish: (revision: Revision) => Promise<void> = async (revision) => void told.push(revision)) =>
    openInventory({
      store: openInventoryStore(kv),
      mayWrite: () => true,
      publish,
      metrics: createInventoryMetrics(createMetrics()),
      log: createLog({ level: 'silent' }),
    })
  const idsOf = ({ current }: Awaited<ReturnType<typeof open>>) => current().inventory.cmdb.cis.map(({ id }) => id)

  it('crash between storing and telling => the next owner tells, once', async () => {
    await expect(
      (await open(() => Promise.reject(new Error('crash')))).report(aReport({ cis: [aFact('a')] })),
    ).rejects.toThrow('crash')
    told.length = 0
    await open()
    expect(told.map(({ revision, history }) => [revision.revision, history.map(({ ci }) => ci)])).toEqual([[1, ['a']]])
    await open()
    expect(told).toHaveLength(1)
  })

  it('damaged => the revision before, and its number is not given again', async () => {
    const first = await open()
    await first.report(aReport({ cis: [aFact('a')] }))
    await first.report(aReport({ cis: [aFact('a'), aFact('b')] }))
    const manifest = await openInventoryStore(kv).manifest()
    await kv.put(`${manifest?.current.state.name ?? ''}.0`, 'rubbish')
    const second = await open()
    expect(idsOf(second)).toEqual(['a'])
    await second.report(aReport({ cis: [aFact('c')] }))
    expect(second.current().state.revision).toBe(3)
  })

  it('somebody else wrote meanwhile => refused, and what is held stays', async () => {
    const [stale, owner] = [await open(), await open()]
    await owner.report(aReport({ cis: [aFact('owner')] }))
    await expect(stale.report(aReport({ cis: [aFact('stale')] }))).rejects.toThrow(/wrong last sequence/)
    expect(idsOf(stale)).toEqual([])
    expect(idsOf(await open())).toEqual(['owner'])
  })

  it('many reports => two generations are kept, no more', async () => {
    const held = await open()
    for (let n = 0; n < 5; n++) await held.report(aReport({ cis: [aFact(`ci-${n}`)] }))
    const keys: string[] = []
    for await (const key of await kv.keys()) keys.push(key)
    expect(keys.map((key) => key.replace(/\.[^.]+\.0$/, '')).sort()).toEqual([
      'cmdb.4',
      'cmdb.5',
      'manifest',
      'state.4',
      'state.5',
    ])
  })

  it('no CMDB file is configured any more => its words are taken out; a request of no known kind => an error', async () => {
    const held = await open()
    await held.report(aReport({ source: 'file', instance: 'NOCTURNE_CMDB', cis: [aFact('a')] }))
    await held.withoutFile()
    expect(idsOf(held)).toEqual([])
    await expect(held.answer({ kind: 'nonsense' })).rejects.toThrow(/no request "nonsense"/)
    const summary = (await held.answer({ kind: 'summary' })) as InventoryAnswer<'summary'> // asked for
    expect(summary).toMatchObject({ revision: 2, total: { cis: 0 }, sources: [] })
  })
})
