// Crashes, damage and lost streams: whatever happens to the process or its files, a consumer of CHANGES ends with what an undisturbed run gives.
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bus } from '../../platform/nats/bus.ts'
import { MONITORING } from '../../platform/nats/streams.ts'
import {
  itemsOf,
  occurrence,
  revisionsOf,
  startCorrelationBench,
  type CorrelationBench,
} from '../../test/support/correlation-bench.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { engine, type EnginePort } from './engine-host/engine-port.ts'

/** Few messages between checkpoints, so that crashes fall before, on and after them. */
const OFTEN = { checkpointMessages: 4, checkpointMs: 60_000, checkpointShare: 0 }

describe.skipIf(natsMissing !== null)('recovery of a partition', () => {
  let bench: CorrelationBench
  beforeEach(async () => {
    bench = await startCorrelationBench()
  })
  afterEach(() => bench.stop())

  /** Raises, repeats and clears of a few CIs, a message each of one to three events. */
  async function publishStory(messages: number): Promise<readonly MonitoringEvent[]> {
    const story: MonitoringEvent[] = []
    for (let n = 0; n < messages; n++) {
      const events = Array.from({ length: 1 + (n % 3) }, (_, i) =>
        occurrence(`${n}-${i}`, (n * 2 + i) % 7, { kind: n % 5 === 4 ? 'clear' : 'raise' }),
      )
      await bench.publish(events)
      story.push(...events)
    }
    return story
  }

  /** The same stream through a role that nothing happens to. */
  async function undisturbed(story: readonly MonitoringEvent[], upToSeq: number): Promise<readonly string[]> {
    await bench.forgetChanges()
    const role = await bench.start({ dataDir: bench.newDataDir() })
    await bench.decided(story)
    await role.stop()
    return revisionsOf(bench.changes(), upToSeq)
  }

  it('undisturbed: changes carry the fence, a restart goes on after the checkpoint and sends nothing again', async () => {
    const story = await publishStory(6)
    const first = await bench.start()
    await bench.decided(story)
    await first.stop()
    const before = bench.changes().length
    const second = await bench.start()
    const more = [occurrence('after', 1)]
    const seq = await bench.publish(more)
    await bench.decided(more)
    await second.stop()
    const causes = bench
      .changes()
      .slice(before)
      .map((change) => change.causeSeq)
    expect(causes).toContain(seq)
    expect(Math.min(...causes)).toBeGreaterThan(6) // seven and up may be ticks
    expect(new Set(bench.changes().map((change) => change.fence))).toEqual(new Set([1, 2]))
  })

  /**
   * Lives of one data directory: the n-th life crashes at its n*k-th step (or change message), so that crashes fall on messages before, on and
   * after checkpoints and every life gets further than the one before.
   */
  async function crashing(story: readonly MonitoringEvent[], k: number, where: 'step' | 'change'): Promise<number> {
    for (let life = 1; ; life++) {
      let passed = 0
      let crashed = false
      const hasCrashed = () => crashed
      const pass = (): void => {
        passed += 1
        if (passed !== life * k) return
        crashed = true
        void role.abandon()
      }
      const role = bench.role({
        // Every second life writes its checkpoints in the smallest pieces, with messages in between.
        settings: { ...OFTEN, checkpointMessages: 1 + (life % 3), pieceMs: life % 2 === 0 ? 0 : 8 },
        // After the step, before its changes are published; or while they are: those under way may or may not arrive.
        ...(where === 'step' ? { engine: passing(pass) } : { bus: watchingChanges(bench.bus, pass) }),
      })
      await role.start()
      await waitFor('a crash or the end', () => hasCrashed() || decidedAll(story) || undefined)
      if (hasCrashed()) {
        await role.abandon()
        continue
      }
      await role.stop()
      return life
    }
  }

  it.each([1, 2, 3, 7])('crash in steps %i, twice that, ... => the revisions of an undisturbed run', async (k) => {
    const story = await publishStory(20)
    expect(await crashing(story, k, 'step')).toBeGreaterThan(2)
    const got = revisionsOf(bench.changes(), 20)
    expect(got).toEqual(await undisturbed(story, 20))
  })

  it.each([2, 5, 9])(
    'crash at change messages %i, twice that, ... => the revisions of an undisturbed run',
    async (k) => {
      const story = await publishStory(20)
      expect(await crashing(story, k, 'change')).toBeGreaterThan(2)
      const got = revisionsOf(bench.changes(), 20)
      expect(got).toEqual(await undisturbed(story, 20))
    },
  )

  function decidedAll(story: readonly MonitoringEvent[]): boolean {
    const seen = new Set(itemsOf(bench.changes(), 'decision').map((decision) => decision.eventId))
    return story.every((event) => seen.has(event.id))
  }

  it.each([
    ['newest cut', ['newest'], (file: string) => truncate(file, 200)],
    ['newest with a flipped bit', ['newest'], flipLastBit],
    ['newest emptied', ['newest'], (file: string) => truncate(file, 0)],
    ['both cut', ['a', 'b'], (file: string) => truncate(file, 200)],
  ])('checkpoint damaged: %s => the same revisions from what is whole, loudly', async (_name, which, damage) => {
    const story = await publishStory(12)
    const first = await bench.start({ settings: OFTEN })
    await bench.decided(story)
    await first.stop()
    for (const slot of which)
      await damage(slot === 'newest' ? await newestCheckpoint(bench.dataDir) : slotFile(bench.dataDir, slot))
    const more = [occurrence('after', 1)]
    const end = await bench.publish(more)
    const second = await bench.start({ settings: OFTEN })
    await bench.decided(more)
    await second.stop()
    const got = revisionsOf(bench.changes(), end) // ticks may follow, in this run or the other
    expect(got).toEqual(await undisturbed([...story, ...more], end))
    expect(await second.metrics.registry.metrics()).toMatch(/nocturne_checkpoint_failures_total\{[^}]*\} [12]/)
  })

  it('stream wiped under a running role => loud, and what is known stays known', async () => {
    const role = await bench.start()
    const raised = [occurrence('before', 1)]
    await bench.publish(raised)
    await bench.decided(raised)
    await bench.bus.jsm.streams.delete(MONITORING)
    const cleared = [occurrence('after', 1, { kind: 'clear' })]
    await waitFor('the stream to be there again', async () => {
      await bench.publish(cleared)
      return true
    })
    await bench.decided(cleared)
    const decision = itemsOf(bench.changes(), 'decision').find((one) => one.eventId === cleared[0]?.id)
    expect(decision?.decision).toBe('cleared')
    const causes = itemsOf(bench.changes(), 'decision').map((one) => one.eventId)
    expect(causes).toEqual([raised[0]?.id, cleared[0]?.id])
    expect(await role.metrics.registry.metrics()).toContain('nocturne_stream_lost_total{kind="stream_replaced"} 1')
    await role.stop()
  })

  it('stream trimmed beyond the checkpoint while down => the exact range is reported and it goes on', async () => {
    const story = await publishStory(4)
    const first = await bench.start()
    await bench.decided(story)
    await first.stop()
    await publishStory(4)
    await bench.bus.jsm.streams.purge(MONITORING, { seq: 8 })
    const last = [occurrence('last', 3)]
    await bench.publish(last)
    const second = await bench.start()
    await bench.decided(last)
    expect(await second.metrics.registry.metrics()).toContain('nocturne_stream_lost_total{kind="messages_missing"} 1')
    await second.stop()
  })

  it('consumer deleted by somebody => reads on from the own position', async () => {
    const role = await bench.start()
    const before = [occurrence('before', 1)]
    await bench.publish(before)
    await bench.decided(before)
    for await (const consumer of bench.bus.jsm.consumers.list(MONITORING)) {
      await bench.bus.jsm.consumers.delete(MONITORING, consumer.name)
    }
    const after = [occurrence('after', 2)]
    await bench.publish(after)
    await bench.decided(after)
    expect(itemsOf(bench.changes(), 'decision').map((one) => one.eventId)).toEqual([before[0]?.id, after[0]?.id])
    await role.stop()
  })

  it('broker killed and started again => nothing lost, nothing twice', async () => {
    const role = await bench.start()
    const story = [...(await publishStory(5))]
    await bench.decided(story)
    await bench.nats.kill()
    await bench.nats.start()
    const after = [occurrence('after', 2)]
    await waitFor('the broker to take messages', async () => {
      await bench.publish(after)
      return true
    })
    await bench.decided(after)
    await role.stop()
    // Throws when a revision came twice with different data.
    expect(revisionsOf(bench.changes()).length).toBeGreaterThan(0)
  })
})

/** The engine, telling of each step after it. */
function passing(onStep: () => void): EnginePort {
  return {
    ...engine,
    step: (...args) => {
      const result = engine.step(...args)
      onStep()
      return result
    },
  }
}

function slotFile(dataDir: string, slot: string): string {
  return join(dataDir, 'checkpoint', 'partition-0', `${slot}.checkpoint`)
}

async function newestCheckpoint(dataDir: string): Promise<string> {
  const files = ['a', 'b'].map((slot) => slotFile(dataDir, slot))
  const generations = await Promise.all(
    files.map(async (file) => Number(/"generation":(\d+)/.exec(await readFile(file, 'latin1'))?.[1] ?? 0)),
  )
  return files[generations.indexOf(Math.max(...generations))] ?? ''
}

async function flipLastBit(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  await writeFile(file, bytes)
}

/** The bus, telling of each change message before it is sent. */
function watchingChanges(bus: Bus, onChange: () => void): Bus {
  const js: Bus['js'] = Object.create(bus.js, {
    publish: {
      value: (...args: Parameters<Bus['js']['publish']>) => {
        if (args[0].startsWith('change.')) onChange()
        return bus.js.publish(...args)
      },
    },
  })
  return { ...bus, js }
}
