// The publisher against a real nats-server that is killed, hung and filled: what resolved is in the stream exactly once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type Bus } from '../../platform/nats/bus.ts'
import { ensureStreams, MONITORING } from '../../platform/nats/streams.ts'
import { natsMissing, startTestNats, type TestNats } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { decodeEvents } from '../contract/codec.ts'
import { createEventPublisher, type EventPublisher } from './event-publisher.ts'
import { OverloadError } from './overload-error.ts'
import { sampleEvent } from './sample.test-support.ts'

const log = createLog({ level: 'silent' })

describe.skipIf(natsMissing !== null)(
  `EventPublisher with nats-server${natsMissing === null ? '' : ` (${natsMissing})`}`,
  () => {
    let nats: TestNats
    let bus: Bus
    let publisher: EventPublisher

    beforeEach(async () => {
      nats = await startTestNats()
      bus = await connectBus({ servers: nats.url, name: 'test' }, log)
      await ensureStreams(bus)
      publisher = createEventPublisher({ bus, partitions: 4, metrics: createMetrics(), log })
    })

    afterEach(async () => {
      await publisher.stop()
      await bus.close()
      await nats.stop()
    })

    /** How often each event id is in the stream. */
    async function storedIds(): Promise<Map<string, number>> {
      const { state } = await bus.jsm.streams.info(MONITORING)
      const counts = new Map<string, number>()
      for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq++) {
        const message = await bus.jsm.streams.getMessage(MONITORING, { seq })
        if (message === null) throw new Error(`message ${seq} is missing`)
        for (const event of decodeEvents(message.data)) counts.set(event.id, (counts.get(event.id) ?? 0) + 1)
      }
      return counts
    }

    it('stores what it resolved, in few messages', async () => {
      await Promise.all(
        Array.from({ length: 200 }, (_, call) =>
          publisher.publish(
            Array.from({ length: 20 }, (_, i) => sampleEvent(`${call}-${i}`, { domain: `d${call % 4}` })),
          ),
        ),
      )
      const counts = await storedIds()
      expect(counts.size).toBe(4_000)
      expect([...counts.values()].every((count) => count === 1)).toBe(true)
      const { state } = await bus.jsm.streams.info(MONITORING)
      expect(state.messages, '200 calls are packed').toBeLessThan(60)
    })

    it('kill -9 of the server in the middle: everything that resolved is stored exactly once', async () => {
      const stored = new Set<string>()
      let refused = 0
      let sending = true
      const senders = Array.from({ length: 16 }, async (_, sender) => {
        for (let batch = 0; sending; batch++) {
          const events = Array.from({ length: 10 }, (_, i) =>
            sampleEvent(`${sender}-${batch}-${i}`, { domain: `d${sender % 4}` }),
          )
          try {
            await publisher.publish(events)
            for (const event of events) stored.add(event.id)
          } catch (error) {
            expect(error).toBeInstanceOf(OverloadError)
            refused++
            await new Promise((resolve) => setImmediate(resolve))
          }
        }
      })
      for (let round = 1; round <= 3; round++) {
        const before = stored.size
        await waitFor('some events to be stored', () => (stored.size > before + 1_000 ? true : undefined))
        await nats.kill()
        await nats.start()
        await waitFor('the connection to be back', () => (bus.connected() ? true : undefined))
      }
      const before = stored.size
      await waitFor('events to be stored after the last crash', () => (stored.size > before ? true : undefined))
      sending = false
      await Promise.all(senders)
      const counts = await storedIds()
      const lost = [...stored].filter((id) => !counts.has(id))
      const twice = [...counts].filter(([, count]) => count > 1).map(([id]) => id)
      expect(lost, `lost after an acknowledgement (${stored.size} stored, ${refused} calls refused)`).toEqual([])
      expect(twice, 'stored twice').toEqual([])
    })

    it('a server that is gone: refused fast, stored again when it is back', async () => {
      await nats.kill()
      await waitFor('a refusal', async () => {
        const outcome = await publisher.publish([sampleEvent('away')]).catch((error: unknown) => error)
        return outcome instanceof OverloadError && outcome.reason === 'nats_away' ? true : undefined
      })
      const before = performance.now()
      await expect(publisher.publish([sampleEvent('away-2')])).rejects.toMatchObject({ reason: 'nats_away' })
      expect(performance.now() - before).toBeLessThan(100)
      await nats.start()
      await waitFor('the way to be open again', () =>
        publisher.publish([sampleEvent('back')]).then(() => true as const),
      )
      expect((await storedIds()).get('back')).toBe(1)
    })

    it('a full stream: refused with a long Retry-After, nothing old is dropped', async () => {
      const { config } = await bus.jsm.streams.info(MONITORING)
      await bus.jsm.streams.update(MONITORING, { ...config, max_bytes: 20_000 })
      let stored = 0
      const outcome = await waitFor('the stream to be full', async () => {
        try {
          await publisher.publish([sampleEvent(`${stored}`)])
          stored++
          return undefined
        } catch (error) {
          return error
        }
      })
      expect(outcome).toMatchObject({ reason: 'stream_full', retryAfterSeconds: 30 })
      expect((await storedIds()).size).toBe(stored)
    })

    it('a server that hangs for a moment: retried with the same id, stored once', async () => {
      await publisher.publish([sampleEvent('first')])
      nats.pause()
      const call = publisher.publish([sampleEvent('hung')])
      // Longer than one attempt (2 s), shorter than the deadline.
      const resumed = new Promise<void>((resolve) =>
        setTimeout(() => {
          nats.resume()
          resolve()
        }, 2_500),
      )
      await Promise.all([call, resumed])
      expect((await storedIds()).get('hung')).toBe(1)
    })
  },
)
