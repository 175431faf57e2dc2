// /api/v1/problems/:id/<action>: people's judgement on problems. The engine decides, we wait for its answer.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { principalOf } from '../../platform/http/access.ts'
import type { ApiContext } from '../api-context.ts'
import { commandId, etagOf, ifRevision } from '../commands/command-headers.ts'
import { problemOfOutcome, problemOfPublish } from '../commands/command-problem.ts'
import { findProblem } from '../problems/find-problem.ts'
import {
  PROBLEM_ACTION_BODIES,
  PROBLEM_ACTION_NAMES,
  problemCommand,
  type ProblemActionBody,
} from '../problems/problem-action.ts'
import { CommandPendingSchema } from '../schemas/command.ts'
import { ProblemCommandAppliedSchema } from '../schemas/itil-problem.ts'
import { answers } from '../schemas/problem.ts'

export const problemActionRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    for (const action of PROBLEM_ACTION_NAMES) {
      app.post(
        `/problems/:id/${action}`,
        {
          config: { access: 'incidents:write' },
          // An action without parameters needs no body.
          preValidation: (request, _reply, done) => {
            // Fastify leaves it undefined, or null, which the types do not say.
            if ((request.body as unknown) == null) request.body = {}
            done()
          },
          schema: {
            tags: ['problems'],
            summary: `${action} a problem; If-Match guards its revision, Idempotency-Key makes a repeat harmless`,
            params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
            body: PROBLEM_ACTION_BODIES[action],
            response: answers({ 200: ProblemCommandAppliedSchema, 202: CommandPendingSchema }, 404, 409, 412, 422, 503),
          },
        },
        async (request, reply) => {
          const id = commandId(request)
          const revision = ifRevision(request)
          const { partition, id: problemId } = await findProblem(context, request.params.id)
          const at = Date.now()
          const head = { id, at, actor: principalOf(request).name, problemId }
          const guarded = revision === undefined ? head : { ...head, ifRevision: revision }
          // Validated against the body of this very action.
          const command = problemCommand(action, guarded, request.body as ProblemActionBody<typeof action>)
          const answer = await context.commands.send(command, partition).catch((error: unknown) => {
            throw problemOfPublish(error)
          })
          if (answer.kind === 'pending') return reply.status(202).send({ commandId: id })
          const refusal = problemOfOutcome(answer.outcome)
          if (refusal !== null) throw refusal
          // The problem's own revision comes before the outcome on CHANGES.
          const problem = context.live.problems.get(problemId) ?? null
          if (problem !== null) void reply.header('etag', etagOf(problem.revision))
          return { commandId: id, outcome: answer.outcome, problem }
        },
      )
    }
  }
