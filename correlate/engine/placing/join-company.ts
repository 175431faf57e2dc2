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

/** Whom placed alerts belong with, by one of them. */
interface Company {
  readonly alert: AlertRecord
  readonly best: Relatedness
  /** Others that it shows to have the same cause. */
  readonly same: readonly Relatedness[]
}

/**
 * To be asked while the placed alerts are not drawn.
 * @param home the incident that they are of: when they have to do with those that stay in it, that is their company
 * @returns null when nothing changes
 */
export function companyOf(work: StepWork, home: IncidentRecord, placed: readonly AlertRecord[]): Company | null {
  // A storm's alerts have nothing to do with each other; the cause of some of them takes them out of it when it is raised.
  if (home.storm !== null || !isOpen(home)) return null
  let found: Company | null = null
  const classes = new Set<string>()
  for (const alert of placed) {
    // The first of each class speaks for those after it.
    if (alert.state !== 'active' || classes.has(alert.eventClass)) continue
    classes.add(alert.eventClass)
    const company = companyOfOne(work, home, alert)
    if (company !== null && company.best.score > (found?.best.score ?? 0)) found = company
  }
  return found === null || (found.best.incident === home && found.same.length === 0) ? null : found
}

function companyOfOne(work: StepWork, home: IncidentRecord, alert: AlertRecord): Company | null {
  const { threshold } = work.policy.grouping
  const related = causeFirst(relatedIncidents(work, alert).filter((one) => one.score >= threshold && isOfEvidence(one)))
  const best = related.find(({ incident }) => incident === home) ?? related[0]
  if (best === undefined) return null
  const same = isPartial(alert) ? [] : related.filter((one) => one !== best && isSameFault(one))
  return { alert, best, same }
}

/** Brings them there; their incident as a whole when nothing else is in it. */
export function joinCompany(
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
