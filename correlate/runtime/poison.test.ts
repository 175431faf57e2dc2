// Messages that cannot be used: kept in the dead letters, left behind, and without a trace in what the engine computes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandSubject, eventSubject } from '../../ingest/contract/subjects.ts'
import { MAX_PAYLOAD_CHARS } from '../../platform/nats/dead-letter.ts'
import {
  itemsOf,
  occurrence,
  revisionsOf,
  startCorrelationBench,
  type CorrelationBench,
} from '../../test/support/correlation-bench.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { engine, type EnginePort } from './engine-host/engine-port.ts'

/** Steps, and then throws for batches with such an event: the worst case, a state that is half changed. */
const BAD = 'bad'
const throwing: EnginePort = {
  ...engine,
  step: (state, input, context) => {
    const result = engine.step(state, input, context)
    if ('events' in input && input.events.some((event) => event.id.startsWith(BAD))) throw new RangeError('engine bug')
    return result
  },
}

describe.skipIf(natsMissing !== null)('poison messages', () => {
  let bench: CorrelationBench
  beforeEach(async () => {
    bench = await startCorrelationBench()
  })
  afterEach(() => bench.stop())

  it.each([
    ['no JSON', eventSubject(0), 'not json'],
    ['no batch', eventSubject(0), '{"id":"alone"}'],
    ['no command', commandSubject(0), '"tick"'],
    ['longer than a dead letter keeps', eventSubject(0), 'x'.repeat(MAX_PAYLOAD_CHARS * 2)],
  ])('%s => dead letter with the reason, neighbours untouched', async (_name, subject, payload) => {
    const [before, after] = [occurrence('before', 1), occurrence('after', 2)]
    await bench.publish([before])
    await bench.publishRaw(subject, payload)
    await bench.publish([after])
    const role = await bench.start()
    await bench.decided([before, after])
    const letters = await bench.deadLetters()
    expect(letters).toMatchObject([{ room: 'correlate', reason: 'undecodable_message' }])
    expect(payload.startsWith(letters[0]?.payload ?? 'nothing')).toBe(true)
    expect(letters[0]?.payload.length).toBeLessThanOrEqual(MAX_PAYLOAD_CHARS)
    expect(await role.metrics.registry.metrics()).toContain(
      'nocturne_poison_messages_total{reason="undecodable_message"} 1',
    )
  })

  it('a step that throws => dead letter, and the state of a run without the message', async () => {
    const good = [1, 2, 3, 4, 5, 6].map((n) => occurrence(`good-${n}`, n % 3))
    const bad = [1, 2, 3].map((n) => occurrence(`${BAD}-${n}`, n % 3))
    // Bad at the start, twice in a row, and between good ones.
    for (const event of [bad[0], good[0], good[1], bad[1], bad[2], good[2], good[3]]) await bench.publish([event!]) // all are there
    const role = await bench.start({ engine: throwing })
    await bench.decided(good.slice(0, 4))
    await role.abandon() // the skip list must survive a crash, too
    const again = await bench.start({ engine: throwing })
    let end = 0
    for (const event of good.slice(4)) end = await bench.publish([event])
    await bench.decided(good)
    await again.stop()

    const letters = await bench.deadLetters()
    expect(letters.map((letter) => letter.reason)).toEqual(['engine_error', 'engine_error', 'engine_error'])
    expect(letters[0]?.detail).toMatch(/partition 0, sequence 1: RangeError: engine bug/)
    expect(letters[0]?.payload).toContain(`${BAD}-1`)
    const got = revisionsOf(bench.changes(), end) // ticks may follow

    // The same messages at the same places, the bad ones taken without a word.
    await bench.forgetChanges()
    const deaf: EnginePort = {
      ...engine,
      step: (state, input, context) =>
        'events' in input && input.events.some((event) => event.id.startsWith(BAD))
          ? { state, effects: NOTHING, decisions: [] }
          : engine.step(state, input, context),
    }
    const reference = await bench.start({ engine: deaf, dataDir: bench.newDataDir() })
    await bench.decided(good)
    await reference.stop()
    expect(got).toEqual(revisionsOf(bench.changes(), end))
  })

  it('a rewind sends no change twice', async () => {
    const good = [1, 2, 3].map((n) => occurrence(`good-${n}`, n))
    for (const event of good) await bench.publish([event])
    await bench.publish([occurrence(`${BAD}-1`, 1)])
    const last = occurrence('last', 4)
    await bench.publish([last])
    const role = await bench.start({ engine: throwing, settings: { checkpointMessages: 1_000, checkpointMs: 60_000 } })
    await bench.decided([...good, last])
    const decided = itemsOf(bench.changes(), 'decision').map((decision) => decision.eventId)
    expect(decided).toEqual(['good-1', 'good-2', 'good-3', 'last'])
    // Counted once as well, although the good ones were stepped twice.
    const text = await role.metrics.registry.metrics()
    const counts = [...text.matchAll(/nocturne_engine_events_total\{[^}]*\} (\d+)/g)].map((match) => Number(match[1]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  const NOTHING = {
    alert: [],
    incident: [],
    activity: [],
    silence: [],
    maintenance: [],
    problem: [],
    affinity: [],
    command: [],
  }
})
