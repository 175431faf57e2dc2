// Counts an alert's state changes. Many of them in a short time are one flapping alert, not many alerts.
import type { AlertRecord } from '../state.ts'
import { touchAlert } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

export type FlapFinding = 'steady' | 'starts' | 'continues'

/** Notes a state change at the engine's time. */
export function noteTransition(work: StepWork, alert: AlertRecord): FlapFinding {
  const { transitions: limit, windowMs, quietMs } = work.policy.flap
  const { now, timers } = work.state
  // Not spread: that leaves room for sixteen more in each.
  alert.transitions = alert.transitions.slice(-limit).concat(now)
  if (alert.flapping) return 'continues'
  const oldest = alert.transitions[0] ?? now
  if (alert.transitions.length <= limit || now - oldest > windowMs) return 'steady'
  alert.flapping = true
  timers.arm(now + quietMs, 'flapEnd', alert.id)
  touchAlert(work, alert)
  return 'starts'
}

/** When it will have been quiet long enough, epoch ms. */
export function flapEndsAt(work: StepWork, alert: AlertRecord): number {
  return (alert.transitions.at(-1) ?? 0) + work.policy.flap.quietMs
}
