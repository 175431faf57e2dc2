// Conditions of an incident that were over come back together while it is still open: it has happened again. From here on it is another
// incident: the returned ones and what began with them move there, and the old one takes in nothing more.
import { idleLimitMs } from '../grouping/idle-limit.ts'
import { membersOf } from './members-of.ts'
import { splitIncident } from './split-incident.ts'
import type { Policy } from '../policy.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** Notes that a member's condition began again after a silence, and splits the incident when too many do so at once. */
export function noteReturn(work: StepWork, incident: IncidentRecord, alert: AlertRecord, quietMs: number): void {
  const { state, policy } = work
  if (incident.over || quietMs <= idleLimitMs(incident, policy)) return
  incident.returnCount++
  incident.returns.push({ alertId: alert.id, at: state.now })
  if (incident.returns.length > policy.onset.maxReturns) incident.returns.shift()
  const recent = incident.returns.filter(({ at }) => at >= state.now - policy.onset.windowMs)
  if (!isSecondOnset(incident, recent.length, state.now, policy)) return
  const since = recent[0]?.at ?? state.now
  const returned = new Set(recent.map(({ alertId }) => alertId))
  const moving = membersOf(work, incident).filter(
    ({ id, membership }) => returned.has(id) || (membership?.joinedAt ?? 0) >= since,
  )
  if (moving.length === incident.alertIds.size) return
  incident.over = true
  const why = `${recent.length} of its alerts came back within ${spanText(state.now - since)}`
  splitIncident(work, incident, moving, ENGINE, why, since)
}

/** Whether so many returns in the window are beyond what the incident's own returns so far let expect (Poisson tail). */
function isSecondOnset(incident: IncidentRecord, recent: number, now: number, policy: Policy): boolean {
  const { returnCount, openedAt, alertIds } = incident
  const { minReturns, maxReturns, returnShare, windowMs, chance } = policy.onset
  if (recent < Math.min(maxReturns, Math.max(minReturns, returnShare * alertIds.size))) return false
  const before = returnCount - recent
  const expected = ((before + 1) * windowMs) / Math.max(windowMs, now - openedAt)
  return poissonTail(recent, expected) < chance
}

/** P(X >= k) at the mean. */
function poissonTail(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  // Near 1 the difference is rounding: the terms that are left are summed instead.
  let tail = 0
  for (let i = k; i < k + 50; i++) {
    tail += term
    term *= mean / (i + 1)
  }
  return Math.min(1 - below, tail)
}
