// The bulk form: one action on many incidents, each a command of its own with a result of its own.
import { Value } from 'typebox/value'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ProblemSaying } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { actOnIncident } from './act-on-incident.ts'
import { ACTION_BODIES, type ActionBody, type BulkAction } from './incident-action.ts'

export interface BulkRequest {
  readonly action: BulkAction
  readonly ids: readonly string[]
  /** What the single route would take as its body. */
  readonly body: object
  readonly actor: string
  /** Command id of the whole; each incident's command gets its own from it. */
  readonly id: string
}

export interface BulkResult {
  readonly id: string
  readonly ok: boolean
  /** What the single request would have answered. */
  readonly status: number
  readonly code: string | null
  readonly detail: string
  readonly saying?: ProblemSaying
  readonly revision: number | null
}

/** @throws HttpProblem 400 when the parameters do not fit the action; what concerns one incident is in its result */
export async function actOnMany(
  context: Pick<ApiContext, 'live' | 'store' | 'commands'>,
  { action, ids, body, actor, id }: BulkRequest,
): Promise<BulkResult[]> {
  if (!Value.Check(ACTION_BODIES[action], body)) {
    throw new HttpProblem(400, 'invalid_request', `The parameters do not fit the action ${action}.`)
  }
  const at = Date.now()
  return Promise.all(
    [...new Set(ids)].map(async (incidentId): Promise<BulkResult> => {
      try {
        const head = { id: `${id}.${incidentId}`, at, actor, incidentId }
        // Checked against this action just now.
        const result = await actOnIncident(context, action, head, body as ActionBody<typeof action>)
        if (result.kind === 'pending') {
          return { id: incidentId, ok: true, status: 202, code: null, detail: 'not answered yet', revision: null }
        }
        const { outcome, incident } = result
        return {
          id: incidentId,
          ok: true,
          status: 200,
          code: null,
          detail: outcome.detail,
          revision: incident?.revision ?? null,
        }
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error
        return {
          id: incidentId,
          ok: false,
          status: error.status,
          code: error.code,
          detail: error.message,
          ...(error.saying === undefined ? {} : { saying: error.saying }),
          revision: null,
        }
      }
    }),
  )
}
