// The publisher against a fake bus: packing, linger, bounds and refusals. The real server is in event-publisher.nats.test.ts.
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { createEventPublisher, type EventPublisher, type PublisherLimits } from './event-publisher.ts'
import { OverloadError } from './overload-error.ts'
import { EventTooLargeError } from './part.ts'
import { fakeBus, sampleEvent, type FakeBus } from './sample.test-support.ts'

const log = createLog({ level: 'silent' })
const running: EventPublisher[] = []
let bus: FakeBus

function publisher(limits: Partial<PublisherLimits> = {}, partitions = 1) {
  bus = fakeBus()
  const metrics = createMetrics()
  const made = createEventPublisher({ bus, partitions, metrics, log, limits })
  running.push(made)
  return { publisher: made, metrics }
}

afterEach(async () => {
  for (const one of running.splice(0)) {
    const stopped = one.stop()
    await waitFor('the publisher to stop', async () => {
      for (const message of bus.sent) message.settle()
      return (await Promise.race([stopped, Promise.resolve('open')])) === 'open' ? undefined : true
    }).catch(() => undefined)
  }
})

const sentIds = () => bus.sent.map((message) => message.events.map((event) => event.id))

describe('EventPublisher', () => {
  it('sends a lone event at once, packs what comes while it is in flight, and resolves each call after its own acknowledgement', async () => {
    const { publisher: p } = publisher({ lingerMs: 60_000 })
    const settled: string[] = []
    const calls = ['a', 'b', 'c'].map((id) => p.publish([sampleEvent(id)]).then(() => settled.push(id)))
    expect(sentIds()).toEqual([['a']])
    bus.sent[0]?.settle()
    await calls[0]
    expect(settled).toEqual(['a'])
    await waitFor('the next message', () => (bus.sent.length === 2 ? true : undefined))
    expect(sentIds()).toEqual([['a'], ['b', 'c']])
    bus.sent[1]?.settle()
    await Promise.all(calls)
    expect(settled).toEqual(['a', 'b', 'c'])
  })

  it('does not wait for a slow acknowledgement longer than the linger', async () => {
    const { publisher: p } = publisher({ lingerMs: 5 })
    void p.publish([sampleEvent('a')])
    void p.publish([sampleEvent('b')])
    await waitFor('the lingering event to leave', () => (bus.sent.length === 2 ? true : undefined))
  })

  it('cuts a call over the message limits and resolves only after all of its messages', async () => {
    const { publisher: p } = publisher({ message: { maxEvents: 2, maxBytes: 10_000 } })
    let done = false
    const call = p.publish(['a', 'b', 'c', 'd', 'e'].map((id) => sampleEvent(id))).then(() => (done = true))
    await waitFor('all messages', () => (bus.sent.length === 3 ? true : undefined))
    expect(sentIds()).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    bus.sent[0]?.settle()
    bus.sent[2]?.settle()
    await Promise.resolve()
    expect(done).toBe(false)
    bus.sent[1]?.settle()
    await call
  })

  it('never makes a message over the byte limit', async () => {
    const { publisher: p } = publisher({ message: { maxEvents: 500, maxBytes: 2_000 }, window: 100 })
    const call = p.publish(Array.from({ length: 40 }, (_, i) => sampleEvent(`é${i}`, { summary: '路'.repeat(i * 5) })))
    await waitFor('all events', () => (sentIds().flat().length === 40 ? true : undefined))
    expect(Math.max(...bus.sent.map((message) => message.bytes))).toBeLessThanOrEqual(2_000)
    for (const message of bus.sent) message.settle()
    await call
  })

  it('keeps partitions apart and the window closed', async () => {
    const { publisher: p } = publisher({ window: 3 }, 8)
    const events = Array.from({ length: 64 }, (_, i) => sampleEvent(`${i}`, { domain: `site-${i}` }))
    const call = p.publish(events)
    expect(bus.sent).toHaveLength(3)
    await waitFor('everything to be sent', () => {
      expect(bus.sent.filter(Boolean).length).toBeLessThanOrEqual(64)
      for (const message of bus.sent) message.settle()
      return sentIds().flat().length === 64 ? true : undefined
    })
    await call
    for (const message of bus.sent) expect(new Set(message.events.map((e) => e.domain)).size).toBeGreaterThan(0)
    expect(new Set(bus.sent.map((message) => message.subject)).size).toBeGreaterThan(4)
  })

  it('gives the same batch the same message id, another batch another one', async () => {
    const { publisher: p } = publisher()
    for (const ids of [
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const call = p.publish(ids.map((id) => sampleEvent(id)))
      bus.sent.at(-1)?.settle()
      await call
    }
    const [first, again, other] = bus.sent.map((message) => message.msgID)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('retries a failed attempt with the same message id', async () => {
    const { publisher: p } = publisher()
    const call = p.publish([sampleEvent('a')])
    bus.sent[0]?.settle(new Error('connection lost'))
    await waitFor('the second attempt', () => (bus.sent.length === 2 ? true : undefined))
    expect(bus.sent[1]?.msgID).toBe(bus.sent[0]?.msgID)
    bus.sent[1]?.settle()
    await call
  })

  it('refuses at the bound and takes again when there is room', async () => {
    const { publisher: p, metrics } = publisher({ maxEvents: 3 })
    const first = p.publish(['a', 'b', 'c'].map((id) => sampleEvent(id)))
    const refused = await p.publish([sampleEvent('d')]).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(OverloadError)
    expect(refused).toMatchObject({ reason: 'queue_full', retryAfterSeconds: 1 })
    bus.sent[0]?.settle()
    await first
    const next = p.publish([sampleEvent('d')])
    bus.sent[1]?.settle()
    await next
    const counts = await metrics.registry.getSingleMetricAsString('nocturne_ingest_events_total')
    expect(counts).toContain('{source="prometheus",outcome="stored"} 4')
    expect(counts).toContain('{source="prometheus",outcome="overloaded"} 1')
    expect(await metrics.registry.getSingleMetricAsString('nocturne_ingest_queue_events')).toContain(' 0')
  })

  it('refuses at the byte bound', async () => {
    const { publisher: p } = publisher({ maxBytes: 1_500 })
    void p.publish([sampleEvent('a'), sampleEvent('b')])
    await expect(p.publish([sampleEvent('c'), sampleEvent('d')])).rejects.toMatchObject({ reason: 'queue_full' })
  })

  it('bridges a short disconnect and refuses a long one, the waiting events too', async () => {
    const { publisher: p } = publisher({ awayGraceMs: 250 })
    bus.up = false
    const bridged = p.publish([sampleEvent('a')])
    expect(bus.sent).toHaveLength(0)
    bus.up = true
    await waitFor('the bridged event', () => (bus.sent.length === 1 ? true : undefined))
    bus.sent[0]?.settle()
    await bridged
    bus.up = false
    await expect(p.publish([sampleEvent('b')])).rejects.toMatchObject({ reason: 'nats_away', retryAfterSeconds: 5 })
    const before = performance.now()
    await expect(p.publish([sampleEvent('c')])).rejects.toMatchObject({ reason: 'nats_away' })
    expect(performance.now() - before, 'refused without waiting').toBeLessThan(50)
  })

  it('gives up at the deadline when no acknowledgement comes', async () => {
    const { publisher: p } = publisher({ ackDeadlineMs: 100 })
    await expect(p.publish([sampleEvent('a')])).rejects.toMatchObject({ reason: 'ack_timeout' })
    expect(bus.sent.length, 'attempts').toBeGreaterThan(0)
  })

  it('refuses an event that no message can hold', async () => {
    const { publisher: p } = publisher({ message: { maxEvents: 500, maxBytes: 1_000 } })
    await expect(p.publish([sampleEvent('a', { summary: 'x'.repeat(2_000) })])).rejects.toBeInstanceOf(
      EventTooLargeError,
    )
  })

  it('stops after the last acknowledgement and refuses what comes later', async () => {
    const { publisher: p } = publisher()
    const call = p.publish([sampleEvent('a')])
    let stopped = false
    const stop = p.stop().then(() => (stopped = true))
    await expect(p.publish([sampleEvent('b')])).rejects.toMatchObject({ reason: 'stopping' })
    expect(stopped).toBe(false)
    bus.sent[0]?.settle()
    await Promise.all([call, stop])
    await p.stop()
  })
})
