// A condition returns after its incident is a matter of the past: that is a new alert, with an id of its own, and grouped anew. The old one
// stays as it ended, with its incident. While the incident goes on, or when the bouncing thing is all there is in it, the alert comes back instead.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { isPast } from '../grouping/idle-limit.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { keepAlert } from './alert-life.ts'
import { makeAlert } from './alert-record.ts'
import { armLease, makeSource } from './source-record.ts'

/**
 * Since when nothing is known to speak for the condition, event time: since its end, or since the last renewal of a lease that is overdue.
 * Null: it is known to be there. A raise of before then is a late word about the episode that was, one of after it a beginning.
 */
export function silentSince({ state, policy }: StepWork, alert: AlertRecord): number | null {
  if (alert.state === 'cleared') return alert.clearedAt
  if (alert.state === 'active' && (!alert.leased || alert.flapping)) return null
  let last = 0
  for (const { active, lapsed, lastSeenAt, expiresAt } of alert.sources) {
    if (!active && !lapsed) continue
    const overdueAt = lastSeenAt + ((expiresAt ?? 0) - lastSeenAt) * policy.grouping.vouchedLeaseShare
    if (active && overdueAt >= state.now) return null
    last = Math.max(last, lastSeenAt)
  }
  return last
}

/** Whether a raise of this alert, which was silent, begins another story. */
export function isAnotherEpisode(work: StepWork, alert: AlertRecord): boolean {
  const incident = incidentOf(work, alert)
  if (incident === null) return false
  // A port that bounces, with nothing but its own CI's alerts around it, is one story however slowly it bounces.
  if (!incident.over && work.index.neighbourhoods.get(incident.id)?.own.size === 1) return false
  return isPast(incident, work.state.now, work.policy)
}

/** Opens the new alert. The old one is met by none of its fingerprints any more. */
export function beginEpisode(work: StepWork, old: AlertRecord, event: MonitoringEvent): AlertRecord {
  for (const source of old.sources) work.index.alertBySource.delete(source.key)
  const source = makeSource(event)
  // Clears that were seen stay seen: a raise of before them is over, in whichever episode it is heard of.
  source.lastClearedAt = old.sources.find(({ key }) => key === source.key)?.lastClearedAt ?? 0
  const alert = makeAlert(old.key, event, old.ci, source, work.state.now)
  // State changes that were seen count on: what bounces all day is flapping, whichever incidents it was in.
  alert.transitions = old.transitions
  keepAlert(work, alert)
  armLease(work, source)
  return alert
}
