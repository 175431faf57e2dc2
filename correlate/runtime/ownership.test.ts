// Who works on a partition: one role at a time, nothing published after a loss, time and room for the idle.
import { Kvm } from '@nats-io/kv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MONITORING } from '../../platform/nats/streams.ts'
import {
  itemsOf,
  occurrence,
  startCorrelationBench,
  type CorrelationBench,
} from '../../test/support/correlation-bench.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { LEASE_BUCKET, leaseKey, type LeaseRecord } from './lease/partition-lease.ts'
import { trimMonitoring } from './stream/stream-trim.ts'

describe.skipIf(natsMissing !== null)('ownership of partitions', () => {
  let bench: CorrelationBench
  beforeEach(async () => {
    bench = await startCorrelationBench()
  })
  afterEach(() => bench.stop())

  it('two roles => one works, the other takes over when it stops', async () => {
    const first = await bench.start({ partitions: 3 })
    const second = bench.role({ partitions: 3, dataDir: bench.newDataDir() })
    await second.start()
    const one = [occurrence('one', 1)]
    await bench.publish(one)
    await bench.decided(one)
    expect(second.owned()).toEqual([])
    await first.stop()
    await waitFor('the second to own all', () => second.owned().length === 3 || undefined)
    const two = [occurrence('two', 2)]
    await bench.publish(two)
    await bench.decided(two)
    // It has no checkpoint of its own and starts from what the stream holds: the same revisions again, under the same ids.
    expect(itemsOf(bench.changes(), 'decision').map((decision) => decision.eventId)).toEqual(['one', 'two'])
    const fences = bench.changes().map((change) => change.fence)
    expect(fences.at(-1)).toBeGreaterThan(fences[0] ?? Infinity)
  })

  it('lease taken by somebody else => stops before anything else is published', async () => {
    const role = await bench.start()
    const one = [occurrence('one', 1)]
    await bench.publish(one)
    await bench.decided(one)
    const kv = await new Kvm(bench.bus.nc).open(LEASE_BUCKET)
    const thief: LeaseRecord = { owner: 'thief', instance: 'x', fence: 99, at: 0, released: false }
    await kv.put(leaseKey(0), JSON.stringify(thief))
    await waitFor('the partition to be given up', () => role.owned().length === 0 || undefined)
    const before = bench.changes().length
    const two = [occurrence('two', 2)]
    await bench.publish(two)
    // The thief's record does not move: it runs out, and the partition is worked on again with a higher fence.
    await bench.decided(two)
    expect(
      bench
        .changes()
        .slice(before)
        .map((change) => change.fence),
    ).toEqual(
      bench
        .changes()
        .slice(before)
        .map(() => 100),
    )
    expect(await role.metrics.registry.metrics()).toContain('nocturne_partition_owned{partition="0"} 1')
  })

  it('idle with a due timer => a tick moves the time: the lease of an alert runs out', async () => {
    await bench.start()
    const raised = [occurrence('raised', 1, { expiresAt: Date.now() + 1_000 })]
    await bench.publish(raised)
    await bench.decided(raised)
    const expired = await waitFor('the alert to expire', () =>
      itemsOf(bench.changes(), 'alert').find((alert) => alert.state === 'expired'),
    )
    expect(expired.revision).toBeGreaterThan(1)
  })

  it('ticks are few: one outstanding, and none without a timer', async () => {
    const role = await bench.start({ settings: { tickMs: 20 } })
    await bench.publish([occurrence('clear', 1, { kind: 'clear' })])
    await waitFor('the stream to be consumed', () => bench.changes().length > 0 || undefined)
    const before = await bench.bus.jsm.streams.info(MONITORING)
    await role.stop()
    const after = await bench.bus.jsm.streams.info(MONITORING)
    expect(after.state.last_seq - before.state.last_seq).toBeLessThanOrEqual(1)
  })

  it('an idle partition moves over the messages of others', async () => {
    const own = [occurrence('own', 1)]
    await bench.publish(own, 0)
    const others = Array.from({ length: 30 }, (_, n) => occurrence(`other-${n}`, n))
    const role = await bench.start({
      partitions: 2,
      settings: { checkpointMs: 10, checkpointShare: 0 },
    })
    for (const event of others) await bench.publish([event], 1)
    await bench.decided([...own, ...others])
    await waitFor(
      'a checkpoint of partition 0 beyond its own last message',
      async () => ((await bench.checkpointSeq(0)) ?? 0) >= 31 || undefined,
    )
    await role.stop()
    // Trimmed as far as that, it is no loss.
    await bench.bus.jsm.streams.purge(MONITORING, { seq: 30 })
    const again = await bench.start({ partitions: 2 })
    const more = [occurrence('more', 2)]
    await bench.publish(more, 0)
    await bench.decided(more)
    expect(await again.metrics.registry.metrics()).not.toMatch(/nocturne_stream_lost_total\{[^}]*} [1-9]/)
  })

  it('stream above half of its room => trimmed up to what everybody has', async () => {
    for (let n = 0; n < 20; n++) await bench.publishRaw('monitoring.event.0', 'x'.repeat(1_000))
    const info = await bench.bus.jsm.streams.info(MONITORING)
    const kv = await new Kvm(bench.bus.nc).create('nocturne-writer')
    await kv.put('events', JSON.stringify({ streamCreated: info.created, first: 16, last: 20, owner: 'w' }))
    expect(await trimMonitoring(bench.bus, 12)).toEqual({ kind: 'below_limit' })
    await bench.bus.jsm.streams.update(MONITORING, { ...info.config, max_bytes: 30_000 })
    expect(await trimMonitoring(bench.bus, 12)).toEqual({ kind: 'trimmed', upTo: 12 })
    expect(await trimMonitoring(bench.bus, 12)).toEqual({ kind: 'below_limit' })
    expect((await bench.bus.jsm.streams.info(MONITORING)).state.first_seq).toBe(13)
  })
})
