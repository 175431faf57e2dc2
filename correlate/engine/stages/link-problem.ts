// Stage: a new incident will be compared with earlier ones, once its burst is over and its root has settled.
import type { Stage } from '../passage.ts'

export const linkProblem: Stage = ({ work, word, alert }) => {
  if (word === 'opened' && alert?.membership != null) {
    const { state, policy } = work
    state.timers.arm(state.now + policy.problem.settleMs, 'problemSettle', alert.membership.incidentId)
  }
  return word
}
