// Which alerts elsewhere began with an incident on CIs of which the CMDB does not say what they are for.
import { isOpen, minuteOf } from '../engine-index.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { membersChanged } from './member-life.ts'
import { membersOf } from './members-of.ts'

/**
 * Alerts of CIs without any relationship, each CI alone in an incident of its own, that began with the incident: from one scrape before its first
 * raise to when a cause would have been seen long since. None where so many coincide that coincidence says nothing.
 * @param onsetAt the incident's first raise, epoch ms
 */
export function coincidentAlerts(work: StepWork, incident: IncidentRecord, onsetAt: number): AlertRecord[] {
  const { policy, topology, index } = work
  const { minCis, maxCis } = policy.unlinked
  if (incident.ciCount < minCis) return []
  const { precedenceToleranceMs, precedenceFadeMs } = policy.rootCause
  const [from, to] = [onsetAt - precedenceToleranceMs, onsetAt + precedenceToleranceMs + precedenceFadeMs]
  const found: AlertRecord[] = []
  const cis = new Set<string>()
  for (const other of openedWithin(work, from, to)) {
    if (other === incident || ciCountOf(work, other) > 1) continue
    for (const alert of membersOf(work, other)) {
      const { ci, onsetAt: at, notice, suppression } = alert
      if (at < from || at > to || notice || suppression !== null) continue
      if (!topology.isUnlinked(ci.id) || index.incidentsOn.get(ci.id)?.has(incident) === true) continue
      found.push(alert)
      cis.add(ci.id)
    }
  }
  return cis.size > maxCis ? [] : found
}

/** An alert opened an incident: where the CMDB does not say what its CI is for, incidents that began with it are read anew. */
export function tellCoincident(work: StepWork, opened: IncidentRecord, alert: AlertRecord): void {
  const { policy, topology } = work
  if (alert.notice || !topology.isUnlinked(alert.ci.id)) return
  const { precedenceToleranceMs, precedenceFadeMs } = policy.rootCause
  const from = alert.onsetAt - precedenceToleranceMs - precedenceFadeMs
  for (const other of openedWithin(work, from, alert.onsetAt + precedenceToleranceMs)) {
    if (other !== opened && isOpen(other) && ciCountOf(work, other) >= policy.unlinked.minCis)
      membersChanged(work, other)
  }
}

function ciCountOf({ index }: StepWork, incident: IncidentRecord): number {
  return index.neighbourhoods.get(incident.id)?.own.size ?? 0
}

/** Incidents that are not closed and were opened from one time to another, in the order of opening; none when there are too many. */
function openedWithin({ index, state, policy }: StepWork, from: number, to: number): IncidentRecord[] {
  const found: IncidentRecord[] = []
  // What is reported late opens late.
  const last = minuteOf(Math.min(state.now, to + policy.identify.latenessMs))
  for (let minute = minuteOf(from); minute <= last; minute++) {
    const opened = index.openedIn.get(minute)
    if (opened === undefined) continue
    if (found.length + opened.size > policy.unlinked.maxOpened) return []
    found.push(...opened)
  }
  return found.sort((a, b) => a.serial - b.serial)
}
