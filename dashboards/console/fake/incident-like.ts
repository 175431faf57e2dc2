// A plain incident to start from, for tests and the fake server: say only what matters.
import type { Incident } from '../src/contract.ts'

export function incidentLike(parts: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-1',
    revision: 1,
    partition: 0,
    domain: 'default',
    title: 'core-sw-1 down',
    state: 'new',
    severity: 'critical',
    peakSeverity: 'critical',
    priority: 'P1',
    impact: 1,
    urgency: 1,
    rootCause: [],
    why: '',
    grouping: [],
    alertCount: 1,
    activeAlertCount: 1,
    eventCount: 1,
    ciCount: 1,
    services: [],
    assignee: null,
    supportGroup: null,
    openedAt: 0,
    updatedAt: 0,
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
