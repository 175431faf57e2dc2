// How unusual an alert is where it begins, told before it counts itself.
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { noteBegin, noveltyOf } from './usual-presence.ts'

export function noteOnset({ state, policy }: StepWork, alert: AlertRecord): void {
  const { ci, eventClass, raisedAt } = alert
  alert.onsetAt = raisedAt
  alert.novelty = noveltyOf(state, policy, ci.id, eventClass, raisedAt)
  noteBegin(state, policy, ci.id, eventClass, raisedAt)
}
