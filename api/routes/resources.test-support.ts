// What the tests of the API's resources look at: events, decisions, alerts, an incident, a problem, CIs, learned rules, dead letters.
import type { Decision } from '../../correlate/contract/decision.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { aProblem, anAffinity, anAlert, anEvent, anIncident, T0 } from '../../test/support/fabricate.ts'
import { waitFor } from '../../test/support/wait-for.ts'

export interface Items<Item = Record<string, unknown>> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export const HOUR = 3_600_000

/** An API that has all of it, in its live view and in the history. */
export async function startApiWithResources(): Promise<TestApi> {
  const api = await startTestApi()
  const events = [1, 2, 3, 4, 5, 6].map((n) =>
    anEvent({
      id: `event-${n}`,
      occurredAt: T0 + n * 1_000,
      fingerprint: n <= 4 ? 'f1' : 'f2',
      eventClass: n <= 4 ? 'HostDown' : 'linkDown',
      source: n <= 4 ? 'prometheus' : 'snmp',
      severity: n === 6 ? 'major' : 'critical',
      summary: n === 6 ? '=1+1 db-7 does not answer' : 'db-7 does not answer',
      labels: { alertname: 'HostDown', instance: 'db-7:9100', port: String(n) },
    }),
  )
  await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(0, 3)))
  await api.bus.js.publish(eventSubject(0), encodeEvents(events.slice(3)))
  const decision = (n: number, word: Decision['decision']): Decision => ({
    eventId: `event-${n}`,
    fingerprint: 'f1',
    decision: word,
    alertId: 'alert-1',
    incidentId: 'inc-1',
    at: T0 + n,
  })
  await api.engine.publish({ entity: 'decision', items: [decision(1, 'opened'), decision(2, 'repeated')] })
  await api.engine.publish({ entity: 'incident', items: [anIncident()] })
  await api.engine.publish({
    entity: 'alert',
    items: [
      anAlert(),
      anAlert({ id: 'alert-2', membership: null, eventClass: 'linkDown', severity: 'minor', component: 'ifIndex=3', firstSeenAt: T0 + 5, ci: { id: 'sw-1', name: 'Switch 1', type: 'switch', managed: true }, suppression: { kind: 'silence', by: ['s1'] } }),
      anAlert({ id: 'alert-3', membership: null, state: 'cleared', severity: 'cleared', clearedAt: T0, firstSeenAt: T0 - HOUR }),
    ],
  }) // prettier-ignore
  const ci = (id: string, type: string, ...to: string[]) => ({
    version: 'v1',
    loadedAt: T0,
    total: 4,
    ci: { id, type, name: id.toUpperCase(), attributes: { ip: ['10.0.0.1'] }, site: 'berlin' },
    relationships: to.map((other) => ({ from: id, to: other, type: 'dependsOn' as const })),
  })
  await api.engine.publish({
    entity: 'ci',
    items: [ci('stock', 'service', 'db-7'), ci('db-7', 'host', 'sw-1'), ci('sw-1', 'switch'), ci('pc-1', 'pc', 'sw-1')],
  })
  await api.engine.publish({
    entity: 'problem',
    items: [aProblem({ title: 'db-7 dies on Mondays' })],
  })
  await api.engine.publish({
    entity: 'affinity',
    items: [
      anAffinity({ id: 'aff-1' }),
      anAffinity({ id: 'aff-2', from: 'HostDown', to: 'JobFailed', hops: 1, score: 0.9 }),
      anAffinity({ id: 'aff-3', from: 'HostDown', to: 'linkDown', verdict: 'reversed', accepted: false }),
    ],
  })
  await publishDeadLetter(api.bus, {
    room: 'ingest',
    reason: 'no_labels',
    detail: 'alert without labels',
    at: T0,
    payload: '{}',
  })
  await publishDeadLetter(api.bus, { room: 'ingest', reason: 'bad_trap', detail: 'not BER', at: T0, payload: 'x' })
  await api.caughtUp()
  await waitFor('the history', async () => {
    const [row] = await api.store.query<{ n: string }>(
      'SELECT (SELECT count() FROM events) + (SELECT count() FROM decisions) + (SELECT count() FROM problems) + (SELECT count() FROM alerts) + (SELECT count() FROM affinities) AS n',
    )
    return Number(row?.n) === 6 + 2 + 1 + 3 + 3 ? true : undefined
  })
  return api
}

/** Ids of a list, in its order. */
export async function idsAt(api: TestApi, url: string): Promise<readonly string[]> {
  return (await api.get<Items<{ id: string }>>(url)).items.map(({ id }) => id)
}
