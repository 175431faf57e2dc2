// Finds the open incident that a new alert belongs to, by evidence; opens one when there is none; merges those that it shows to be one.
import type { Membership } from '../../contract/alert.ts'
import { mergeIncident } from '../incidents/merge-incidents.ts'
import { openIncident, takeIn } from '../incidents/open-incident.ts'
import { openOrJoinStorm } from '../storms/join-storm.ts'
import { judgeStorms, leaveStorm } from '../storms/leave-storm.ts'
import type { Explained } from '../storms/leave-storm.ts'
import { isPartial } from '../classes/partial.ts'
import { round } from '../rounding.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { membershipEvidence, whereOf } from './membership-evidence.ts'
import { tellProbe } from './probe.ts'
import { relatedness } from './relatedness.ts'
import type { Relatedness } from './relatedness.ts'
import { surroundingsOf } from './surroundings.ts'

export type Grouped = 'opened' | 'joined' | 'overflow' | 'left_out'

/**
 * Groups an active alert that is in no open incident.
 * @param mayOpen false for an inhibited alert: it is the consequence of something and never opens an incident of its own
 */
export function groupAlert(work: StepWork, alert: AlertRecord, mayOpen: boolean): Grouped {
  const { threshold, maxMembers } = work.policy.grouping
  const near = relatedIncidents(work, alert)
  tellProbe(work, alert, near)
  const related = near.filter(({ score }) => score >= threshold)
  const explained = isPartial(alert) ? [] : judgeStorms(work, alert, related)
  // Members of a storm have nothing to do with each other: what an alert has to do with one of them says nothing of the others.
  const [best, ...others] = causeFirst([
    ...related.filter(isOfEvidence),
    ...related.filter((one) => !isOfEvidence(one)),
  ])
  if (best === undefined) return mayOpen ? openOrJoinStorm(work, alert) : 'left_out'
  if (!isOfEvidence(best) && mayOpen && explained.length > 0) return openForCause(work, alert, explained)
  // A port touches one way below it: it can belong to one fault, and shows nothing of two.
  const parts = [best, ...(isPartial(alert) ? [] : others.filter((one) => isOfEvidence(one) && isSameFault(one)))]
  const oldest = mergeParts(
    work,
    alert,
    parts.map(({ incident }) => incident),
  )
  const home = best.incident.state === 'closed' ? oldest : best.incident
  if (home.alertIds.size >= maxMembers) return 'overflow'
  takeIn(work, home, alert, membershipIn(work, home, alert, best))
  if (home.storm === null) for (const part of explained) leaveStorm(work, part, home, alert)
  return 'joined'
}

/**
 * An alert belongs to its cause first, and what it is the cause of comes along: a chain is one fault, at whichever end it was seen first. Not where its
 * CI was in trouble before: that was cause enough without this one.
 */
export function causeFirst(related: Relatedness[]): Relatedness[] {
  const [best] = related
  if (best?.relations[0]?.kind !== 'members_depend_on_it') return related
  if (best.relations.some(({ kind }) => kind === 'same_ci')) return related
  const cause = related.find((one) => isOfEvidence(one) && isItsCause(one))
  return cause === undefined ? related : [cause, ...related.filter((one) => one !== cause)]
}

/** Whether what the alert's CI needs is in trouble there: it tells of itself, or is silent and others tell that they lost it. */
function isItsCause({ relations }: Relatedness): boolean {
  const kind = relations[0]?.kind
  return kind === 'depends_on_member' || kind === 'needs_named'
}

export function isOfEvidence({ incident }: Relatedness): boolean {
  return incident.storm === null
}

/** The alert is the cause of alerts that only a storm held together. */
function openForCause(work: StepWork, alert: AlertRecord, explained: readonly Explained[]): Grouped {
  if (work.index.openIncidents >= work.policy.grouping.maxOpenIncidents) return 'overflow'
  const incident = openIncident(work, alert)
  for (const part of explained) leaveStorm(work, part, incident, alert)
  return 'opened'
}

/** Open incidents near the alert, which is in none of them, most related first; of equals the oldest. */
export function relatedIncidents(work: StepWork, alert: AlertRecord): Relatedness[] {
  const { around, candidates } = surroundingsOf(work, alert)
  const found: Relatedness[] = []
  for (const candidate of candidates) {
    const made = relatedness(around, candidate)
    if (made !== null) found.push(made)
  }
  return found.sort((a, b) => b.score - a.score || a.incident.serial - b.incident.serial)
}

/**
 * Whether the alert shows that this incident has the same cause as the one it joins: only a cause above its members, or a dependency
 * shared with them, does. A thing that depends on two broken things does not make those one fault.
 */
export function isSameFault({ relations }: Relatedness): boolean {
  const kind = relations[0]?.kind
  return kind === 'members_depend_on_it' || kind === 'shared_dependency' || kind === 'named_by_members'
}

/**
 * Merges what the alert shows to be one, as far as there is room.
 * @param parts at least one
 * @returns the oldest of them, which keeps its id
 */
export function mergeParts(work: StepWork, alert: AlertRecord, parts: readonly IncidentRecord[]): IncidentRecord {
  const { maxMembers, maxMerges } = work.policy.grouping
  const into = parts.reduce((a, b) => (b.serial < a.serial ? b : a))
  let merges = 0
  for (const incident of parts) {
    if (incident === into || merges >= maxMerges) continue
    if (into.alertIds.size + incident.alertIds.size > maxMembers) continue
    mergeIncident(work, into, incident, ENGINE, `${alert.eventClass} on ${alert.ci.name} relates to both`)
    merges++
  }
  return into
}

/** Why the alert is in the incident, by what it has to do with it or with a part of it. */
export function membershipIn(
  work: StepWork,
  incident: IncidentRecord,
  alert: AlertRecord,
  { score, relations }: Relatedness,
): Membership {
  return {
    incidentId: incident.id,
    joinedAt: work.state.now,
    score: round(score),
    threshold: work.policy.grouping.threshold,
    viaAlertId: relations[0]?.viaAlertId ?? null,
    evidence: relations.flatMap((relation) =>
      membershipEvidence(whereOf(work), alert, work.state.alerts.get(relation.viaAlertId), relation),
    ),
  }
}
