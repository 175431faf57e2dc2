// Contract objects for tests: whole and plain, each with what a test wants different.
import type { Affinity } from '../../correlate/contract/affinity.ts'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { ChangeBatch, ChangeEntities, ChangeEntity } from '../../correlate/contract/change.ts'
import type { Activity, Incident } from '../../correlate/contract/incident.ts'
import type { Problem } from '../../correlate/contract/problem.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'

/** A fixed instant: 2026-11-21T12:00:00Z. */
export const T0 = Date.UTC(2026, 10, 21, 12)

export function anEvent(parts: Partial<MonitoringEvent> = {}): MonitoringEvent {
  return {
    id: 'event-1',
    source: 'prometheus',
    sender: 'token:t1',
    occurredAt: T0,
    observedAt: T0 + 20,
    kind: 'raise',
    eventClass: 'HostDown',
    severity: 'critical',
    resource: { hints: { hostname: 'db-7' }, component: '/var' },
    fingerprint: 'f1',
    summary: 'db-7 does not answer',
    labels: { alertname: 'HostDown', instance: 'db-7:9100' },
    annotations: { summary: 'db-7 does not answer' },
    links: [],
    domain: 'default',
    ...parts,
  }
}

export function anAlert(parts: Partial<Alert> = {}): Alert {
  return {
    id: 'alert-1',
    revision: 1,
    partition: 0,
    state: 'active',
    ci: { id: 'db-7', name: 'db-7', type: 'host', managed: true },
    eventClass: 'HostDown',
    component: null,
    severity: 'critical',
    peakSeverity: 'critical',
    summary: 'db-7 does not answer',
    labels: { alertname: 'HostDown', instance: 'db-7:9100' },
    annotations: {},
    links: [],
    domain: 'default',
    sources: [
      {
        fingerprint: 'f1',
        source: 'prometheus',
        sender: 'token:t1',
        active: true,
        severity: 'critical',
        raisedAt: T0,
        lastSeenAt: T0,
        expiresAt: null,
        clearedAt: null,
      },
    ],
    count: 1,
    flapping: false,
    suppression: null,
    membership: { incidentId: 'inc-1', joinedAt: T0, score: 1, threshold: 0.5, viaAlertId: null, evidence: [] },
    firstSeenAt: T0,
    lastSeenAt: T0,
    clearedAt: null,
    updatedAt: T0,
    ...parts,
  }
}

export function anIncident(parts: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-1',
    revision: 1,
    partition: 0,
    domain: 'default',
    title: 'db-7 is down',
    state: 'new',
    severity: 'critical',
    peakSeverity: 'critical',
    priority: 'P2',
    impact: 2,
    urgency: 1,
    rootCause: [{ ci: 'db-7', name: 'db-7', score: 0.9, alerting: true, verdict: null, evidence: [] }],
    why: 'one alert',
    titleSaying: { kind: 'none', values: {} },
    whySaying: { kind: 'none', values: {} },
    alertCount: 1,
    activeAlertCount: 1,
    eventCount: 1,
    ciCount: 1,
    services: [{ ci: 'stock', name: 'Stock', criticality: 5, effect: 'down' }],
    assignee: null,
    supportGroup: null,
    openedAt: T0,
    updatedAt: T0,
    pagedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolution: null,
    closedAt: null,
    problemId: null,
    mergedInto: null,
    splitFrom: null,
    ...parts,
  }
}

export function anActivity(parts: Partial<Activity> = {}): Activity {
  return {
    id: 'inc-1#1',
    incidentId: 'inc-1',
    at: T0,
    kind: 'opened',
    actor: 'engine',
    text: 'opened by HostDown on db-7',
    values: {},
    ...parts,
  }
}

export function aBatch<E extends ChangeEntity>(
  entity: E,
  items: readonly ChangeEntities[E][],
  parts: Partial<Omit<ChangeBatch, 'entity' | 'items'>> = {},
): ChangeBatch<E> {
  return { entity, partition: 0, causeSeq: 1, chunk: 0, at: T0, items, ...parts }
}

export function anAffinity(parts: Partial<Affinity> = {}): Affinity {
  return {
    id: '0:linkDown>bgpBackwardTransition@0',
    partition: 0,
    revision: 1,
    from: 'linkDown',
    to: 'bgpBackwardTransition',
    hops: 0,
    score: 0.83,
    support: 100,
    expected: 0.4,
    causes: 120,
    windowMs: 60_000,
    typicalLagMs: 24_495,
    pValue: 0,
    merges: 0,
    splits: 0,
    verdict: 'accepted',
    accepted: true,
    updatedAt: T0,
    ...parts,
  }
}

export function aProblem(parts: Partial<Problem> = {}): Problem {
  const root = { rootCi: 'db-7', rootName: 'db-7' }
  return {
    id: 'prb-1',
    revision: 1,
    partition: 0,
    domain: 'default',
    title: 'HostDown on db-7 recurs',
    state: 'proposed',
    level: 'ci',
    ...root,
    rootType: 'host',
    signature: 'db-7: HostDown',
    eventClasses: ['HostDown'],
    occurrences: [{ incidentId: 'inc-1', at: T0, ...root, alike: 0.92 }],
    incidentIds: ['inc-1'],
    occurrenceCount: 1,
    firstAt: T0,
    lastAt: T0,
    evidence: [{ kind: 'recurs', weight: 0.9, text: '5 times within 4 weeks', values: { count: 5 } }],
    workaround: null,
    cause: null,
    resolution: null,
    history: [{ at: T0, kind: 'proposed', actor: 'engine', text: '' }],
    openedAt: T0,
    updatedAt: T0,
    ...parts,
  }
}
