import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { CommandOutcome } from '../../correlate/contract/command.ts'
import type { Decision } from '../../correlate/contract/decision.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert, anEvent, anIncident, T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const HOUR = 3_600_000
const RANGE = `from=${T0 - HOUR}&to=${T0 + HOUR}`

interface Noise {
  readonly events: number
  readonly keys: number
  readonly items: readonly Record<string, unknown>[]
}

/** Three conditions: a port that flaps on sw-1, a host that comes and goes, a fan that nobody looks after. */
const EVENTS = [
  ...Array.from({ length: 6 }, (_, n) =>
    anEvent({ id: `flap-${n}`, fingerprint: 'port', eventClass: 'linkDown', source: 'snmp', occurredAt: T0 + n }),
  ),
  ...Array.from({ length: 3 }, (_, n) =>
    anEvent({ id: `host-${n}`, fingerprint: 'host', eventClass: 'HostDown', occurredAt: T0 + n }),
  ),
  anEvent({ id: 'old', fingerprint: 'host', eventClass: 'HostDown', occurredAt: T0 - 2 * HOUR }),
]

const decided = (eventId: string, fingerprint: string, decision: Decision['decision']): Decision => ({
  eventId,
  fingerprint,
  decision,
  alertId: null,
  incidentId: null,
  at: T0,
})

const alertOf = (id: string, fingerprint: string, parts: Partial<Alert>): Alert => {
  const { sources, membership, ...alert } = anAlert()
  return {
    ...alert,
    id,
    sources: sources.map((source) => ({ ...source, fingerprint })),
    membership: membership === null ? null : { ...membership, incidentId: `inc-${id}` },
    ...parts,
  }
}

const outcome: CommandOutcome = {
  id: 'c1',
  type: 'comment',
  actor: 'li',
  at: T0,
  outcome: 'applied',
  code: null,
  detail: '',
  incidentIds: ['inc-commented'],
}

describe.skipIf(natsMissing !== null)('GET /api/v1/tuning/noise', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    await api.bus.js.publish(eventSubject(0), encodeEvents(EVENTS))
    await api.engine.publish({
      entity: 'decision',
      items: [
        decided('flap-1', 'port', 'flapping'),
        decided('flap-2', 'port', 'flapping'),
        decided('host-1', 'host', 'repeated'),
        decided('host-2', 'host', 'opened'),
      ],
    })
    const past = { state: 'cleared', severity: 'cleared' } as const
    await api.engine.publish({
      entity: 'alert',
      items: [
        alertOf('unseen', 'host', { ...past, clearedAt: T0 + 20_000 }),
        alertOf('commented', 'host', { ...past, clearedAt: T0 + HOUR }),
        alertOf('seen', 'host', { ...past, clearedAt: T0 + HOUR }),
        alertOf('fan', 'fan', {
          eventClass: 'FanFailed',
          firstSeenAt: T0 - 30 * 24 * HOUR,
          lastSeenAt: T0 - 30 * 24 * HOUR,
          ci: { id: 'sw-1', name: 'Switch 1', type: 'switch', managed: true },
        }),
      ],
    })
    const over = { state: 'resolved', resolvedAt: T0 } as const
    await api.engine.publish({
      entity: 'incident',
      items: [
        anIncident({ id: 'inc-unseen', ...over }),
        anIncident({ id: 'inc-commented', ...over }),
        anIncident({ id: 'inc-seen', ...over, acknowledgedAt: T0 }),
        anIncident({ id: 'inc-fan' }),
      ],
    })
    await api.engine.publish({ entity: 'command', items: [outcome] })
    await waitFor('the writer', async () => {
      const tables = ['events', 'decisions', 'alert_revisions', 'incident_revisions', 'commands']
      const counts = tables.map((table) => `(SELECT count() FROM ${table})`).join(' + ')
      const [row] = await api.store.query<{ n: string }>(`SELECT ${counts} AS n`)
      return Number(row?.n) >= EVENTS.length + 4 + 4 + 4 + 1 ? true : undefined
    })
  })
  afterAll(() => api.stop())

  const noise = (query: string) => api.get<Noise>(`/api/v1/tuning/noise?${RANGE}&${query}`)

  it('by class: counts of the range, share, and what nobody needed', async () => {
    const { events, keys, items } = await noise('by=class')
    expect({ events, keys }).toEqual({ events: 9, keys: 3 })
    expect(items).toMatchObject([
      { key: 'linkDown', source: 'snmp', events: 6, share: 6 / 9, repeats: 0, flaps: 2, alerts: 0 },
      { key: 'HostDown', ci: 'db-7', events: 3, repeats: 1, alerts: 3, unacted: 1, transients: 1, standing: 0 },
      { key: 'FanFailed', ci: 'sw-1', name: 'Switch 1', events: 0, share: 0, alerts: 1, unacted: 0, standing: 1 },
    ])
  })

  it('sorted by what stands, by CI: an alert that is silent for a month comes first', async () => {
    const { items } = await noise('by=ci&sort=standing')
    expect(items.map(({ key, standing }) => [key, standing])).toEqual([
      ['sw-1', 1],
      ['db-7', 0],
    ])
    expect((await noise('by=ci&sort=standing&standingDays=60')).items[0]).toMatchObject({ standing: 0 })
  })

  it('by fingerprint within one class; a share is of what fits the filter', async () => {
    const { items, events } = await noise('by=fingerprint&class=HostDown')
    expect(items).toMatchObject([{ key: 'host', conditions: 1, share: 1 }])
    expect(events).toBe(3)
  })

  it.each(['by=colour', 'sort=loud', 'limit=0', 'standingDays=0', `from=${T0}&to=${T0 - 1}`, 'from=0'])(
    '%s => 400',
    async (query) => {
      expect((await api.request('GET', `/api/v1/tuning/noise?${query}`)).statusCode).toBe(400)
    },
  )

  it('an empty range => no rows', async () => {
    expect(await api.get<Noise>(`/api/v1/tuning/noise?from=1000&to=2000&by=source`)).toMatchObject({ events: 0 })
  })
})
