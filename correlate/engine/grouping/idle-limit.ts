// How long an incident may be silent before what comes next is another matter: on the incident's own scale, because what is a burst
// for one source is silence for another.
import type { Policy } from '../policy.ts'
import type { IncidentRecord } from '../state.ts'

/** Silence in ms after which the burst is over, between the policy's bounds. */
export function idleLimitMs({ raises, paceMs }: IncidentRecord, { grouping }: Policy): number {
  const { idleGapMs, minIdleGapMs, maxIdleGapMs, paceRaises, idlePaces } = grouping
  if (raises < paceRaises) return idleGapMs
  return Math.min(maxIdleGapMs, Math.max(minIdleGapMs, idlePaces * paceMs))
}

/**
 * Notes a raise: the pace is the smoothed gap between moments with raises, so that the trickle after a burst sets its own scale. What one
 * round of a poller finds is one moment, however many alerts it makes: a round each five minutes is no burst with five minutes of silence.
 */
export function keepPace(incident: IncidentRecord, now: number, { grouping }: Policy): void {
  const gap = now - incident.lastActivityAt
  incident.lastActivityAt = now
  if (gap < grouping.momentMs) return
  incident.raises++
  incident.paceMs = incident.raises === 1 ? gap : incident.paceMs + (gap - incident.paceMs) * grouping.paceShare
}

/** Whether something in it is known to last: a condition that only its clear ends, or a lease that somebody renews. */
export function isLive({ activeCount, lastingCount, vouchedUntil }: IncidentRecord, now: number): boolean {
  return activeCount > 0 && (lastingCount > 0 || vouchedUntil >= now)
}

/** Whether it is a matter of the past: silent beyond its own scale, nothing in it known to last, nothing cleared just now. */
export function isPast(incident: IncidentRecord, now: number, policy: Policy): boolean {
  if (incident.over) return true
  if (now - incident.lastActivityAt <= idleLimitMs(incident, policy)) return false
  return !isLive(incident, now) && now - incident.lastClearAt > policy.grouping.idleGapMs
}
