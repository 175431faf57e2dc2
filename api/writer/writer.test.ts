import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeMessageId, changeSubject, encodeChanges, type ChangeBatch } from '../../correlate/contract/change.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type Bus } from '../../platform/nats/bus.ts'
import { CHANGES, DEADLETTER, ensureStreams, MONITORING } from '../../platform/nats/streams.ts'
import { aBatch, anAlert, anEvent, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing, startTestNats, type TestNats } from '../../test/support/nats.ts'
import { openTestStore, type TestStore } from '../../test/support/store.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { WRITER_BUCKET } from './position.ts'
import { createWriter, type Writer } from './writer.ts'

const log = createLog({ level: process.env['TEST_LOG'] ?? 'silent' })
const TABLES = ['events', 'decisions', 'alert_revisions', 'incident_revisions', 'activities', 'commands'] as const

describe.skipIf(natsMissing !== null)('writer', () => {
  let nats: TestNats
  let store: TestStore
  let bus: Bus
  const writers: Writer[] = []

  beforeAll(async () => {
    nats = await startTestNats()
    store = await openTestStore()
  })
  beforeEach(async () => {
    bus = await connectBus({ servers: nats.url, name: 'test' }, log)
    for (const stream of [MONITORING, CHANGES, DEADLETTER]) await bus.jsm.streams.delete(stream).catch(() => undefined)
    await ensureStreams(bus)
    await (await bus.kv(WRITER_BUCKET)).destroy()
    for (const table of TABLES) await store.command(`TRUNCATE TABLE ${table}`)
    await bus.close()
    bus = await connectBus({ servers: nats.url, name: 'test' }, log)
    return async () => {
      for (const writer of writers.splice(0)) await writer.stop()
      await bus.close()
    }
  })
  afterAll(async () => {
    await store.remove()
    await nats.stop()
  })

  function startWriter(over: Partial<Store> = {}, more: { takeOverMs?: number; log?: typeof log } = {}): Writer {
    const writer = createWriter({
      bus,
      store: { ...store, ...over },
      metrics: createMetrics(),
      log,
      limits: { lingerMs: 20, rows: 200 },
      ...more,
    })
    writers.push(writer)
    void writer.start()
    return writer
  }

  const publishEvents = (...ids: string[]) =>
    bus.js.publish('monitoring.event.0', encodeEvents(ids.map((id) => anEvent({ id, occurredAt: T0 + Number(id) }))))
  const publishChange = (batch: ChangeBatch) =>
    bus.js.publish(changeSubject(batch.entity), encodeChanges(batch), { msgID: changeMessageId(batch) })
  const count = async (table: string, where = '1') =>
    Number((await store.query<{ n: string }>(`SELECT count() AS n FROM ${table} WHERE ${where}`))[0]?.n)
  const rowsOf = (table: string, n: number) =>
    waitFor(`${n} rows in ${table}`, async () => ((await count(table)) === n ? true : undefined))

  it('events => one row each, with columns and the whole record', async () => {
    startWriter()
    await publishEvents('1', '2')
    await publishEvents('3')
    await rowsOf('events', 3)
    const rows = await store.query(
      'SELECT id, event_class, host, component, labels, partition, ordinal, data FROM events',
    )
    expect(rows[0]).toMatchObject({
      id: '1',
      event_class: 'HostDown',
      host: 'db-7',
      component: '/var',
      labels: { alertname: 'HostDown', instance: 'db-7:9100' },
      partition: 0,
      ordinal: 0,
    })
    expect(JSON.parse((rows[0] as { data: string }).data)).toEqual(anEvent({ id: '1', occurredAt: T0 + 1 }))
  })

  it('revisions => the view shows the newest, however they arrive', async () => {
    startWriter()
    await publishChange(aBatch('incident', [anIncident(), anIncident({ revision: 2, state: 'acknowledged' })]))
    await rowsOf('incidents', 1)
    await publishChange(
      aBatch('incident', [anIncident({ revision: 3, state: 'resolved', resolvedAt: T0 })], { causeSeq: 3 }),
    )
    await waitFor('the third revision', async () =>
      (await count('incidents', `state = 'resolved'`)) === 1 ? true : undefined,
    )
    await publishChange(aBatch('incident', [anIncident({ revision: 2, state: 'acknowledged' })], { causeSeq: 4 }))
    await publishChange(aBatch('alert', [anAlert()], { causeSeq: 4 }))
    await rowsOf('alerts', 1)
    expect(await count('incidents', `state = 'resolved' AND revision = 3 AND root_ci = 'db-7'`)).toBe(1)
  })

  it('the engine repeats changes after the duplicate window => decisions fall together', async () => {
    startWriter()
    const decision = {
      eventId: 'e1',
      fingerprint: 'f1',
      decision: 'opened',
      alertId: 'alert-1',
      incidentId: 'inc-1',
      at: T0,
    } as const
    const batch = aBatch('decision', [decision, { ...decision, eventId: 'e2' }], { causeSeq: 7 })
    for (const repeat of ['a', 'b']) await bus.js.publish('change.decision', encodeChanges(batch), { msgID: repeat })
    await publishChange(aBatch('alert', [anAlert()], { causeSeq: 8 }))
    await rowsOf('alerts', 1)
    await waitFor('two decisions', async () => ((await count('decisions FINAL')) === 2 ? true : undefined))
  })

  it.each([
    ['before an insert', 'events', 1, false],
    ['after an insert, before anything else', 'events', 1, true],
    ['between two tables of a batch', 'alert_revisions', 1, false],
    ['after the last table of a batch', 'alert_revisions', 1, true],
    ['in the middle of a long run', 'events', 4, true],
  ])('dies %s => the next writer stores every row once', async (_where, dyingTable, dieAt, insertsFirst) => {
    let inserts = 0
    let isDead = false
    let died: () => void = () => undefined
    const dead = new Promise<void>((resolve) => (died = resolve))
    const never = new Promise<void>(() => undefined)
    const doomed = createWriter({
      bus: await connectBus({ servers: nats.url, name: 'doomed' }, log),
      store: {
        ...store,
        async insert(table, rows, token) {
          if (isDead) return never
          if (table !== dyingTable || (inserts += 1) < dieAt) return store.insert(table, rows, token)
          isDead = true
          if (insertsFirst) await store.insert(table, rows, token)
          died()
          await never
        },
      },
      metrics: createMetrics(),
      log,
      limits: { lingerMs: 5, rows: 30 },
    })
    await doomed.start()
    const total = 400
    for (let n = 0; n < total; n += 4) {
      await publishEvents(...[0, 1, 2, 3].map((i) => String(n + i)))
      const decisions = [0, 1, 2, 3].map((i) => ({
        eventId: String(n + i),
        fingerprint: 'f',
        decision: 'opened' as const,
        alertId: null,
        incidentId: null,
        at: T0,
      }))
      await publishChange(aBatch('decision', decisions, { causeSeq: n + 1 }))
      await publishChange(aBatch('alert', [anAlert({ id: `alert-${n}`, revision: n + 1 })], { causeSeq: n + 1 }))
    }
    await dead
    startWriter({}, { takeOverMs: 100 })
    await waitFor('all events', async () => ((await count('events')) >= total ? true : undefined))
    await waitFor('all decisions', async () => ((await count('decisions')) >= total ? true : undefined))
    await waitFor('all alerts', async () => ((await count('alerts')) >= total / 4 ? true : undefined))
    // One more message behind: whatever was doubled would be there by now.
    await publishEvents('9999')
    await waitFor('the last event', async () => ((await count('events', `id = '9999'`)) === 1 ? true : undefined))
    const [rows] = await store.query<Record<string, string>>(
      `SELECT count() AS events, uniqExact(id) AS ids, (SELECT count() FROM decisions) AS decisions, (SELECT count() FROM alert_revisions) AS alerts FROM events`,
    )
    expect(rows).toEqual({
      events: String(total + 1),
      ids: String(total + 1),
      decisions: String(total),
      alerts: String(total / 4),
    })
  })

  it('two writers at once => every row once, and the second goes on when the first ends', async () => {
    const first = startWriter({}, { takeOverMs: 200 })
    startWriter({}, { takeOverMs: 200 })
    for (let n = 0; n < 60; n += 1) await publishEvents(String(n))
    await rowsOf('events', 60)
    await first.stop()
    for (let n = 60; n < 90; n += 1) await publishEvents(String(n))
    await rowsOf('events', 90)
    expect(await count('events')).toBe(90)
  })

  it('ClickHouse away => not healthy, nothing lost, caught up when it is back', async () => {
    let away = true
    const writer = startWriter({
      insert: (table, rows, token) =>
        away ? Promise.reject(new Error('connect ECONNREFUSED')) : store.insert(table, rows, token),
    })
    for (let n = 0; n < 50; n += 1) await publishEvents(String(n))
    await waitFor('the writer to notice', () => (writer.healthy() ? undefined : true))
    away = false
    await rowsOf('events', 50)
    await waitFor('health', () => (writer.healthy() ? true : undefined))
  })

  it('poison between good messages => dead letter, the others stored', async () => {
    startWriter()
    await publishEvents('1')
    await bus.js.publish('monitoring.event.0', 'not json')
    await publishEvents('2')
    await bus.js.publish('change.alert', '{"entity":"alert","items":[{}]}')
    await bus.js.publish('change.alert', '{"entity":"nonsense","items":[]}')
    await rowsOf('events', 2)
    await waitFor('three letters', async () =>
      (await bus.jsm.streams.info(DEADLETTER)).state.messages === 3 ? true : undefined,
    )
  })

  it('a row that ClickHouse refuses => its message alone is dead-lettered', async () => {
    startWriter()
    // A revision that is no number: decodes, but does not fit its column.
    const broken = anIncident({ id: 'inc-bad', revision: 'seven' as unknown as number })
    await publishChange(aBatch('incident', [anIncident({ id: 'inc-a' })], { causeSeq: 1 }))
    await publishChange(aBatch('incident', [broken], { causeSeq: 2 }))
    await publishChange(aBatch('incident', [anIncident({ id: 'inc-b' })], { causeSeq: 3 }))
    await rowsOf('incidents', 2)
    await waitFor('the letter', async () =>
      (await bus.jsm.streams.info(DEADLETTER)).state.messages === 1 ? true : undefined,
    )
  })

  it('the streams were made anew => sequences start again and rows are stored, not taken for old ones', async () => {
    const writer = startWriter()
    await publishEvents('1')
    await rowsOf('events', 1)
    await writer.stop()
    await bus.jsm.streams.delete(MONITORING)
    await ensureStreams(bus)
    startWriter()
    await publishEvents('2')
    await rowsOf('events', 2)
  })

  it('nats-server dies and returns => the rest is stored', async () => {
    startWriter()
    await publishEvents('1')
    await rowsOf('events', 1)
    await nats.kill()
    await nats.start()
    await waitFor('a publish to work', async () => {
      await publishEvents('2')
      return true
    })
    await waitFor('event 2', async () => ((await count('events', `id = '2'`)) >= 1 ? true : undefined), 30_000)
  })
})
