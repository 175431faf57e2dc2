// Plans, changes, cuts short and cancels maintenance windows. The engine decides; all of its partitions get a copy.
import type { MaintenanceCommand } from '../../correlate/contract/command.ts'
import type { MaintenanceScope, MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { problemOfOutcome, problemOfPublish } from '../commands/command-problem.ts'
import { invalidField } from '../invalid-field.ts'
import { standingOf } from '../live/maintenance-table.ts'
import type { PlannedSchedule } from './check-plan.ts'
import { isOccurrence, scheduleOf } from './check-plan.ts'
import { MAINTENANCE_POLICY } from './maintenance-policy.ts'
import { reachOfScope } from './reach-of-scope.ts'
import { saidProblem } from '../said-problem.ts'

export interface Plan {
  readonly title: string
  readonly reason: string
  readonly change: string | null
  readonly scope: MaintenanceScope
  readonly schedule: PlannedSchedule
  /** CIs that the preview counted; undefined: nobody looked. */
  readonly covers?: number
}

export interface Planner {
  readonly commandId: string
  /** Principal's name, for the audit. */
  readonly actor: string
  readonly now: number
}

type Context = Pick<ApiContext, 'live' | 'commands' | 'config'>

/**
 * @returns id of the new window
 * @throws HttpProblem 400 when the plan makes no sense, 409 when its size has to be confirmed, 422 when there are too many, 503 when it cannot be stored
 */
export async function planWindow(context: Context, plan: Plan, planner: Planner): Promise<string> {
  const { commandId: id, actor, now } = planner
  const { title, reason, change, scope } = plan
  const schedule = scheduleOf(plan.schedule, null, now)
  checkReach(context, plan)
  const open = [...context.live.maintenance.coming(now)].length
  if (open >= MAINTENANCE_POLICY.most)
    throw saidProblem(422, 'rejected', 'windows_full', { most: MAINTENANCE_POLICY.most })
  const made = { createdBy: actor, createdAt: now, updatedBy: actor, updatedAt: now, cancelledAt: null }
  await set(context, { id, revision: 1, title, reason, change, scope, schedule, ...made }, planner)
  return id
}

/** @throws HttpProblem as planWindow, 404, 409 when it is over, 412 when somebody was faster */
export async function changeWindow(
  context: Context,
  id: string,
  revision: number,
  changes: Partial<Plan>,
  planner: Planner,
): Promise<void> {
  const known = openWindow(context, id, planner.now)
  if (known.revision !== revision)
    throw saidProblem(412, 'revision_mismatch', 'window_revision', { revision: known.revision })
  const { schedule, covers, ...texts } = changes
  const next: MaintenanceWindow = {
    ...known,
    ...texts,
    // A plan that is not changed keeps what it knows of its time zone.
    schedule: schedule === undefined ? known.schedule : scheduleOf(schedule, known.schedule, planner.now),
  }
  if (changes.scope !== undefined)
    checkReach(context, { scope: next.scope, ...(covers === undefined ? {} : { covers }) })
  await set(context, revised(next, planner), planner)
}

/** One occurrence of a recurring window does not take place, or ends now. @throws HttpProblem as changeWindow */
export async function skipOccurrence(context: Context, id: string, startsAt: number, planner: Planner): Promise<void> {
  const known = openWindow(context, id, planner.now)
  const { schedule } = known
  if (schedule.kind !== 'weekly') throw invalidField('startsAt', 'window_once')
  if (startsAt + schedule.durationMs <= planner.now || !isOccurrence(schedule, startsAt))
    throw invalidField('startsAt', 'no_occurrence_then')
  if (schedule.skipped.includes(startsAt)) return
  const skipped = [...schedule.skipped, startsAt].filter((at) => at + schedule.durationMs > planner.now)
  await set(context, revised({ ...known, schedule: { ...schedule, skipped } }, planner), planner)
}

/** Nothing when it is over already. @throws HttpProblem 404, 503 */
export async function cancelWindow(context: Context, id: string, planner: Planner): Promise<void> {
  const known = context.live.maintenance.get(id)
  if (known === undefined) throw notFound()
  if (standingOf(known, planner.now).occurrence === null) return
  const { commandId, actor, now } = planner
  await send(context, { type: 'cancelMaintenance', id: commandId, at: now, actor, windowId: id })
}

function openWindow({ live }: Context, id: string, now: number): MaintenanceWindow {
  const known = live.maintenance.get(id)
  if (known === undefined) throw notFound()
  if (standingOf(known, now).occurrence === null) throw saidProblem(409, 'illegal_move', 'window_over')
  return known
}

function notFound(): HttpProblem {
  return saidProblem(404, 'not_found', 'no_window')
}

/** What covers nothing is a mistake; what covers much has to be known by who plans it. */
function checkReach({ live }: Context, { scope, covers }: Pick<Plan, 'scope' | 'covers'>): void {
  const { ids, needsConfirmation } = reachOfScope(live.graph, scope)
  if (ids.size === 0) throw invalidField('scope/entries', 'window_over_nothing')
  if (!needsConfirmation || (covers !== undefined && covers >= ids.size)) return
  throw saidProblem(409, 'confirmation_required', 'window_covers_much', { cis: ids.size })
}

function revised(window: MaintenanceWindow, { actor, now }: Planner): MaintenanceWindow {
  return { ...window, revision: window.revision + 1, updatedBy: actor, updatedAt: now }
}

function set(context: Context, window: MaintenanceWindow, { commandId, actor, now }: Planner): Promise<void> {
  return send(context, { type: 'setMaintenance', id: commandId, at: now, actor, window })
}

/** A command that is stored takes effect: that the engine's answer is late is no failure of the window. */
async function send(context: Context, command: MaintenanceCommand): Promise<void> {
  const answer = await context.commands.sendToAll(command, context.config.partitions).catch((error: unknown) => {
    throw problemOfPublish(error)
  })
  const problem = answer.kind === 'answered' ? problemOfOutcome(answer.outcome) : null
  if (problem !== null) throw problem
}
