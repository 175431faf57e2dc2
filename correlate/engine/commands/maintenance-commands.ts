// Commands on maintenance windows. As with silences, every partition gets a copy, and what is sent out is the command's own revision.
import type { MaintenanceCommand } from '../../contract/command.ts'
import type { MaintenanceWindow } from '../../contract/maintenance/window.ts'
import type { StepWork } from '../step-work.ts'
import { keepWindow } from '../suppression/maintenance.ts'
import { applied, refused } from './answer.ts'
import type { Answer } from './answer.ts'

export function applyMaintenanceCommand(work: StepWork, command: MaintenanceCommand): Answer {
  if (command.type === 'setMaintenance') return setWindow(work, command.window)
  const known = work.state.maintenance.get(command.windowId)?.window
  if (known === undefined) return refused('not_found')
  const { at, actor } = command
  return keep(work, { ...known, revision: known.revision + 1, cancelledAt: at, updatedAt: at, updatedBy: actor })
}

function setWindow(work: StepWork, window: MaintenanceWindow): Answer {
  const known = work.state.maintenance.get(window.id)?.window
  if (known !== undefined && window.revision <= known.revision) return refused('conflict')
  if (window.scope.entries.length === 0) return refused('invalid', 'maintenance_over_nothing')
  return keep(work, window)
}

function keep(work: StepWork, window: MaintenanceWindow): Answer {
  work.effects.maintenance.push(window)
  keepWindow(work, window)
  return applied()
}
