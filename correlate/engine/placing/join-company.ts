// Members of an incident got their place in the CMDB. What they have to do with other incidents by it brings them together, as it would have when they began.
import { sharedEvidence } from '../alerts/shared-values.ts'
import { isPartial } from '../classes/partial.ts'
import { isOpen } from '../engine-index.ts'
import {
  causeFirst,
  isOfEvidence,
  isSameFault,
  membershipIn,
  mergeParts,
  relatedIncidents,
} from '../grouping/group-alert.ts'
import type { Relatedness } from '../grouping/relatedness.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { moveAlerts } from '../incidents/split-incident.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { judgeStorms, leaveStorm } from '../storms/leave-storm.ts'
import type { Explained } from '../storms/leave-storm.ts'

/** Whom placed alerts belong with, by one of them. */
interface Company {
  readonly alert: AlertRecord
  readonly best: Relatedness
  /** Others that it shows to have the same cause. */
  readonly same: readonly Relatedness[]
}

/** What changes by the places of alerts. */
export interface Change {
  readonly company: Company | null
  /** Members of storms that a placed alert is the cause of. */
  readonly explained: readonly { readonly cause: AlertRecord; readonly part: Explained }[]
  /** Members of storms that a placed alert has to do with. */
  readonly called: readonly { readonly by: AlertRecord; readonly member: AlertRecord }[]
}

/**
 * To be asked while the placed alerts are not drawn.
 * @param home the incident of evidence that they are of: when they have to do with those that stay in it, that is their company
 */
export function changeBy(work: StepWork, home: IncidentRecord, placed: readonly AlertRecord[]): Change {
  const explained: { readonly cause: AlertRecord; readonly part: Explained }[] = []
  const called: { readonly by: AlertRecord; readonly member: AlertRecord }[] = []
  let company: Company | null = null
  const classes = new Set<string>()
  for (const alert of isOpen(home) ? placed : []) {
    // The first of each class speaks for those after it.
    if (alert.state !== 'active' || classes.has(alert.eventClass)) continue
    classes.add(alert.eventClass)
    const related = relatedIncidents(work, alert).filter(({ score }) => score >= work.policy.grouping.threshold)
    if (!isPartial(alert)) for (const part of judgeStorms(work, alert, related)) explained.push({ cause: alert, part })
    for (const { incident, relations } of related) {
      const member = incident.storm === null ? undefined : work.state.alerts.get(relations[0]?.viaAlertId ?? '')
      if (member !== undefined) called.push({ by: alert, member })
    }
    const found = companyIn(home, alert, related.filter(isOfEvidence))
    if (found !== null && found.best.score > (company?.best.score ?? 0)) company = found
  }
  const isAlone = company === null || (company.best.incident === home && company.same.length === 0)
  return { company: isAlone ? null : company, explained, called }
}

function companyIn(home: IncidentRecord, alert: AlertRecord, near: Relatedness[]): Company | null {
  const related = causeFirst(near)
  const best = related.find(({ incident }) => incident === home) ?? related[0]
  if (best === undefined) return null
  const same = isPartial(alert) ? [] : related.filter((one) => one !== best && isSameFault(one))
  return { alert, best, same }
}

/** Carries it out once they are drawn again. */
export function carryOut(
  work: StepWork,
  home: IncidentRecord,
  placed: readonly AlertRecord[],
  { company, explained, called }: Change,
): void {
  if (company !== null) joinCompany(work, home, placed, company)
  for (const { cause, part } of explained) {
    const into = incidentOf(work, cause)
    // Those of another class on the same CI may have taken them already.
    const members = part.members.filter(({ incidentId }) => incidentId === part.storm.id)
    if (into !== null && into !== part.storm) leaveStorm(work, { ...part, members }, into, cause)
  }
  for (const { by, member } of called) {
    const [storm, into] = [incidentOf(work, member), incidentOf(work, by)]
    // Its cause, or the storm's end, may have taken it already.
    if (
      storm === null ||
      storm.storm === null ||
      into === null ||
      into.alertIds.size >= work.policy.grouping.maxMembers
    )
      continue
    moveAlerts(work, storm, into, [member], ENGINE, `${by.eventClass} on ${by.ci.name} relates to it`)
  }
}

/** Brings them there; their incident as a whole when nothing else is in it. */
function joinCompany(
  work: StepWork,
  home: IncidentRecord,
  placed: readonly AlertRecord[],
  { alert, best, same }: Company,
): void {
  const parts = [best, ...same].map(({ incident }) => incident)
  if (home.alertIds.size === placed.length) {
    const into = mergeParts(work, alert, [home, ...parts])
    const joined = best.incident.state === 'closed' ? into : best.incident
    if (incidentOf(work, alert) !== joined) return
    const membership = membershipIn(work, joined, alert, best)
    alert.membership = { ...membership, evidence: sharedEvidence(membership.evidence) }
    return
  }
  if (best.incident !== home) {
    if (best.incident.alertIds.size + placed.length > work.policy.grouping.maxMembers) return
    moveAlerts(work, home, best.incident, placed, ENGINE, `${alert.eventClass} on ${alert.ci.name} relates to it`)
  }
  mergeParts(work, alert, parts)
}
