// Made-up incidents of a trading company, for the fake server: the same seed gives the same network.
import type { Activity, Alert, Evidence, Incident, Severity } from '../src/contract.ts'
import { FAKE_WINDOW } from './fake-maintenance.ts'
import { incidentLike } from './incident-like.ts'

export interface FakeIncident {
  incident: Incident
  alerts: Alert[]
  timeline: Activity[]
}

/** mulberry32: small, seeded, good enough for made-up data. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const FAULTS = [
  { cause: 'core-sw', title: 'is down', eventClass: 'HostDown', severity: 'critical', priority: 'P1', spread: 42 },
  {
    cause: 'edge-rtr',
    title: 'BGP session flapping',
    eventClass: 'bgpDown',
    severity: 'major',
    priority: 'P2',
    spread: 8,
  },
  { cause: 'dist-sw', title: 'uplink down', eventClass: 'linkDown', severity: 'major', priority: 'P2', spread: 14 },
  { cause: 'db', title: '/var is 97 % full', eventClass: 'diskFull', severity: 'minor', priority: 'P3', spread: 1 },
  { cause: 'ups', title: 'on battery', eventClass: 'upsOnBattery', severity: 'major', priority: 'P2', spread: 5 },
  {
    cause: 'web',
    title: 'response time over 2 s',
    eventClass: 'latencyHigh',
    severity: 'warning',
    priority: 'P4',
    spread: 3,
  },
  { cause: 'pc', title: 'unreachable', eventClass: 'HostDown', severity: 'warning', priority: 'P5', spread: 1 },
  {
    cause: 'probe',
    title: 'reports nothing',
    eventClass: 'noData',
    severity: 'indeterminate',
    priority: 'P4',
    spread: 1,
  },
] as const satisfies readonly { severity: Severity; [key: string]: unknown }[]

const SERVICES = ['Sales', 'Stock', 'Payroll', 'Mail', 'Web shop', 'VPN access']
const PEOPLE = [null, null, null, 'li.wei', 'anna', 'noc-lead']
const STATES = ['new', 'new', 'new', 'acknowledged', 'in_progress', 'on_hold', 'resolved'] as const

function piece(kind: string, weight: number, text: string, values: Evidence['values']): Evidence {
  return { kind, weight, text, values }
}

function alertOf(id: string, index: number, name: string, cause: string, eventClass: string, at: number): Alert {
  const isCause = index === 0
  const path = `${name} → ${cause}`
  return {
    id: `${id}-a${index}`,
    revision: 1,
    partition: 0,
    state: index % 5 === 4 ? 'cleared' : 'active',
    ci: { id: name, name, type: isCause ? 'switch' : 'host', managed: true },
    eventClass: isCause ? eventClass : 'InstanceDown',
    component: isCause ? 'ifIndex=3' : null,
    severity: index % 5 === 4 ? 'cleared' : isCause ? 'critical' : 'major',
    peakSeverity: isCause ? 'critical' : 'major',
    summary: isCause ? `${name}: ${eventClass}` : `${name} does not answer`,
    labels: {},
    annotations: {},
    links: [
      { title: 'Prometheus', url: 'http://prometheus.example/graph?g0.expr=up' },
      { title: 'javascript link (shown as text)', url: 'javascript:alert(1)' },
    ],
    domain: 'default',
    sources: (isCause ? ['snmp', 'prometheus'] : ['prometheus']).map((source) => ({
      fingerprint: `${id}-${index}-${source}`,
      source,
      sender: 'token:fake',
      active: true,
      severity: 'major',
      raisedAt: at,
      lastSeenAt: at,
      expiresAt: null,
      clearedAt: null,
    })),
    count: 1 + ((index * 7) % 13),
    flapping: index % 11 === 10,
    suppression: suppressionOf(id, index),
    membership: {
      incidentId: id,
      joinedAt: at,
      score: isCause ? 1 : 0.92 - (index % 6) * 0.06,
      threshold: 0.5,
      viaAlertId: isCause ? null : `${id}-a0`,
      evidence: isCause
        ? []
        : [
            piece('topology_path', 0.9, `${name} depends on ${cause}: ${path}`, {
              path,
              hops: 1,
              direction: 'upstream',
              ci: cause,
            }),
          ],
    },
    firstSeenAt: at + index * 700,
    lastSeenAt: at + index * 700 + 30_000,
    clearedAt: index % 5 === 4 ? at + 60_000 : null,
    updatedAt: at,
  }
}

function suppressionOf(id: string, index: number): Alert['suppression'] {
  if (index % 7 === 6) return { kind: 'inhibit', by: [`${id}-a0`] }
  // Some incidents only: planned work is the exception.
  return index % 19 === 3 && id.endsWith('3') ? { kind: 'maintenance', by: [FAKE_WINDOW] } : null
}

/** Alerts are made only when somebody opens the incident: ten thousand incidents must stay cheap. */
export function fakeAlerts(incident: Incident): Alert[] {
  const cause = incident.rootCause[0]?.name ?? 'host-1'
  return Array.from({ length: incident.alertCount }, (_, index) =>
    alertOf(incident.id, index, index === 0 ? cause : `access-${index}`, cause, 'linkDown', incident.openedAt),
  )
}

export function fakeIncident(number: number, random: () => number, openedAt: number): FakeIncident {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item // never empty
  const fault = pick(FAULTS)
  const name = `${fault.cause}-${1 + Math.floor(random() * 40)}`
  const state = pick(STATES)
  const alertCount = 1 + Math.floor(random() * fault.spread)
  const score = 0.6 + random() * 0.38
  const actor = pick(PEOPLE.filter((person) => person !== null))
  const acknowledgedAt = state === 'new' ? null : openedAt + 90_000
  const id = `INC-251121-${String(number).padStart(4, '0')}`
  const spread = `${alertCount} alerts on ${alertCount} CIs within ${Math.ceil(alertCount * 0.7)} s`
  const incident = incidentLike({
    id,
    revision: 3,
    title: alertCount > 4 ? `${name} ${fault.title}: ${alertCount} alerts` : `${name} ${fault.title}`,
    titleSaying: {
      kind: alertCount > 4 ? 'spread' : 'alerts',
      values: { lead: `${name}: ${fault.eventClass}`, others: alertCount - 1, more: alertCount - 1, down: 0 },
    },
    state,
    severity: fault.severity,
    peakSeverity: fault.severity,
    priority: fault.priority,
    impact: fault.priority === 'P1' ? 1 : fault.priority === 'P2' ? 2 : 3,
    urgency: fault.priority === 'P1' || fault.priority === 'P2' ? 1 : 2,
    rootCause: [
      {
        ci: name,
        name,
        score,
        alerting: true,
        verdict: null,
        evidence: [
          piece('explains', 0.45, `explains ${alertCount} of ${alertCount} alerting CIs`, {
            explained: alertCount,
            of: alertCount,
          }),
          piece('own_alert', 0.15, `has ${fault.eventClass}`, { eventClass: fault.eventClass, alerts: 1, active: 1 }),
          piece('precedes', 0.1, 'first to alert', { lagMs: 0 }),
        ],
      },
      ...(alertCount > 2
        ? [
            {
              ci: 'rack-pdu-7',
              name: 'rack-pdu-7',
              score: score * 0.55,
              alerting: false,
              verdict: null,
              evidence: [
                piece('explains', 0.3, `would explain ${alertCount - 1} of ${alertCount}`, {
                  explained: alertCount - 1,
                  of: alertCount,
                }),
                piece('unhealthy_share', 0.04, '5 of 14 CIs that need it have alerts', { dependants: 14, hit: 5 }),
              ],
            },
          ]
        : []),
    ],
    why: `${spread} depend on ${name} or are on it.`,
    whySaying: {
      kind: 'need',
      values: {
        alerts: alertCount,
        cis: alertCount,
        seconds: Math.ceil(alertCount * 0.7),
        needing: alertCount - 1,
        others: alertCount - 1,
        ci: name,
      },
    },
    alertCount,
    activeAlertCount: state === 'resolved' ? 0 : alertCount - Math.floor(alertCount / 5),
    eventCount: alertCount * 9,
    ciCount: alertCount,
    services: SERVICES.filter(() => random() < 0.25).map((service, index) => ({
      ci: `svc-${service}`,
      name: service,
      criticality: 5 - (index % 3),
      effect: index === 0 ? 'down' : 'degraded',
    })),
    assignee: state === 'new' ? null : pick(PEOPLE),
    openedAt,
    updatedAt: openedAt + 60_000,
    pagedAt: number % 9 === 0 ? null : openedAt + 30_000,
    acknowledgedAt,
    acknowledgedBy: acknowledgedAt === null ? null : actor,
    resolvedAt: state === 'resolved' ? openedAt + 900_000 : null,
  })
  const activity = (
    n: number,
    kind: Activity['kind'],
    text: string,
    values: Activity['values'],
    by = 'engine',
  ): Activity => ({ id: `${id}#${n}`, incidentId: id, at: openedAt + n * 30_000, kind, actor: by, text, values })
  const timeline = [
    activity(0, 'opened', `opened by ${fault.eventClass} on ${name}`, { eventClass: fault.eventClass, ci: name }),
    ...(alertCount > 1
      ? [
          activity(1, 'alert_joined', `${alertCount - 1} alerts joined`, { count: alertCount - 1, alerts: alertCount }),
          activity(2, 'priority_changed', `priority P3 → ${fault.priority}`, { from: 'P3', to: fault.priority }),
        ]
      : []),
    ...(acknowledgedAt === null ? [] : [activity(3, 'acknowledged', `acknowledged by ${actor}`, {}, actor)]),
  ]
  return { incident, alerts: [], timeline }
}
