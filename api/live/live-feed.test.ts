import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeSubject, encodeChanges, type ChangeBatch } from '../../correlate/contract/change.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type Bus } from '../../platform/nats/bus.ts'
import { CHANGES, ensureStreams, MONITORING } from '../../platform/nats/streams.ts'
import { aBatch, anAlert, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing, startTestNats, type TestNats } from '../../test/support/nats.ts'
import { openTestStore, type TestStore } from '../../test/support/store.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { createWriter } from '../writer/writer.ts'
import { UNPACED } from '../../platform/life-cycle/pace.ts'
import { LiveFeed } from './live-feed.ts'
import { LiveView } from './live-view.ts'

const log = createLog({ level: process.env['TEST_LOG'] ?? 'silent' })

describe.skipIf(natsMissing !== null)('live feed', () => {
  let nats: TestNats
  let store: TestStore
  let bus: Bus
  const feeds: LiveFeed[] = []

  beforeAll(async () => {
    nats = await startTestNats()
    store = await openTestStore()
    bus = await connectBus({ servers: nats.url, name: 'test' }, log)
  })
  beforeEach(async () => {
    for (const stream of [CHANGES, MONITORING]) await bus.jsm.streams.delete(stream).catch(() => undefined)
    await ensureStreams(bus)
    for (const table of ['alert_revisions', 'incident_revisions', 'silence_revisions', 'ci_revisions'])
      await store.command(`TRUNCATE TABLE ${table}`)
  })
  afterEach(async () => {
    for (const feed of feeds.splice(0)) await feed.stop()
  })
  afterAll(async () => {
    await bus.close()
    await store.remove()
    await nats.stop()
  })

  const publish = async (batch: ChangeBatch) =>
    (await bus.js.publish(changeSubject(batch.entity), encodeChanges(batch))).seq

  /** Starts a feed and waits until it has what there is. */
  async function startFeed(from: Store = store) {
    const live = new LiveView()
    const applied: [seq: number, changes: number][] = []
    let startedAfter = -1
    const feed = new LiveFeed({
      bus,
      store: from,
      log,
      live,
      listener: {
        startsAfter: (seq) => (startedAfter = seq),
        applied: (seq, _at, _batch, changes) => applied.push([seq, changes.length]),
      },
      pace: UNPACED,
    })
    feeds.push(feed)
    await feed.start()
    return { feed, live, applied, startedAfter: () => startedAfter }
  }

  async function publishSome(): Promise<number> {
    await publish(aBatch('incident', [anIncident({ id: 'i1' }), anIncident({ id: 'i2', state: 'closed' })]))
    const membership = { ...anAlert().membership!, incidentId: 'i1' } // anAlert is a member
    await publish(
      aBatch('alert', [
        anAlert({ id: 'a1', membership, state: 'cleared' }),
        anAlert({ id: 'a2', membership: null }),
        anAlert({ id: 'a3', membership: null, state: 'cleared' }),
        anAlert({ id: 'a4', membership: { ...membership, incidentId: 'i2' }, state: 'cleared' }),
      ]),
    )
    const silence = { revision: 1, matchers: [], startsAt: 0, createdBy: '', comment: '', updatedAt: 0 }
    await publish(aBatch('silence', [{ ...silence, id: 's1', endsAt: Date.now() + 1e6 }, { ...silence, id: 's2', endsAt: 5 }]))
    const ci = { version: 'v1', loadedAt: T0, total: 1, relationships: [], ci: { id: 'c1', type: 'host', name: 'c1', attributes: {} } }
    await publish(aBatch('ci', [ci, { ...ci, version: 'v2', loadedAt: T0 + 1, total: 2 }]))
    return publish(aBatch('incident', [anIncident({ id: 'i1', revision: 2, state: 'acknowledged' })]))
  } // prettier-ignore

  async function writeAll(last: number): Promise<void> {
    const writer = createWriter({ bus, store, metrics: createMetrics(), log, limits: { lingerMs: 5 } })
    await writer.start()
    const sql = `SELECT (SELECT count() FROM incident_revisions WHERE seq = {last:UInt64}) AS incident,
      (SELECT count() FROM alert_revisions) AS alerts, (SELECT count() FROM silence_revisions) AS silences,
      (SELECT count() FROM ci_revisions) AS cis`
    await waitFor('everything to be stored', async () => {
      const [row] = await store.query<Record<string, string>>(sql, { last })
      return Object.values(row ?? {}).join() === '1,4,2,2' ? true : undefined
    })
    await writer.stop()
  }

  const caughtUp = (feed: LiveFeed) => waitFor('the feed to catch up', () => (feed.caughtUp ? true : undefined))
  const present = (live: LiveView) => ({
    incidents: [...live.incidents.values()].map(({ id, revision }) => `${id}@${revision}`).sort(),
    alerts: [...live.alerts.values()].map(({ id }) => id).sort(),
    silences: [...live.silences.values()].map(({ id }) => id).sort(),
    cmdb: live.graph.version,
  })

  it('nothing was ever written => all from the stream', async () => {
    await publishSome()
    const { feed, live, applied } = await startFeed()
    await caughtUp(feed)
    expect(present(live)).toEqual({
      incidents: ['i1@2', 'i2@1'],
      alerts: ['a1', 'a2', 'a3', 'a4'],
      silences: ['s1', 's2'],
      cmdb: 'v1',
    })
    expect(applied.map(([seq]) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  it('the stream has forgotten => the present from ClickHouse, then the changes behind it', async () => {
    await writeAll(await publishSome())
    await bus.jsm.streams.purge(CHANGES)
    const { feed, live, startedAfter } = await startFeed()
    await caughtUp(feed)
    expect(present(live)).toEqual({ incidents: ['i1@2'], alerts: ['a1', 'a2'], silences: ['s1'], cmdb: 'v1' })
    expect([...live.alerts.ofIncident('i1')].map(({ id }) => id)).toEqual(['a1'])
    expect(startedAfter()).toBeLessThanOrEqual(5)
    await publish(aBatch('incident', [anIncident({ id: 'i3' })]))
    await waitFor('i3', () => live.incidents.get('i3'))
  })

  it('the writer is behind => what it has not written comes from the stream, once', async () => {
    await writeAll(await publishSome())
    await publish(aBatch('incident', [anIncident({ id: 'i1', revision: 3, state: 'resolved' })]))
    await publish(aBatch('incident', [anIncident({ id: 'i1', revision: 2, state: 'acknowledged' })]))
    const { feed, live, applied } = await startFeed()
    await caughtUp(feed)
    expect(live.incidents.get('i1')).toMatchObject({ revision: 3, state: 'resolved' })
    expect(applied.filter(([, changes]) => changes > 0).map(([seq]) => seq)).toContain(6)
    expect(applied.find(([seq]) => seq === 7)).toEqual([7, 0])
  })

  it('ClickHouse away at the start => all that the stream has; back => the rest joins, without undoing what is newer', async () => {
    await writeAll(await publishSome())
    await bus.jsm.streams.purge(CHANGES)
    let away = true
    const query = <Row>(sql: string, params?: Record<string, unknown>) =>
      away ? Promise.reject(new Error('away')) : store.query<Row>(sql, params)
    const { feed, live } = await startFeed({ ...store, query })
    await publish(aBatch('incident', [anIncident({ id: 'i1', revision: 9, state: 'in_progress' })]))
    await waitFor('the change', () => live.incidents.get('i1'))
    expect([feed.historyLoaded, feed.caughtUp]).toEqual([false, false])
    expect(live.alerts.size).toBe(0)
    away = false
    await waitFor('the snapshot', () => (feed.historyLoaded ? true : undefined), 20_000)
    expect(present(live)).toMatchObject({ incidents: ['i1@9'], alerts: ['a1', 'a2'] })
  })

  it('poison and decisions => passed over', async () => {
    await bus.js.publish('change.alert', 'not json')
    await bus.js.publish('change.alert', '{"entity":"alert","items":[{}]}')
    await bus.js.publish('change.decision', 'not even looked at')
    await publish(aBatch('incident', [anIncident({ id: 'i1' })]))
    const { feed, live } = await startFeed()
    await caughtUp(feed)
    expect(present(live).incidents).toEqual(['i1@1'])
  })

  it('nats-server dies and returns => the feed goes on', async () => {
    const { live } = await startFeed()
    await publish(aBatch('incident', [anIncident({ id: 'i1' })]))
    await waitFor('i1', () => live.incidents.get('i1'))
    await nats.kill()
    await nats.start()
    await waitFor('a publish to work', () => publish(aBatch('incident', [anIncident({ id: 'i2' })])))
    await waitFor('i2', () => live.incidents.get('i2'), 30_000)
  })
})
