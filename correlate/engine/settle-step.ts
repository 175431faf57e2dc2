// The end of a step: each entity that was touched gets one revision, whatever happened to it in between.
import { severityRank } from '../../ingest/contract/severity.ts'
import { alertSnapshot } from './alerts/alert-snapshot.ts'
import type { Assessment, IncidentRecord } from './state.ts'
import { ENGINE, mayRead, recordActivity } from './step-work.ts'
import type { StepWork } from './step-work.ts'
import { assessIncident } from './incidents/assess-incident.ts'
import { pageEarly } from './incidents/hold-down.ts'
import { incidentSnapshot } from './incidents/incident-snapshot.ts'
import { unacknowledge } from './incidents/life-cycle.ts'
import { problemSnapshot } from './problems/problem-snapshot.ts'

export function settleStep(work: StepWork): void {
  const { state, effects } = work
  for (const incident of work.incidents) {
    settleIncident(work, incident)
    effects.incident.push(incidentSnapshot(incident, state.partition))
  }
  for (const alert of work.alerts) {
    alert.revision++
    alert.updatedAt = state.now
    alert.emittedAt = state.now
    alert.flushAt = 0
    effects.alert.push(alertSnapshot(alert, state.partition))
  }
  for (const problem of work.problems) {
    problem.revision++
    effects.problem.push(problemSnapshot(problem, state.partition))
  }
}

function settleIncident(work: StepWork, incident: IncidentRecord): void {
  const before = incident.assessment
  if (incident.stale && mayRead(work, incident)) assessIncident(work, incident)
  pageEarly(work, incident)
  reportMembers(work, incident)
  if (incident.emittedAt !== 0) reportAssessment(work, incident, before)
  if (incident.state === 'acknowledged' && isWorseThanAcknowledged(incident)) {
    unacknowledge(work, incident, ENGINE, `severity rose to ${incident.severity} after the acknowledgement`)
  }
  incident.revision++
  incident.updatedAt = work.state.now
  incident.emittedAt = work.state.now
  if (!incident.stale) incident.flushAt = 0
}

function isWorseThanAcknowledged({ severity, acknowledgedSeverity }: IncidentRecord): boolean {
  return acknowledgedSeverity !== null && severityRank(severity) > severityRank(acknowledgedSeverity)
}

/** Joins and clears of one revision are one line of the time-line each. */
function reportMembers(work: StepWork, incident: IncidentRecord): void {
  const { unreportedJoins: joins, unreportedClears: clears } = incident
  incident.unreportedJoins = 0
  incident.unreportedClears = 0
  if (joins > 0) {
    const values = { count: joins, alerts: incident.alertIds.size }
    recordActivity(
      work,
      incident,
      'alert_joined',
      ENGINE,
      `${joins} ${joins === 1 ? 'alert' : 'alerts'} joined`,
      values,
    )
  }
  if (clears > 0) {
    const text = `${clears} ${clears === 1 ? 'alert' : 'alerts'} cleared, ${incident.activeCount} still active`
    recordActivity(work, incident, 'alert_cleared', ENGINE, text, { count: clears, active: incident.activeCount })
  }
}

function reportAssessment(work: StepWork, incident: IncidentRecord, before: Assessment): void {
  const { priority, rootCause } = incident.assessment
  const root = rootCause[0]
  const earlier = before.rootCause[0]
  if (priority !== before.priority) {
    const values = { from: before.priority, to: priority }
    recordActivity(work, incident, 'priority_changed', ENGINE, `priority ${before.priority} → ${priority}`, values)
  }
  if (root !== undefined && earlier !== undefined && root.ci !== earlier.ci) {
    const text = `probable root cause is now ${root.name} (was ${earlier.name})`
    recordActivity(work, incident, 'root_cause_changed', ENGINE, text, { from: earlier.ci, to: root.ci })
  }
}
