import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TrialChange, TrialResult } from '../../correlate/contract/trial.ts'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import { tunablesOf, defaultPolicy } from '../../correlate/engine/engine.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { ThreadJobError } from '../../platform/life-cycle/thread-job.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anEvent } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { TrialRunner } from '../trials/trial-runner.ts'
import type { Trial } from '../trials/trial-book.ts'

const URL = '/api/v1/tuning/trials'
const COUNTS = { events: 5, alerts: 1, incidents: 1, paged: 0, byPriority: { P1: 0, P2: 0, P3: 1, P4: 0, P5: 0 }, largest: 1, noiseReduction: 0.8 } // prettier-ignore
const DIFFERENCES = { merged: 0, split: 0, regrouped: 0, vanished: 0, appeared: 0, root_cause: 0, priority: 0, paging: 0, members: 0 } // prettier-ignore
const RESULT: TrialResult = { before: COUNTS, after: COUNTS, policy: { before: 'a', after: 'b' }, differences: DIFFERENCES, unchanged: 1, findings: [], truncated: false } // prettier-ignore

/** Stands in for the engine's thread: keeps what it is fed; `release` lets the work go on. */
class FakeRunner implements TrialRunner {
  readonly tunables = { inForce: tunablesOf(defaultPolicy), shipped: tunablesOf(defaultPolicy), policy: 'p1' }
  readonly opened: { readonly change: TrialChange; readonly cmdb: CmdbFile; readonly events: MonitoringEvent[] }[] = []
  fault: string | null = null
  stopped = 0
  #gate: Promise<void> = Promise.resolve()
  release = (): void => undefined

  hold(): void {
    this.#gate = new Promise((resolve) => (this.release = resolve))
  }

  faults(change: TrialChange) {
    return change.kind === 'policy' && 'nonsense' in change.policy ? ['nonsense: is no threshold', 'and another'] : []
  }

  open(change: TrialChange, cmdb: CmdbFile) {
    const opened = { change, cmdb, events: [] as MonitoringEvent[] }
    this.opened.push(opened)
    return {
      feed: async (events: readonly string[]) => {
        await this.#gate
        if (this.fault !== null) throw new ThreadJobError(this.fault)
        // Written by the writer from the contract's type.
        opened.events.push(...events.map((text) => JSON.parse(text) as MonitoringEvent))
      },
      end: async () => RESULT,
      stop: () => {
        this.stopped++
      },
    }
  }
}

describe.skipIf(natsMissing !== null)('trials', () => {
  const runner = new FakeRunner()
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi({ trials: runner })
    const events = [1, 2, 3, 4, 5].map((n) => anEvent({ id: `event-${n}` }))
    await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(0, 3)))
    await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(3)))
    const ci = { version: 'v1', loadedAt: 1, total: 1, ci: { id: 'db-7', type: 'host', name: 'db-7', attributes: {} } }
    await api.engine.publish({ entity: 'ci', items: [{ ...ci, relationships: [] }] })
    await api.caughtUp()
    await waitFor('the writer', async () => {
      const [row] = await api.store.query<{ n: string }>('SELECT count() AS n FROM events')
      return row?.n === '5' ? true : undefined
    })
  })
  afterAll(() => api.stop())

  const start = (body: object) => api.request('POST', URL, body)
  const over = (id: string) =>
    waitFor('the trial to end', async () => {
      const trial = await api.get<Trial>(`${URL}/${id}`)
      return trial.state === 'running' ? undefined : trial
    })
  const begun = async (body: object) => {
    const answer = await start(body)
    expect(answer.statusCode, answer.body).toBe(202)
    return answer.json<Trial>()
  }
  const POLICY = { hours: 1, policy: { 'grouping.threshold': 0.7 } }

  it('the thresholds that can be set, with bounds and the values in force', async () => {
    const { policy, tunables } = await api.get<{ policy: string; tunables: object[] }>('/api/v1/tuning/policy')
    expect(policy).toBe('p1')
    expect(tunables).toContainEqual(
      expect.objectContaining({ path: 'grouping.threshold', unit: 'share', min: 0.2, value: 0.5, shipped: 0.5 }),
    )
  })

  it('which policy ran since when: restarts with the same one are one', async () => {
    const begun = (n: number, object: string, detail: string) =>
      ({ id: `p${n}`, type: 'startWithPolicy', actor: 'system', at: 1_000 * n, outcome: 'applied', code: null, incidentIds: [], object, detail }) as const // prettier-ignore
    const items = [begun(1, 'a', ''), begun(2, 'a', ''), begun(3, 'b', 'grouping.hops: 2'), begun(4, 'a', '')]
    await api.engine.publish({ entity: 'command', items })
    const history = await waitFor('the writer', async () => {
      const { history: found } = await api.get<{ history: object[] }>('/api/v1/tuning/policy')
      return found.length === 3 ? found : undefined
    })
    expect(history).toEqual([
      { since: 4_000, policy: 'a', thresholds: '' },
      { since: 3_000, policy: 'b', thresholds: 'grouping.hops: 2' },
      { since: 1_000, policy: 'a', thresholds: '' },
    ])
  })

  it('a trial => the events in their order and the CMDB go to the engine, the difference comes back', async () => {
    const trial = await begun(POLICY)
    expect(trial).toMatchObject({ state: 'running', actor: 'test admin', events: { done: 0, total: 5 }, result: null })
    expect(await over(trial.id)).toMatchObject({ state: 'done', events: { done: 5, total: 5 }, result: RESULT })
    const opened = runner.opened.at(-1)
    expect(opened?.events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((n) => `event-${n}`))
    expect(opened?.cmdb.cis.map(({ id }) => id)).toEqual(['db-7'])
    expect(opened?.change).toEqual({ kind: 'policy', policy: POLICY.policy })
    const { items } = await api.get<{ items: Trial[] }>(URL)
    expect(items[0]).toMatchObject({ id: trial.id, result: null })
  })

  it('one at a time => 409; cancelled => the thread is stopped, and the next may begin', async () => {
    runner.hold()
    const first = await begun(POLICY)
    expect((await start(POLICY)).statusCode).toBe(409)
    const stopped = runner.stopped
    expect((await api.request('DELETE', `${URL}/${first.id}`)).json()).toMatchObject({ state: 'cancelled' })
    expect(runner.stopped).toBe(stopped + 1)
    const second = await begun({ hours: 24, rules: 'rules: []' })
    runner.release()
    expect(await over(second.id)).toMatchObject({ state: 'done', change: { kind: 'rules' } })
    expect(await api.get(`${URL}/${first.id}`)).toMatchObject({ state: 'cancelled', result: null })
  })

  it('the thread dies => failed, with why', async () => {
    runner.fault = 'trial died: out of memory'
    const trial = await begun(POLICY)
    expect(await over(trial.id)).toMatchObject({ state: 'failed', detail: 'trial died: out of memory', result: null })
    runner.fault = null
  })

  it('faults => 422 with all of them, nothing starts', async () => {
    const before = runner.opened.length
    const answer = await start({ hours: 1, policy: { nonsense: 1 } })
    expect([answer.statusCode, answer.json<{ errors: object[] }>().errors.length]).toEqual([422, 2])
    expect(runner.opened).toHaveLength(before)
  })

  it.each([
    [{ hours: 1 }],
    [{ hours: 1, policy: {}, rules: '' }],
    [{ hours: 0, policy: {} }],
    [{ hours: 48, policy: {} }],
    [{ hours: 1, policy: { a: 'b' } }],
    [{ hours: 1, policy: {}, more: 1 }],
  ])('%j => 400', async (body) => {
    expect((await start(body)).statusCode).toBe(400)
  })

  it('only the last ten are remembered; an unknown one => 404', async () => {
    for (let n = 0; n < 11; n++) await over((await begun(POLICY)).id)
    expect((await api.get<{ items: Trial[] }>(URL)).items).toHaveLength(10)
    expect((await api.request('GET', `${URL}/nobody`)).statusCode).toBe(404)
    expect((await api.request('DELETE', `${URL}/nobody`)).statusCode).toBe(404)
  })
})
