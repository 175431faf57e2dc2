// What the console's benchmark looks at: 5,000 CIs in 20 sites, 10,000 open incidents, one of them with 100,000 alerts.
import type { ChangeEntities, ChangeEntity, CiRevision } from '../../correlate/contract/change.ts'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Relationship } from '../../correlate/contract/ci.ts'
import type { Incident, Priority } from '../../correlate/contract/incident.ts'
import { anAlert, anIncident } from '../support/fabricate.ts'

const SITES = 20
const DISTRIBUTIONS = 2
const ACCESS = 12
const SERVERS = 235
export const INCIDENTS = 10_000
export const BIG_ALERTS = 100_000
/** The incident of the 100,000. */
export const BIG = 'INC-BENCH-00000'
const MINUTE = 60_000
const FAULTS = ['HostDown', 'linkDown', 'DiskFull', 'HighLatency', 'bgpBackwardTransition'] as const
const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3', 'P4', 'P5']

/** Each thing with a number has its own place: no randomness, the same estate in every run. */
const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length] as Item // never empty

const server = (n: number) => `srv-${Math.floor(n / SERVERS) % SITES}-${n % SERVERS}`

/** One CMDB version of 5,000 CIs, with services on every tenth server. */
export function estateCis(now: number): CiRevision[] {
  const cis: Omit<CiRevision, 'total'>[] = []
  const add = (id: string, type: string, site: number, relationships: readonly Omit<Relationship, 'from'>[]): void => {
    const ci = { id, type, name: id, site: `Site ${site}`, attributes: { hostname: `${id}.example.net` } }
    const outgoing = relationships.map((one) => ({ ...one, from: id }))
    cis.push({ version: 'bench-1', loadedAt: now, ci, relationships: outgoing })
  }
  for (let s = 0; s < SITES; s++) {
    add(`core-${s}`, 'core-switch', s, s === 0 ? [] : [{ to: 'core-0', type: 'connectedTo' }])
    for (let d = 0; d < DISTRIBUTIONS; d++) {
      add(`dist-${s}-${d}`, 'distribution-switch', s, [{ to: `core-${s}`, type: 'connectedTo' }])
    }
    for (let a = 0; a < ACCESS; a++) {
      add(`access-${s}-${a}`, 'access-switch', s, [
        { to: `dist-${s}-0`, type: 'connectedTo', redundancy: 'uplink' },
        { to: `dist-${s}-1`, type: 'connectedTo', redundancy: 'uplink' },
      ])
    }
    for (let n = 0; n < SERVERS; n++) {
      const needs: Omit<Relationship, 'from'>[] = [{ to: `access-${s}-${n % ACCESS}`, type: 'connectedTo' }]
      const isService = n % 10 === 9
      if (isService) needs.push({ to: `srv-${s}-${n - 1}`, type: 'runsOn' })
      add(`srv-${s}-${n}`, isService ? 'service' : 'server', s, needs)
    }
  }
  return cis.map((one) => ({ ...one, total: cis.length }))
}

/** @param number 0 is the big one */
export function benchIncident(number: number, now: number): Incident {
  const name = server(number * 7)
  const fault = pick(FAULTS, number)
  const alerts = number === 0 ? BIG_ALERTS : 1 + (number % 40)
  const openedAt = now - (number % 1200) * MINUTE - number
  return anIncident({
    id: `INC-BENCH-${String(number).padStart(5, '0')}`,
    title: `${name}: ${fault}`,
    titleSaying: { kind: 'alerts', values: { lead: `${name}: ${fault}`, more: alerts - 1, down: 0 } },
    state: number % 3 === 0 ? 'acknowledged' : 'new',
    severity: pick(['critical', 'major', 'minor', 'warning'] as const, number),
    priority: number === 0 ? 'P1' : pick(PRIORITIES, number),
    rootCause: [{ ci: name, name, score: 0.6 + (number % 40) / 100, alerting: true, verdict: null, evidence: [] }],
    why: `${alerts} alerts depend on ${name}.`,
    alertCount: alerts,
    activeAlertCount: alerts,
    eventCount: alerts * 9,
    ciCount: Math.min(alerts, 5_000),
    services: number % 4 === 0 ? [{ ci: 'srv-0-9', name: 'srv-0-9', criticality: 4, effect: 'degraded' }] : [],
    assignee: number % 3 === 0 ? 'li' : null,
    openedAt,
    updatedAt: openedAt,
    pagedAt: openedAt + 30_000,
    acknowledgedAt: number % 3 === 0 ? openedAt + MINUTE : null,
    acknowledgedBy: number % 3 === 0 ? 'li' : null,
  })
}

function bigAlert(number: number, now: number): Alert {
  const name = server(number)
  const at = now - MINUTE + (number % 50_000)
  return anAlert({
    id: `alert-bench-${number}`,
    ci: { id: name, name, type: 'server', managed: true },
    eventClass: pick(FAULTS, number),
    component: `/dev/sd${number % 26}`,
    summary: `${name} does not answer`,
    membership: { incidentId: BIG, joinedAt: at, score: 0.9, threshold: 0.5, viaAlertId: null, evidence: [] },
    firstSeenAt: at,
    lastSeenAt: at,
    updatedAt: at,
  })
}

type Publish = <E extends ChangeEntity>(entity: E, items: readonly ChangeEntities[E][]) => Promise<unknown>

/** NATS takes messages up to 1 MiB. */
const CHUNK = 500

async function publishAll<E extends ChangeEntity>(
  publish: Publish,
  entity: E,
  count: number,
  make: (number: number) => ChangeEntities[E],
): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const items = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => make(from + index))
    await publish(entity, items)
  }
}

/** Publishes all of it. @returns the incidents by id, for the load to change */
export async function publishEstate(publish: Publish, now: number): Promise<Map<string, Incident>> {
  const cis = estateCis(now)
  await publishAll(publish, 'ci', cis.length, (number) => cis[number] as CiRevision) // number < cis.length
  const incidents = Array.from({ length: INCIDENTS }, (_, number) => benchIncident(number, now))
  await publishAll(publish, 'incident', INCIDENTS, (number) => incidents[number] as Incident) // number < INCIDENTS
  await publishAll(publish, 'alert', BIG_ALERTS, (number) => bigAlert(number, now))
  return new Map(incidents.map((incident) => [incident.id, incident]))
}
