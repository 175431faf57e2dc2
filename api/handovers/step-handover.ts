// The steps of a hand-over: handed over, sent back, signed. Who may not be the same person, and what each step leaves behind.
import type { RecordedAct } from '../../correlate/contract/command.ts'
import { isLegalHandoverMove, type HandoverFacts, type HandoverState, type HandoverStep } from '../contract/handover.ts'
import type { HandoverRecord } from './handover-book.ts'
import { saidProblem } from '../said-problem.ts'

export type StepName = 'hand-over' | 'return' | 'sign'

interface StepRule {
  readonly to: HandoverState
  readonly act: RecordedAct
  /** For the audit. */
  readonly said: 'shift_handed_over' | 'shift_sent_back' | 'shift_taken_over'
}

export const HANDOVER_STEPS: Readonly<Record<StepName, StepRule>> = {
  'hand-over': { to: 'handed_over', act: 'handOverShift', said: 'shift_handed_over' },
  return: { to: 'draft', act: 'returnHandover', said: 'shift_sent_back' },
  sign: { to: 'signed', act: 'signHandover', said: 'shift_taken_over' },
}

/**
 * @param facts of this moment: a hand-over freezes them
 * @throws HttpProblem 409 when the state does not allow the step, or who handed over wants to sign
 */
export function stepHandover(
  record: HandoverRecord,
  name: StepName,
  step: HandoverStep,
  facts: HandoverFacts | null,
): HandoverRecord {
  const { to } = HANDOVER_STEPS[name]
  if (!isLegalHandoverMove(record.state, to)) {
    throw saidProblem(409, 'illegal_move', 'handover_no_move', { from: record.state, to })
  }
  const moved = { ...record, state: to, updatedBy: step.by, updatedAt: step.at }
  switch (name) {
    case 'hand-over':
      return { ...moved, handedOver: step, returned: null, facts }
    case 'return':
      return { ...moved, handedOver: null, returned: step, facts: null }
    case 'sign':
      if (record.handedOver?.by === step.by) {
        throw saidProblem(409, 'same_person', 'same_person')
      }
      return { ...moved, signed: step }
  }
}
