// A storm holds together what nothing else does. Alerts of it that got their place in the CMDB, and have to do with each other or with an incident by it, leave it.
import { isPartial } from '../classes/partial.ts'
import { isOpen } from '../engine-index.ts'
import { causeFirst, isOfEvidence, isSameFault, mergeParts, relatedIncidents } from '../grouping/group-alert.ts'
import { moveAlerts, splitIncident } from '../incidents/split-incident.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { judgeStorms, leaveStorm } from '../storms/leave-storm.ts'
import type { Explained } from '../storms/leave-storm.ts'

/** Why placed alerts leave their storm. */
export interface WayOut {
  readonly alert: AlertRecord
  /** The incident that they belong in; null: one of their own, with the member of the storm that they have to do with. */
  readonly into: IncidentRecord | null
  readonly via: AlertRecord | null
  /** Others that the alert shows to have the same cause. */
  readonly same: readonly IncidentRecord[]
  /** Members of storms that the alert is the cause of. */
  readonly explained: readonly Explained[]
}

/**
 * To be asked while the placed alerts are not drawn. A storm that they explain whole is none from here on.
 * @returns null when they stay
 */
export function wayOutOf(work: StepWork, storm: IncidentRecord, placed: readonly AlertRecord[]): WayOut | null {
  const alert = placed.find(({ state }) => state === 'active')
  if (alert === undefined || !isOpen(storm)) return null
  const related = relatedIncidents(work, alert).filter(({ score }) => score >= work.policy.grouping.threshold)
  const explained = isPartial(alert) ? [] : judgeStorms(work, alert, related)
  if (storm.storm === null) return null
  const [best, ...others] = causeFirst(related.filter(isOfEvidence))
  const same = isPartial(alert) ? [] : others.filter(isSameFault).map(({ incident }) => incident)
  const within = related.find(({ incident }) => incident === storm)?.relations[0]
  const via = within === undefined ? undefined : work.state.alerts.get(within.viaAlertId)
  if (best === undefined && via === undefined) return null
  return { alert, into: best?.incident ?? null, via: via ?? null, same, explained }
}

export function leaveByWay(
  work: StepWork,
  storm: IncidentRecord,
  placed: readonly AlertRecord[],
  { alert, into, via, same, explained }: WayOut,
): void {
  const { maxMembers, maxOpenIncidents } = work.policy.grouping
  const reason = `${alert.eventClass} on ${alert.ci.name} relates to it`
  let home = into
  if (into !== null) {
    if (into.alertIds.size + placed.length > maxMembers) return
    moveAlerts(work, storm, into, placed, ENGINE, reason)
  } else {
    if (work.index.openIncidents >= maxOpenIncidents) return
    const company = via === null || explained.length > 0 ? placed : [via, ...placed]
    home = splitIncident(work, storm, company, ENGINE, reason)
  }
  if (home === null) return
  const whole = mergeParts(work, alert, [home, ...same])
  for (const part of explained) leaveStorm(work, part, whole, alert)
}
