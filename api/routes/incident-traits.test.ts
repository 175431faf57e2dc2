// Site, sources and habit of open incidents over HTTP, with the closed ones in a real ClickHouse.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { IncidentTraits } from '../incidents/incident-traits.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert, anIncident } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const DAY_MS = 24 * 60 * 60_000
const now = Date.now()

function caused(id: string, ci: string, parts: Partial<Incident> = {}): Incident {
  return anIncident({
    id,
    rootCause: [{ ci, name: ci, score: 0.9, alerting: true, verdict: null, evidence: [] }],
    services: [{ ci: 'pay', name: 'Pay', criticality: 5, effect: 'down' }],
    openedAt: now - DAY_MS,
    ...parts,
  })
}

describe.skipIf(natsMissing !== null)('GET /api/v1/incidents/traits', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    const closed = Array.from({ length: 40 }, (_, n) =>
      caused(`old-${n}`, n < 10 ? 'core-1' : 'db-1', { state: 'closed', closedAt: now }),
    )
    // Too old to count, and one that lives on in another.
    closed.push(caused('ancient', 'ups-9', { state: 'closed', openedAt: now - 31 * DAY_MS }))
    closed.push(caused('merged', 'ups-9', { state: 'closed', mergedInto: 'old-1' }))
    await api.engine.publish({
      entity: 'ci',
      items: [
        {
          version: 'v1',
          loadedAt: now,
          total: 1,
          ci: { id: 'core-1', type: 'core-switch', name: 'core-1', attributes: {}, site: 'hq' },
          relationships: [],
        },
      ],
    })
    await api.engine.publish({ entity: 'incident', items: [...closed, caused('a', 'core-1'), caused('b', 'ups-9')] })
    await api.engine.publish({
      entity: 'alert',
      items: [
        ...(['active', 'cleared'] as const).map((state) =>
          anAlert({
            ...{ id: `planned-${state}`, state, flapping: false, suppression: { kind: 'maintenance', by: ['m'] } },
            membership: { incidentId: 'a', joinedAt: now, score: 1, threshold: 0, viaAlertId: null, evidence: [] },
          }),
        ),
        anAlert({
          id: 'a1',
          flapping: true,
          membership: { incidentId: 'a', joinedAt: now, score: 1, threshold: 0, viaAlertId: null, evidence: [] },
        }),
      ],
    })
    await api.caughtUp()
    await waitFor('the closed incidents in the history', async () => {
      const { items } = await api.get<{ items: readonly unknown[] }>('/api/v1/incidents?state=closed&limit=100')
      return items.length >= 42 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  it('says where it is, who reported it and how usual it is', async () => {
    const { items } = await api.get<{ items: readonly IncidentTraits[] }>('/api/v1/incidents/traits')
    expect(items.find(({ id }) => id === 'a')).toEqual({
      id: 'a',
      site: 'hq',
      sources: ['prometheus'],
      flapping: 1,
      maintenance: 1,
      habit: { word: 'frequent', seen: 10, of: 41, service: 'pay' },
    })
    expect(items.find(({ id }) => id === 'b')).toMatchObject({
      site: null,
      habit: { word: 'anomaly', seen: 0, of: 41 },
    })
    expect(items.some(({ id }) => id === 'old-1')).toBe(false)
  })
})
