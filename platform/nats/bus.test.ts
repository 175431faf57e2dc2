// Bus, streams, retried publishing, dead letters and bucket mirrors against a real nats-server.
import { DiscardPolicy, StorageType } from '@nats-io/jetstream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { natsMissing, startTestNats, type TestNats } from '../../test/support/nats.ts'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { connectBus, type Bus } from './bus.ts'
import { MAX_PAYLOAD_CHARS, publishDeadLetter, type DeadLetter } from './dead-letter.ts'
import { createKvMirror } from './kv-mirror.ts'
import { publishRetrying, PublishRefusedError, PublishTimeoutError } from './publish-retrying.ts'
import { createStreamMonitor } from './stream-monitor.ts'
import { CHANGES, DEADLETTER, ensureStreams, MONITORING, streamConfigs } from './streams.ts'

const log = createLog({ level: 'silent' })
const MEBIBYTE = 1024 * 1024
const LIMITS = { maxBytes: 8 * MEBIBYTE, maxAgeMs: 3_600_000 }
let nats: TestNats
let bus: Bus
const buses: Bus[] = []

async function connectedBus(): Promise<Bus> {
  const opened = await connectBus({ servers: nats.url, name: 'test' }, log)
  buses.push(opened)
  return opened
}

describe.skipIf(natsMissing !== null)(`NATS ${natsMissing ?? ''}`, () => {
  beforeAll(async () => {
    nats = await startTestNats()
    bus = await connectedBus()
    await ensureStreams(bus, log, LIMITS)
  })
  afterAll(async () => {
    await Promise.all(buses.map((opened) => opened.close()))
    await nats.stop()
  })

  it('makes the streams as configured, leaves them alone when nothing differs and updates what does', async () => {
    const before = await bus.jsm.streams.info(MONITORING)
    expect(before.config).toMatchObject({ subjects: ['monitoring.*.*'], discard: 'new', storage: 'file' })
    const written: string[] = []
    const recorder = createLog({ level: 'info', destination: { write: (line: string) => void written.push(line) } })
    await ensureStreams(bus, recorder, LIMITS)
    expect(written).toEqual([])
    await ensureStreams(bus, recorder, { ...LIMITS, maxBytes: 9 * MEBIBYTE })
    expect(written.map((line) => JSON.parse(line).changed)).toEqual([['max_bytes']])
    expect((await bus.jsm.streams.info(MONITORING)).config.max_bytes).toBe(9 * MEBIBYTE)
    expect(streamConfigs().map(({ name, discard }) => `${name} ${discard}`)).toEqual([
      `${MONITORING} new`,
      `${CHANGES} old`,
      `${DEADLETTER} old`,
    ])
  })

  it('stores a message id once', async () => {
    const first = await publishRetrying(bus.js, 'change.alert', Buffer.from('1'), { msgID: 'x', timeout: 5_000 })
    const second = await publishRetrying(bus.js, 'change.alert', Buffer.from('1'), { msgID: 'x', timeout: 5_000 })
    expect(second).toMatchObject({ seq: first.seq, duplicate: true })
  })

  it('full stream => refused at once, not retried until the deadline', async () => {
    const limits = { storage: StorageType.File, max_bytes: 100_000, discard: DiscardPolicy.New }
    await bus.jsm.streams.add({ name: 'TINY', subjects: ['tiny'], ...limits })
    const startedAt = performance.now()
    const filled = (async () => {
      for (let n = 0; ; n++)
        await publishRetrying(bus.js, 'tiny', Buffer.alloc(30_000), { msgID: `tiny-${n}`, timeout: 20_000 })
    })()
    await expect(filled).rejects.toThrow(PublishRefusedError)
    await expect(filled).rejects.toThrow(/maximum bytes exceeded/)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  it('nobody stores the subject => time-out at the deadline with the cause', async () => {
    const lost = publishRetrying(bus.js, 'nobody.listens', Buffer.from('1'), { msgID: 'y', timeout: 200 })
    await expect(lost).rejects.toThrow(PublishTimeoutError)
  })

  it('keeps a dead letter under its reason, cut to size; a bad reason word is a bug', async () => {
    const letter: DeadLetter = { room: 'ingest', reason: 'bad_json', detail: 'd', at: 1, payload: 'x'.repeat(100_000) }
    await publishDeadLetter(bus, letter)
    const stored = await bus.jsm.streams.getMessage(DEADLETTER, { last_by_subj: 'deadletter.bad_json' })
    const kept = stored?.json<DeadLetter>()
    expect(kept).toMatchObject({ room: 'ingest', reason: 'bad_json', detail: 'd', at: 1 })
    expect(kept?.payload.length).toBe(MAX_PAYLOAD_CHARS)
    await expect(publishDeadLetter(bus, { ...letter, reason: 'a.b' })).rejects.toThrow(TypeError)
  })

  it('shows how full the streams are and whether NATS is there', async () => {
    const metrics = createMetrics()
    const monitor = createStreamMonitor({ bus, metrics, log, intervalMs: 5 })
    await publishRetrying(bus.js, 'change.incident', Buffer.from('1'), { msgID: 'monitored', timeout: 5_000 })
    await monitor.start()
    const text = async () => metrics.registry.metrics()
    expect(await text()).toMatch(/nocturne_stream_messages\{stream="CHANGES"\} [1-9]/)
    expect(await text()).toContain(`nocturne_stream_limit_bytes{stream="${MONITORING}"} ${9 * MEBIBYTE}`)
    expect(await text()).toContain('nocturne_nats_connected 1')
    await monitor.stop()
  })

  it('a mirror knows the bucket at its start, agrees with another mirror and compares revisions', async () => {
    const one = createKvMirror(bus, 'mirrored', log)
    await one.start()
    expect(one.entries('')).toEqual([])
    expect(await one.create('a.1', { n: 1 })).toBe(true)
    expect(await one.create('a.1', { n: 2 })).toBe(false)
    const entry = one.get('a.1')
    expect(entry?.value).toEqual({ n: 1 })

    const two = createKvMirror(await connectedBus(), 'mirrored', log)
    await two.start()
    expect(two.get('a.1')).toEqual(entry)
    expect(await two.update('a.1', { n: 3 }, entry?.revision ?? 0)).toBe(true)
    expect(await one.update('a.1', { n: 4 }, entry?.revision ?? 0)).toBe(false)
    await vi.waitFor(() => expect(one.get('a.1')?.value).toEqual({ n: 3 }))
    await one.delete('a.1')
    await vi.waitFor(() => expect(two.get('a.1')).toBeUndefined())
    expect(await two.create('a.1', { n: 5 })).toBe(true)
    expect(await two.update('a.1', { n: 6 }, 1)).toBe(false)
    await Promise.all([one.stop(), two.stop()])
  })

  it('is disconnected and connected again when the server is killed; a mirror goes on', async () => {
    const mirror = createKvMirror(bus, 'survives', log)
    await mirror.start()
    await mirror.create('k', 1)
    await nats.kill()
    await vi.waitFor(() => expect(bus.connected()).toBe(false), { timeout: 5_000, interval: 5 })
    expect(mirror.get('k')?.value).toBe(1)
    await nats.start()
    await vi.waitFor(() => expect(bus.connected()).toBe(true), { timeout: 20_000, interval: 20 })
    const other = await connectedBus()
    await (await other.kv('survives')).put('k', '2')
    await vi.waitFor(() => expect(mirror.get('k')?.value).toBe(2), { timeout: 20_000, interval: 20 })
    await mirror.stop()
  })
})
