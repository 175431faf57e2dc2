// What the engine thinks of an incident, from its members: root cause, services, priority, words. Done once a revision, not once an event.
import { severityRank, worstSeverity } from '../../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import { PRIORITIES } from '../../contract/incident.ts'
import type { AffectedService, RootCauseCandidate } from '../../contract/incident.ts'
import { sharedEvidence } from '../alerts/shared-values.ts'
import { alertEffect } from '../classes/alert-effect.ts'
import { classKind } from '../classes/class-families.ts'
import { CAUSE_PRIOR } from '../classes/compatibility.ts'
import type { Neighbourhood, OwnEntry } from '../grouping/neighbourhood.ts'
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

/** Brings severity and assessment of the incident up to date with its members. */
export function assessIncident(work: StepWork, incident: IncidentRecord): void {
  incident.stale = false
  const neighbourhood = work.index.neighbourhoods.get(incident.id)
  // Closed ones keep what was thought of them last.
  if (neighbourhood === undefined) return
  const { state, topology, policy } = work
  const { own } = neighbourhood
  const { alerts, onsetAt, severity } = lookThrough(own)
  incident.ciCount = own.size
  incident.severity = severity
  incident.peakSeverity = worstSeverity(incident.peakSeverity, incident.severity)

  const rootCause = rankRootCauses({
    members: own,
    apart: coincidentAlerts(work, incident, onsetAt),
    onsetAt,
    topology,
    policy,
    verdicts: incident.verdicts,
    knownOf: (suspect) => knowledgeOf(work, suspect, onsetAt),
    hasChanged: (ci) => changeBefore(state, policy, ci, onsetAt) !== null,
  })
  const root = rootCause[0]
  const rootAlert = root === undefined ? undefined : leadAlert(own.get(root.ci)?.members ?? [])
  const before = incident.assessment
  const alerting = [...own.values()].filter(({ active }) => active > 0)
  const hit = servicesHit(work, alerting)
  const services = mergeServices(before.services, hit, policy.incident.maxServices)
  const { ciCount, storm } = incident
  const told = { alerts, first: firstOf(work, incident), ciCount, storm, root, rootAlert, services }
  incident.assessment = {
    rootCause: incident.ciCount > 1 ? rootCause : rootCause.map(saidAlike),
    services,
    ...titleOf(told),
    ...whyOf(told),
    ...worseOf(before, prioritise(work, incident, alerting, hit)),
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

function servicesHit(work: StepWork, alerting: readonly OwnEntry[]): AffectedService[] {
  const impaired = new Set<string>()
  for (const { ci, members } of alerting) {
    if (members.some((alert) => alert.state === 'active' && alertEffect(alert) !== null)) impaired.add(ci)
  }
  const damage = {
    // In an order that does not tell who came first.
    alerting: alerting.map(({ ci }) => ci).sort(),
    isDown: (ci: string) => work.index.downAlerts.has(ci),
    isImpaired: (ci: string) => impaired.has(ci),
  }
  return affectedServices(work.topology, damage, work.policy)
}

function prioritise(
  work: StepWork,
  incident: IncidentRecord,
  alerting: readonly OwnEntry[],
  services: readonly AffectedService[],
): PriorityResult {
  const { topology, policy, index } = work
  let [criticality, downCriticality] = [0, 0]
  for (const { ci } of alerting) {
    const value = topology.ci(ci)?.criticality ?? policy.priority.defaultCriticality
    criticality = Math.max(criticality, value)
    if (index.downAlerts.has(ci)) downCriticality = Math.max(downCriticality, value)
  }
  const input = { severity: incident.severity, services, ciCount: incident.ciCount, criticality, downCriticality }
  return assessPriority(input, policy)
}

/** Its alerts with what is said of them all: when the first was raised, and the worst severity of those that are active. */
function lookThrough(own: Neighbourhood['own']): {
  alerts: AlertRecord[]
  onsetAt: number
  severity: PerceivedSeverity
} {
  const alerts: AlertRecord[] = []
  let onsetAt = Infinity
  let severity: PerceivedSeverity = 'cleared'
  for (const { members } of own.values()) {
    for (const alert of members) {
      alerts.push(alert)
      onsetAt = Math.min(onsetAt, alert.onsetAt)
      if (alert.state === 'active') severity = worstSeverity(severity, alert.severity)
    }
  }
  return { alerts, onsetAt, severity }
}

function firstOf({ state }: StepWork, { alertIds }: IncidentRecord): AlertRecord | undefined {
  for (const id of alertIds) {
    const alert = state.alerts.get(id)
    if (alert !== undefined) return alert
  }
  return undefined
}

/** The alert that tells most about its CI: active before ended, likelier a cause, earlier, worse; of equals the smaller id. */
function leadAlert(members: readonly AlertRecord[]): AlertRecord | undefined {
  let lead: AlertRecord | undefined
  for (const alert of members) if (lead === undefined || leads(alert, lead)) lead = alert
  return lead
}

function leads(a: AlertRecord, b: AlertRecord): boolean {
  if ((a.state === 'active') !== (b.state === 'active')) return a.state === 'active'
  const priors = causePrior(a) - causePrior(b)
  if (priors !== 0) return priors > 0
  if (a.firstSeenAt !== b.firstSeenAt) return a.firstSeenAt < b.firstSeenAt
  const worse = severityRank(a.peakSeverity) - severityRank(b.peakSeverity)
  return worse === 0 ? a.id < b.id : worse > 0
}

function causePrior(alert: AlertRecord): number {
  return CAUSE_PRIOR[classKind(alert.eventClass).family]
}
