// ClickHouse away: the present goes on, and what needs the past says so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnavailableError } from '../platform/clickhouse/store-error.ts'
import { startTestApi, type TestApi } from '../test/support/api.ts'
import { anIncident } from '../test/support/fabricate.ts'
import { natsMissing } from '../test/support/nats.ts'

describe.skipIf(natsMissing !== null)('without ClickHouse', () => {
  let api: TestApi
  let saysReady = false

  beforeAll(async () => {
    const away = () => Promise.reject(new StoreUnavailableError('connect ECONNREFUSED'))
    api = await startTestApi({
      writes: false,
      store: (store) => ({ ...store, query: away, search: away, insert: away, ready: () => saysReady }),
    })
    await api.engine.publish({ entity: 'incident', items: [anIncident()] })
    await api.caughtUp()
  })
  afterAll(() => api.stop())

  it.each([
    'incidents',
    'incidents/inc-1',
    'incidents/inc-1/alerts',
    'alerts',
    'cis',
    'topology',
    'silences',
    'maintenance',
  ])('%s => the present', async (path) => {
    expect((await api.request('GET', `/api/v1/${path}`)).statusCode).toBe(200)
  })

  it.each([
    'incidents?state=closed',
    'incidents/inc-9',
    'incidents/inc-1/timeline',
    'alerts?state=cleared',
    'events',
    'events/histogram',
    'events/export',
    'problems',
    'audit',
  ])('%s => 503 that says what is missing', async (path) => {
    const answer = await api.request('GET', `/api/v1/${path}`)
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'history_unavailable' })
    expect(answer.headers['retry-after']).toBe('10')
  })

  it('actions work', async () => {
    expect((await api.request('POST', '/api/v1/incidents/inc-1/acknowledge')).statusCode).toBe(200)
  })

  it('stats => the present, and that the past is missing', async () => {
    expect(await api.get('/api/v1/stats')).toMatchObject({ openIncidents: 1, events: 0, history: false })
  })

  it('stats in the moment between an answer that fails and the store knowing it => no zeros that look like a quiet day', async () => {
    saysReady = true
    try {
      expect(await api.get('/api/v1/stats')).toMatchObject({ events: 0, history: false })
    } finally {
      saysReady = false
    }
  })

  it('readiness => degraded, not down', async () => {
    const answer = await api.app.inject({ url: '/readyz' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      checks: { clickhouse: { status: 'degraded' }, 'live view': { status: 'degraded' } },
    })
  })
})
