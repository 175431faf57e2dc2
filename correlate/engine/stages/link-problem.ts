// Stage: a new incident will be compared with earlier ones: soon with those behind known problems, and when its burst is over with all.
import type { Stage } from '../passage.ts'

export const linkProblem: Stage = ({ work, word, alert }) => {
  if (word === 'opened' && alert?.membership != null) {
    const { state, policy } = work
    const { incidentId } = alert.membership
    if (state.problems.size > 0)
      state.timers.arm(state.now + policy.problem.recogniseMs, 'problemRecognise', incidentId)
    state.timers.arm(state.now + policy.problem.settleMs, 'problemSettle', incidentId)
  }
  return word
}
