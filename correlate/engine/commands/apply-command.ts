// An operator's command: applied once, answered with exactly one outcome. Refusals are answers, not errors.
import type { Command, MaintenanceCommand, RejectionCode, SilenceCommand, TickCommand } from '../../contract/command.ts'
import { REJECTIONS } from '../../contract/command.ts'
import type { StepWork } from '../step-work.ts'
import { applyIncidentCommand } from './incident-commands.ts'
import type { Answer } from './answer.ts'
import { applyProblemCommand } from './problem-commands.ts'
import { applyMaintenanceCommand } from './maintenance-commands.ts'
import { applySilenceCommand } from './silence-commands.ts'

export function applyCommand(work: StepWork, command: Command): void {
  // A tick only carries time, which has passed already.
  if (command.type === 'tick' || wasApplied(work, command.id)) return
  const answer = answerTo(work, command)
  work.effects.command.push({
    id: command.id,
    type: command.type,
    actor: command.actor,
    at: work.state.now,
    outcome: answer.code === null ? 'applied' : 'rejected',
    code: answer.code,
    detail: answer.detail ?? detailOf(answer.code),
    ...(answer.saying === undefined ? {} : { saying: answer.saying }),
    incidentIds: answer.incidentIds,
    ...('problemId' in command ? { problemId: command.problemId } : {}),
    ...objectOf(command),
  })
}

function answerTo(work: StepWork, command: Exclude<Command, TickCommand>): Answer {
  if ('problemId' in command) return applyProblemCommand(work, command)
  if ('incidentId' in command) return applyIncidentCommand(work, command)
  return isOnMaintenance(command) ? applyMaintenanceCommand(work, command) : applySilenceCommand(work, command)
}

function isOnMaintenance(command: SilenceCommand | MaintenanceCommand): command is MaintenanceCommand {
  return command.type === 'setMaintenance' || command.type === 'cancelMaintenance'
}

/** Id of the silence or the window that the command is about. */
function objectOf(command: Exclude<Command, TickCommand>): { readonly object?: string } {
  switch (command.type) {
    case 'setSilence':
      return { object: command.silence.id }
    case 'expireSilence':
      return { object: command.silenceId }
    case 'setMaintenance':
      return { object: command.window.id }
    case 'cancelMaintenance':
      return { object: command.windowId }
    default:
      return {}
  }
}

function detailOf(code: Answer['code']): string {
  return code === null ? '' : REJECTIONS[code satisfies RejectionCode]
}

function wasApplied({ state, policy }: StepWork, id: string): boolean {
  if (state.commandIds.has(id)) return true
  state.commandIds.add(id)
  for (const oldest of state.commandIds) {
    if (state.commandIds.size <= policy.command.remembered) break
    state.commandIds.delete(oldest)
  }
  return false
}
