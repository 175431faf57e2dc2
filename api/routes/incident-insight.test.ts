// What the API reckons about one incident: a core switch takes eight access switches and a shop with it, a year later the like happens again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CiRevision } from '../../correlate/contract/change.ts'
import type { Relationship } from '../../correlate/contract/ci.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert, anEvent, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const ACCESS = Array.from({ length: 8 }, (_, n) => `access-${n}`)
const need = (
  from: string,
  to: string,
  type: Relationship['type'] = 'dependsOn',
  redundancy?: string,
): Relationship => ({
  from,
  to,
  type,
  ...(redundancy === undefined ? {} : { redundancy }),
})
const CIS: readonly (readonly [id: string, type: string, ...needs: Relationship[]])[] = [
  ['core', 'core-switch', need('core', 'pdu', 'poweredBy')],
  ['pdu', 'pdu'],
  ...ACCESS.map((id) => [id, 'access-switch', need(id, 'core')] as const),
  ['srv', 'server', need('srv', 'access-3')],
  ['shop', 'service', need('shop', 'srv', 'runsOn', 'servers'), need('shop', 'spare', 'runsOn', 'servers')],
  ['spare', 'server'],
]
const REVISIONS = CIS.map(([id, type, ...relationships]): CiRevision => ({
  version: 'v1',
  loadedAt: T0,
  total: CIS.length,
  ci: { id, type, name: id.toUpperCase(), attributes: {} },
  relationships,
}))
const CAUSE = { ci: 'core', name: 'CORE', score: 0.9, alerting: true, verdict: null, evidence: [] }
const SHOP = { ci: 'shop', name: 'SHOP', criticality: 5, effect: 'degraded' } as const
const DAY = 86_400_000

function member(id: string, ci: string, type: string, incidentId: string, n: number, eventClass = 'HostDown') {
  const path = `${ci} → core`
  return anAlert({
    id,
    ci: { id: ci, name: ci, type, managed: true },
    eventClass,
    firstSeenAt: T0 + n * 1_000,
    effect: 'down',
    sources: anAlert().sources.map((source) => ({ ...source, fingerprint: `f-${id}` })),
    membership: {
      incidentId,
      joinedAt: T0 + n * 1_000,
      score: n === 0 ? 1 : 0.7,
      threshold: 0.5,
      viaAlertId: n === 0 ? null : 'a0',
      evidence:
        n === 0
          ? []
          : [{ kind: 'topology_path', weight: 0.7, text: path, values: { path, hops: 1, direction: 'upstream' } }],
    },
  })
}

interface Impact {
  readonly root: string | null
  readonly nodes: readonly {
    id: string
    role: string
    x: number
    fold: { count: number; alerting: number; severity: string } | null
  }[]
  readonly edges: readonly { from: string; to: string; kind: string; impact: boolean }[]
  readonly services: readonly object[]
  readonly unknown: number
}

describe.skipIf(natsMissing !== null)('what is reckoned about an incident', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    await api.engine.publish({ entity: 'ci', items: REVISIONS })
    const past = {
      state: 'closed',
      rootCause: [CAUSE],
      services: [SHOP],
      resolution: 'new power supply',
      assignee: 'li',
    } as const
    await api.engine.publish({
      entity: 'incident',
      items: [
        anIncident({ rootCause: [CAUSE], services: [SHOP] }),
        anIncident({ id: 'same', ...past, openedAt: T0 - 9 * DAY, resolvedAt: T0 - 9 * DAY + 60_000 }),
        anIncident({ id: 'half', ...past, openedAt: T0 - 8 * DAY, resolvedAt: T0 - 8 * DAY, services: [] }),
        anIncident({
          id: 'other',
          ...past,
          openedAt: T0 - 7 * DAY,
          resolvedAt: T0 - 7 * DAY,
          services: [],
          rootCause: [],
        }),
        anIncident({ id: 'long-ago', ...past, openedAt: T0 - 99 * DAY, resolvedAt: T0 - 99 * DAY }),
        anIncident({ id: 'gone-up', ...past, openedAt: T0 - 2 * DAY, resolvedAt: T0 - 2 * DAY, mergedInto: 'inc-1' }),
      ],
    })
    await api.engine.publish({
      entity: 'alert',
      items: [
        member('a0', 'core', 'core-switch', 'inc-1', 0),
        ...ACCESS.map((id, n) => member(`a${n + 1}`, id, 'access-switch', 'inc-1', n + 1)),
        member('a9', 'host:x', 'host', 'inc-1', 9, 'HighLatency'),
        member('b0', 'core', 'core-switch', 'same', 0),
        member('b1', 'srv', 'server', 'same', 1, 'HighLatency'),
        member('c0', 'core', 'core-switch', 'half', 0, 'FanFailed'),
        member('d0', 'printer', 'printer', 'other', 0, 'PaperOut'),
        member('e0', 'core', 'core-switch', 'long-ago', 0),
      ],
    })
    const events = [0, 1, 2].flatMap((n) => [
      anEvent({ id: `x${n}`, fingerprint: 'f-a0', occurredAt: T0 + n * 1_000, observedAt: T0 + n * 1_000 + 90_000 }),
      anEvent({
        id: `y${n}`,
        fingerprint: 'f-a1',
        occurredAt: T0 + n * 1_000,
        observedAt: T0 + n * 1_000,
        severity: 'minor',
      }),
    ])
    await api.bus.js.publish(eventSubject(0), encodeEvents(events))
    await api.caughtUp()
    await waitFor('the history', async () => {
      const { items } = await api.get<{ items: object[] }>('/api/v1/events?from=0&limit=10')
      const past = await api.get<{ items: object[] }>('/api/v1/incidents?state=closed')
      const alerts = await api.get<{ items: object[] }>('/api/v1/alerts?state=active,cleared')
      return items.length === 6 && past.items.length === 5 && alerts.items.length === 15 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  it('why => each link with its steps, time difference, and what hangs on it', async () => {
    interface Why {
      readonly items: readonly {
        alert: { id: string }
        via: object | null
        lagMs: number | null
        steps: object[]
        leaving: number
      }[]
      readonly nextCursor: string | null
    }
    const why = await api.get<Why>('/api/v1/incidents/inc-1/why?limit=2')
    expect(why).toMatchObject({
      threshold: 0.5,
      kinds: [{ kind: 'topology_path', alerts: 9 }],
      thresholds: [{ threshold: 0.75, leaving: 9 }],
      items: [
        { alert: { id: 'a0' }, via: null, lagMs: null, leaving: 0, steps: [] },
        {
          alert: { id: 'a1' },
          via: { id: 'a0' },
          lagMs: 1_000,
          score: 0.7,
          leaving: 1,
          steps: [{ from: 'access-0', to: 'core', direction: 'up', type: 'dependsOn', redundant: false }],
        },
      ],
    })
    const rest = await api.get<Why>(`/api/v1/incidents/inc-1/why?limit=50&cursor=${why.nextCursor}`)
    expect(rest.items.map(({ alert }) => alert.id)).toEqual(['a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9'])
    expect(rest.items.at(-1)).toMatchObject({ steps: [] })
  })

  it('impact => root, folded switches, the way to the service, what the CMDB does not know', async () => {
    const impact = await api.get<Impact>('/api/v1/incidents/inc-1/impact')
    expect(impact).toMatchObject({ root: 'core', unknown: 1, truncated: false, version: 'v1' })
    const fold = impact.nodes.find((node) => node.fold !== null)
    expect(fold).toMatchObject({ role: 'alerting', fold: { count: 7, alerting: 7, severity: 'critical' } })
    expect(impact.nodes.filter((node) => node.fold === null).map(({ id, role }) => [id, role])).toEqual([
      ['core', 'root'],
      ['access-3', 'alerting'],
      ['srv', 'way'],
      ['shop', 'service'],
    ])
    expect(impact.edges).toContainEqual({ from: 'core', to: 'access-3', type: 'dependsOn', kind: 'need', impact: true })
    expect(impact.edges).toContainEqual({ from: 'srv', to: 'shop', type: 'runsOn', kind: 'need', impact: true })
    expect(impact.services).toMatchObject([
      {
        effect: 'degraded',
        weakest: { of: 'shop', word: 'servers', left: 1, total: 2 },
        path: [{ id: 'core' }, { id: 'access-3' }, { id: 'srv' }, { id: 'shop', name: 'SHOP' }],
      },
    ])
    const opened = await api.get<Impact>(`/api/v1/incidents/inc-1/impact?open=${encodeURIComponent(fold?.id ?? '')}`)
    expect(
      opened.nodes
        .filter(({ role }) => role === 'alerting')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ACCESS)
    expect(opened.nodes.every((node) => node.fold === null)).toBe(true)
  })

  it('one hop further => what stands around, no further', async () => {
    const { nodes } = await api.get<Impact>('/api/v1/incidents/inc-1/impact?hops=1')
    expect(
      nodes
        .filter(({ role }) => role === 'around')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['pdu', 'spare'])
    expect((await api.request('GET', '/api/v1/incidents/inc-1/impact?hops=4')).statusCode).toBe(400)
  })

  it('lanes => the root first, events by time, a clock that is off', async () => {
    interface Lanes {
      readonly from: number
      readonly buckets: readonly { events: Record<string, number> }[]
      readonly lanes: readonly {
        ci: { id: string }
        skewMs: number
        marks: readonly { events: number }[]
        spans: readonly object[]
      }[]
      readonly cis: number
    }
    const query = `to=${T0 + 10_000}&lanes=2`
    const lanes = await api.get<Lanes>(`/api/v1/incidents/inc-1/lanes?${query}`)
    expect(lanes).toMatchObject({ clock: 'event', cis: 10, bucketMs: 1_000 })
    expect(lanes.lanes.map(({ ci, skewMs }) => [ci.id, skewMs])).toEqual([
      ['core', 90_000],
      ['access-0', 0],
    ])
    expect(lanes.buckets.map(({ events }) => events)).toEqual(Array(3).fill({ critical: 1, minor: 1 }))
    expect(lanes.lanes[0]).toMatchObject({
      spans: [{ alert: 'a0', severity: 'critical', to: null }],
      marks: [{}, {}, {}],
    })
    const received = await api.get<Lanes>(`/api/v1/incidents/inc-1/lanes?${query}&clock=received`)
    expect(received.lanes.map(({ marks }) => marks.length)).toEqual([0, 3])
  })

  it('similar => most alike first; merged, too old and unlike ones are none', async () => {
    interface Similar {
      readonly items: readonly { incident: { id: string }; similarity: number }[]
    }
    const { items } = await api.get<Similar>('/api/v1/incidents/inc-1/similar')
    expect(items.map(({ incident }) => incident.id)).toEqual(['same', 'half'])
    expect(items[0]).toMatchObject({
      similarity: 1,
      sameRoot: true,
      commonClasses: ['HighLatency', 'HostDown'],
      commonServices: ['shop'],
      resolvedAfterMs: 60_000,
      incident: { resolution: 'new power supply', assignee: 'li' },
    })
    expect(items[1]?.similarity).toBeCloseTo(0.5)
    const longer = await api.get<Similar>('/api/v1/incidents/inc-1/similar?days=400')
    expect(longer.items.map(({ incident }) => incident.id)).toContain('long-ago')
  })

  it('members => filtered, sorted and counted', async () => {
    const page = await api.get<{ items: { id: string }[]; total: number }>(
      '/api/v1/incidents/inc-1/alerts?sort=firstSeenAt&q=access&limit=1',
    )
    expect(page).toMatchObject({ items: [{ id: 'a1' }], total: 8 })
  })

  it.each(['why', 'impact', 'lanes', 'similar'])('no such incident => 404: %s', async (part) => {
    expect((await api.request('GET', `/api/v1/incidents/none/${part}`)).statusCode).toBe(404)
  })
})
