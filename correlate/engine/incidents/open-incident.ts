// A new incident, and an alert's way into one.
import type { Membership } from '../../contract/alert.ts'
import { sharedEvidence } from '../alerts/shared-values.ts'
import { addTo, minuteOf } from '../engine-index.ts'
import { addMember } from '../grouping/member-changes.ts'
import type { AlertRecord, Assessment, IncidentRecord } from '../state.ts'
import { recordActivity, touchAlert, touchIncident } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { tellCoincident } from './coincident-alerts.ts'
import { becomeQuiet, memberRaised, membersChanged } from './member-life.ts'
import { nextReadableId } from './readable-id.ts'

const NOT_ASSESSED: Assessment = {
  title: '',
  titleSaying: { kind: 'none', values: {} },
  why: '',
  whySaying: { kind: 'none', values: {} },
  rootCause: [],
  services: [],
  priority: 'P5',
  impact: 3,
  urgency: 3,
}

/** An incident without members yet. */
export function makeIncident(work: StepWork, domain: string, splitFrom: string | null): IncidentRecord {
  const { state, index } = work
  const incident: IncidentRecord = {
    id: nextReadableId('INC', state.incidentNumbers, state),
    serial: state.incidentSerial++,
    domain,
    openedAt: state.now,
    splitFrom,
    alertIds: new Set(),
    noticesOnly: true,
    storm: null,
    revision: 0,
    decidedRevision: 0,
    state: 'new',
    severity: 'cleared',
    peakSeverity: 'cleared',
    acknowledgedSeverity: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    supportGroup: null,
    eventCount: 0,
    activeCount: 0,
    ciCount: 0,
    lastActivityAt: state.now,
    lastClearAt: 0,
    raises: 0,
    paceMs: 0,
    lastingCount: 0,
    vouchedUntil: 0,
    returnCount: 0,
    returns: [],
    over: false,
    heldSince: 0,
    pagedAt: null,
    updatedAt: state.now,
    resolvedAt: null,
    resolution: null,
    closedAt: null,
    quietSince: null,
    problemId: null,
    patterns: null,
    mergedInto: null,
    verdicts: [],
    activityCount: 0,
    unreportedJoins: 0,
    unreportedClears: 0,
    stale: true,
    assessment: NOT_ASSESSED,
    emittedAt: 0,
    flushAt: 0,
  }
  state.incidents.set(incident.id, incident)
  index.openIncidents++
  addTo(index.openedIn, minuteOf(incident.openedAt), incident)
  touchIncident(work, incident)
  return incident
}

/** Opens an incident for an alert that belongs to none. */
export function openIncident(work: StepWork, alert: AlertRecord): IncidentRecord {
  const incident = makeIncident(work, alert.domain, null)
  takeIn(work, incident, alert, {
    incidentId: incident.id,
    joinedAt: work.state.now,
    score: 1,
    threshold: work.policy.grouping.threshold,
    viaAlertId: null,
    evidence: [],
  })
  incident.unreportedJoins = 0
  tellCoincident(work, incident, alert)
  recordActivity(work, incident, 'opened', 'engine', `opened by ${alert.eventClass} on ${alert.ci.name}`, {
    alertId: alert.id,
    eventClass: alert.eventClass,
    ci: alert.ci.id,
  })
  return incident
}

/** Makes the alert a member. */
export function takeIn(work: StepWork, incident: IncidentRecord, alert: AlertRecord, membership: Membership): void {
  alert.membership = { ...membership, evidence: sharedEvidence(membership.evidence) }
  incident.alertIds.add(alert.id)
  if (!alert.notice) incident.noticesOnly = false
  incident.unreportedJoins++
  addMember(work.index, incident, alert, work.policy.grouping.hops)
  if (alert.state === 'active') memberRaised(work, incident, alert)
  else {
    if (incident.activeCount === 0 && incident.quietSince === null) becomeQuiet(work, incident)
    membersChanged(work, incident)
  }
  touchAlert(work, alert)
}
