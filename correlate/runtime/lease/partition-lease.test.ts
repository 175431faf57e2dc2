import { Kvm } from '@nats-io/kv'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../../platform/log/log.ts'
import { natsMissing, startTestNats, type TestNats } from '../../../test/support/nats.ts'
import { waitFor } from '../../../test/support/wait-for.ts'
import { createPartitionLease, LEASE_BUCKET, leaseKey, type Lease, type PartitionLease } from './partition-lease.ts'

const LEASE_MS = 800

describe.skipIf(natsMissing !== null)('lease of a partition', () => {
  let nats: TestNats
  let nc: NatsConnection
  const log = createLog({ level: 'silent' })
  const giveUp = new AbortController()
  const held: Lease[] = []

  beforeAll(async () => {
    nats = await startTestNats()
    nc = await connect({ servers: nats.url, maxReconnectAttempts: -1 })
  })
  afterEach(async () => {
    for (const lease of held.splice(0)) await lease.release()
  })
  afterAll(async () => {
    giveUp.abort()
    await nc.close()
    await nats.stop()
  })

  const openBucket = () => new Kvm(nc).create(LEASE_BUCKET)
  const contender = (owner: string, partition = 0): PartitionLease =>
    createPartitionLease(partition, { openBucket, owner, leaseMs: LEASE_MS, retryMs: 50, log })
  async function acquire(lease: PartitionLease): Promise<Lease> {
    const taken = await lease.acquire(giveUp.signal)
    held.push(taken)
    return taken
  }

  it('free => taken; stays held by renewals beyond its length', async () => {
    const lease = await acquire(contender('a'))
    await delay(LEASE_MS * 1.5) // time itself is what is tested here
    expect(lease.held()).toBe(true)
  })

  it('held by another => waits until it is given back, with a higher fence', async () => {
    const first = await acquire(contender('a'))
    let second: Lease | null = null
    const waiting = acquire(contender('b')).then((lease) => {
      second = lease
    })
    await delay(LEASE_MS * 1.5)
    expect(second, 'taken although the owner renews').toBeNull()
    await first.release()
    expect(first.held()).toBe(false)
    await waiting
    expect(second!.fence).toBeGreaterThan(first.fence) // set by `waiting`
  })

  it('the same owner after a crash => takes over at once, and the old process loses it', async () => {
    const before = await acquire(contender('a'))
    const startedAt = performance.now()
    const after = await acquire(contender('a'))
    expect(performance.now() - startedAt, 'waited for the lease to run out').toBeLessThan(LEASE_MS)
    await waitFor('the old process to notice', () => before.lost.aborted || undefined)
    expect(before.held()).toBe(false)
    expect(after.held()).toBe(true)
  })

  it('two processes on one data directory => the loser does not take it back', async () => {
    const one = contender('a')
    const first = await acquire(one)
    const second = await acquire(contender('a'))
    await waitFor('the first to lose it', () => first.lost.aborted || undefined)
    let again: Lease | null = null
    const waiting = acquire(one).then((lease) => {
      again = lease
    })
    await delay(LEASE_MS * 1.5)
    expect(again, 'the two would take it from each other for ever').toBeNull()
    expect(second.held()).toBe(true)
    await second.release()
    await waiting
  })

  it('broker away for longer than the lease => lost by time alone, before anybody else can have it', async () => {
    const lease = await acquire(contender('a', 1))
    nats.pause()
    try {
      await waitFor('the lease to be lost', () => (lease.held() ? undefined : true), LEASE_MS * 3)
    } finally {
      nats.resume()
    }
    expect(lease.lost.aborted).toBe(true)
  })

  it('bucket wiped => the owner writes its record again and goes on', async () => {
    const lease = await acquire(contender('a', 2))
    const kv = await openBucket()
    await kv.destroy()
    const record = await waitFor('the record to be back', async () => {
      const entry = await (await openBucket()).get(leaseKey(2))
      return entry?.json<{ fence: number }>()
    })
    expect(record.fence).toBe(lease.fence)
    await delay(LEASE_MS)
    expect(lease.held()).toBe(true)
  })
})
