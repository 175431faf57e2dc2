// One action on one incident: command out, outcome in, as an HTTP answer would say it.
import type { CommandOutcome } from '../../correlate/contract/command.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { ApiContext } from '../api-context.ts'
import { problemOfOutcome, problemOfPublish } from '../commands/command-problem.ts'
import { findIncident } from './find-incident.ts'
import { incidentCommand, type ActionBody, type ActionName, type CommandHead } from './incident-action.ts'
import { saidProblem } from '../said-problem.ts'

export type ActionResult =
  | { readonly kind: 'applied'; readonly outcome: CommandOutcome; readonly incident: Incident | null }
  | { readonly kind: 'pending' }

/**
 * @throws HttpProblem when it is refused: by us (404, 409), by the engine (404, 409, 412, 422), or because nothing can be stored (503)
 */
export async function actOnIncident<Action extends ActionName>(
  context: Pick<ApiContext, 'live' | 'store' | 'commands'>,
  action: Action,
  head: CommandHead,
  body: ActionBody<Action>,
): Promise<ActionResult> {
  const incident = await findIncident(context, head.incidentId)
  if (context.live.incidents.get(incident.id) === undefined) {
    throw saidProblem(409, 'illegal_move', 'incident_closed')
  }
  const command = incidentCommand(action, head, body)
  const answer = await context.commands.send(command, incident.partition).catch((error: unknown) => {
    throw problemOfPublish(error)
  })
  if (answer.kind === 'pending') return answer
  const problem = problemOfOutcome(answer.outcome)
  if (problem !== null) throw problem
  // The incident's own revision comes before the outcome on CHANGES.
  return { kind: 'applied', outcome: answer.outcome, incident: context.live.incidents.get(incident.id) ?? null }
}
