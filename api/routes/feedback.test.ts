import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Activity } from '../../correlate/contract/incident.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anActivity, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const HOUR = 3_600_000
const RANGE = `from=${T0 - HOUR}&to=${T0 + HOUR}`
let n = 0

function judged(incidentId: string, ci: string, verdict: string, rank: number, at = T0 + n): Activity {
  n += 1
  const values = { ci: ci.toUpperCase(), id: ci, verdict, rank, score: 0.7, first: 'SW-1', kinds: 'explains,own_alert' }
  return anActivity({ id: `${incidentId}#${n}`, incidentId, at, kind: 'cause_judged', actor: 'li', text: '', values })
}

const told = (id: string, kind: Activity['kind'], actor: string, values: Activity['values'], at = T0): Activity =>
  anActivity({ id, incidentId: id.split('#')[0] ?? '', at, kind, actor, values })

const ACTIVITIES = [
  judged('inc-right', 'sw-1', 'confirmed', 1),
  judged('inc-wrong', 'sw-1', 'not_cause', 1),
  judged('inc-other', 'db-7', 'confirmed', 3, T0 + 500),
  told('inc-other#8', 'root_cause_changed', 'engine', { from: 'sw-1', to: 'db-7' }, T0 + 500),
  // A second thought: the last word counts.
  judged('inc-undone', 'sw-1', 'not_cause', 1),
  judged('inc-undone', 'sw-1', 'none', 1),
  // Says nothing of the first cause.
  judged('inc-second', 'db-7', 'not_cause', 2),
  told('inc-a#1', 'merged', 'wang', { from: 'inc-b', alerts: 4 }),
  told('inc-b#1', 'merged', 'wang', { into: 'inc-a' }),
  told('inc-c#1', 'merged', 'engine', { from: 'inc-d', alerts: 2 }),
  told('inc-a#2', 'split', 'li', { from: 'inc-a', into: 'inc-e', alerts: 3 }),
  told('inc-e#1', 'split', 'li', { from: 'inc-a', into: 'inc-e', alerts: 3 }),
]

interface Item {
  readonly id: string
  readonly kind: string
  readonly cause: Record<string, unknown> | null
}

describe.skipIf(natsMissing !== null)('feedback', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    await api.engine.publish({ entity: 'activity', items: ACTIVITIES })
    const verdict = { kind: 'verdict', weight: 0.3, text: '', values: {} }
    const root = { ci: 'db-7', name: 'db-7', score: 0.9, alerting: true, verdict: null, evidence: [verdict] }
    await api.engine.publish({
      entity: 'incident',
      items: [
        anIncident({ id: 'inc-other', title: 'sw-1 is down' }),
        anIncident({ id: 'inc-later', openedAt: T0 + HOUR / 2, rootCause: [root] }),
        anIncident({ id: 'inc-before', openedAt: T0 - HOUR / 2, rootCause: [root] }),
      ],
    })
    await waitFor('the writer', async () => {
      const [row] = await api.store.query<{ n: string }>(
        'SELECT (SELECT count() FROM activities) + (SELECT count() FROM incident_revisions) AS n',
      )
      return Number(row?.n) >= ACTIVITIES.length + 3 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  const feedback = (query = '') =>
    api.get<{ items: Item[]; nextCursor: string | null }>(`/api/v1/tuning/feedback?${RANGE}${query}`)

  it('what people said, newest first; the engine’s own merges and the other side of an act are not there', async () => {
    const { items } = await feedback()
    expect(items).toHaveLength(8)
    expect(items.map(({ kind }) => kind).sort()).toEqual([...Array<string>(6).fill('cause_judged'), 'merged', 'split'])
    expect(items[0]).toMatchObject({
      actor: 'li',
      incident: { id: 'inc-other', title: 'sw-1 is down' },
      cause: { ci: 'db-7', verdict: 'confirmed', rank: 3, first: 'SW-1', kinds: ['explains', 'own_alert'], movedTo: 'db-7', usedLater: 1 },
    }) // prettier-ignore
  })

  it('by kind and by person, page by page', async () => {
    expect((await feedback('&kind=merged,split')).items).toMatchObject([
      { kind: 'split', other: 'inc-e', alerts: 3, cause: null },
      { kind: 'merged', other: 'inc-b', alerts: 4, actor: 'wang' },
    ])
    expect((await feedback('&actor=wang')).items.map(({ id }) => id)).toEqual(['inc-a#1'])
    const first = await feedback('&limit=5')
    const second = await feedback(`&limit=5&cursor=${first.nextCursor ?? ''}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([5, 3, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(8)
  })

  it('precision: one of three first causes was right; evidence by kind; merges and splits of people', async () => {
    expect(await api.get(`/api/v1/tuning/precision?${RANGE}`)).toMatchObject({
      right: 1,
      wrong: 2,
      precision: 1 / 3,
      evidence: [
        { kind: 'explains', confirmed: 2, rejected: 2 },
        { kind: 'own_alert', confirmed: 2, rejected: 2 },
      ],
      incidents: 3,
      merges: 1,
      splits: 1,
    })
  })

  it('nobody said anything => no precision, an empty page; a wrong word => 400', async () => {
    expect(await api.get('/api/v1/tuning/precision?from=1000&to=2000')).toMatchObject({ right: 0, precision: null })
    expect(await api.get('/api/v1/tuning/feedback?from=1000&to=2000')).toEqual({ items: [], nextCursor: null })
    expect((await api.request('GET', '/api/v1/tuning/feedback?kind=praise')).statusCode).toBe(400)
  })
})
