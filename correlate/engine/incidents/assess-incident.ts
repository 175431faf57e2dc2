// What the engine thinks of an incident, from its members: root cause, services, priority, words. Done once a revision, not once an event.
import { worstSeverity } from '../../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import { PRIORITIES } from '../../contract/incident.ts'
import type { AffectedService, RootCauseCandidate } from '../../contract/incident.ts'
import { sharedEvidence } from '../alerts/shared-values.ts'
import { alertEffect } from '../classes/alert-effect.ts'
import { classKind } from '../classes/class-families.ts'
import { CAUSE_PRIOR } from '../classes/compatibility.ts'
import { changeBefore } from '../learning/recent-changes.ts'
import { affectedServices, mergeServices } from '../ranking/affected-services.ts'
import { assessPriority } from '../ranking/priority.ts'
import type { PriorityResult } from '../ranking/priority.ts'
import { knowledgeOf } from '../ranking/knowledge.ts'
import { rankRootCauses } from '../ranking/root-cause.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { coincidentAlerts } from './coincident-alerts.ts'
import { titleOf, whyOf } from './incident-words.ts'
import { membersOf } from './members-of.ts'

/** Brings severity and assessment of the incident up to date with its members. */
export function assessIncident(work: StepWork, incident: IncidentRecord): void {
  incident.stale = false
  const neighbourhood = work.index.neighbourhoods.get(incident.id)
  // Closed ones keep what was thought of them last.
  if (neighbourhood === undefined) return
  const { state, topology, policy } = work
  const members = membersOf(work, incident)
  const active = members.filter((alert) => alert.state === 'active')
  incident.ciCount = neighbourhood.own.size
  incident.severity = active.reduce<PerceivedSeverity>(
    (worst, alert) => worstSeverity(worst, alert.severity),
    'cleared',
  )
  incident.peakSeverity = worstSeverity(incident.peakSeverity, incident.severity)

  const onsetAt = members.reduce((first, alert) => Math.min(first, alert.onsetAt), Infinity)
  const rootCause = rankRootCauses({
    members,
    apart: coincidentAlerts(work, incident, onsetAt),
    onsetAt,
    topology,
    policy,
    verdicts: incident.verdicts,
    knownOf: (suspect) => knowledgeOf(work, suspect, onsetAt),
    hasChanged: (ci) => changeBefore(state, policy, ci, onsetAt) !== null,
  })
  const root = rootCause[0]
  const rootAlert = root === undefined ? undefined : leadAlert(members, root.ci)
  const before = incident.assessment
  const hit = servicesHit(work, active)
  const services = mergeServices(before.services, hit, policy.incident.maxServices)
  const told = { alerts: members, ciCount: incident.ciCount, storm: incident.storm, root, rootAlert, services }
  incident.assessment = {
    rootCause: incident.ciCount > 1 ? rootCause : rootCause.map(saidAlike),
    services,
    ...titleOf(told),
    ...whyOf(told),
    ...worseOf(before, prioritise(work, incident, active, hit)),
  }
  if (incident.supportGroup === null && root !== undefined) {
    incident.supportGroup = topology.ci(root.ci)?.supportGroup ?? null
  }
}

/** Of the cause of trouble on a single CI the same is said in thousands of incidents. */
function saidAlike(cause: RootCauseCandidate): RootCauseCandidate {
  return { ...cause, evidence: sharedEvidence(cause.evidence) }
}

/** While it lasts, an incident's priority only rises: an outage half repaired is not less urgent, and clocks must not jump. */
function worseOf(before: PriorityResult, now: PriorityResult): PriorityResult {
  const keep = before.priority !== 'P5' && PRIORITIES.indexOf(before.priority) <= PRIORITIES.indexOf(now.priority)
  const { priority, impact, urgency } = keep ? before : now
  return { priority, impact, urgency }
}

function servicesHit(work: StepWork, active: readonly AlertRecord[]): AffectedService[] {
  const impaired = new Set<string>()
  for (const alert of active) if (alertEffect(alert) !== null) impaired.add(alert.ci.id)
  const damage = {
    alerting: [...new Set(active.map((alert) => alert.ci.id))],
    isDown: (ci: string) => work.index.downAlerts.has(ci),
    isImpaired: (ci: string) => impaired.has(ci),
  }
  return affectedServices(work.topology, damage, work.policy)
}

function prioritise(
  work: StepWork,
  incident: IncidentRecord,
  active: readonly AlertRecord[],
  services: readonly AffectedService[],
): PriorityResult {
  const { topology, policy, index } = work
  let [criticality, downCriticality] = [0, 0]
  for (const { ci } of active) {
    const value = topology.ci(ci.id)?.criticality ?? policy.priority.defaultCriticality
    criticality = Math.max(criticality, value)
    if (index.downAlerts.has(ci.id)) downCriticality = Math.max(downCriticality, value)
  }
  const input = { severity: incident.severity, services, ciCount: incident.ciCount, criticality, downCriticality }
  return assessPriority(input, policy)
}

/** The alert that tells most about a CI: active before ended, likelier a cause, earlier. */
function leadAlert(members: readonly AlertRecord[], ci: string): AlertRecord | undefined {
  let lead: AlertRecord | undefined
  for (const alert of members) {
    if (alert.ci.id === ci && (lead === undefined || leads(alert, lead))) lead = alert
  }
  return lead
}

function leads(a: AlertRecord, b: AlertRecord): boolean {
  if ((a.state === 'active') !== (b.state === 'active')) return a.state === 'active'
  return causePrior(a) > causePrior(b)
}

function causePrior(alert: AlertRecord): number {
  return CAUSE_PRIOR[classKind(alert.eventClass).family]
}
