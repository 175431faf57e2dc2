// /api/v1/incidents/:id/<action> and the bulk form: what operators ask of incidents. The engine decides, we wait for its answer.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { principalOf } from '../../platform/http/access.ts'
import type { ApiContext } from '../api-context.ts'
import { commandId, etagOf, ifRevision } from '../commands/command-headers.ts'
import { actOnIncident } from '../incidents/act-on-incident.ts'
import { actOnMany } from '../incidents/act-on-many.ts'
import { ACTION_BODIES, ACTION_NAMES, BULK_ACTIONS, type ActionBody } from '../incidents/incident-action.ts'
import { CommandAppliedSchema, CommandPendingSchema } from '../schemas/command.ts'
import { answers } from '../schemas/problem.ts'
import { SayingSchema, TextOrNull, wordOf } from '../schemas/words.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 200 }) })
const MAX_BULK = 1_000

const BulkBody = Type.Object({
  action: wordOf(BULK_ACTIONS),
  ids: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: MAX_BULK }),
})

const BulkResult = Type.Object({
  id: Type.String(),
  ok: Type.Boolean(),
  status: Type.Integer({ description: 'What the single request would have answered' }),
  code: TextOrNull,
  detail: Type.String(),
  saying: Type.Optional(SayingSchema),
  revision: Type.Union([Type.Integer(), Type.Null()]),
})

export const incidentActionRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const write = { access: 'incidents:write' } as const

    for (const action of ACTION_NAMES) {
      app.post(
        `/incidents/:id/${action}`,
        {
          config: write,
          // An action without parameters needs no body.
          preValidation: (request, _reply, done) => {
            // Fastify leaves it undefined, or null, which the types do not say.
            if ((request.body as unknown) == null) request.body = {}
            done()
          },
          schema: {
            tags: ['incidents'],
            summary: `${action} an incident; If-Match guards its revision, Idempotency-Key makes a repeat harmless`,
            params: Id,
            body: ACTION_BODIES[action],
            response: answers({ 200: CommandAppliedSchema, 202: CommandPendingSchema }, 404, 409, 412, 422, 503),
          },
        },
        async (request, reply) => {
          const id = commandId(request)
          const revision = ifRevision(request)
          const head = {
            id,
            at: Date.now(),
            actor: principalOf(request).name,
            incidentId: request.params.id,
            ...(revision === undefined ? {} : { ifRevision: revision }),
          }
          // Validated against the body of this very action.
          const body = request.body as ActionBody<typeof action>
          const result = await actOnIncident(context, action, head, body)
          if (result.kind === 'pending') return reply.status(202).send({ commandId: id })
          if (result.incident !== null) void reply.header('etag', etagOf(result.incident.revision))
          return { commandId: id, outcome: result.outcome, incident: result.incident }
        },
      )
    }

    app.post(
      '/incidents/actions',
      {
        config: write,
        schema: {
          tags: ['incidents'],
          summary: 'One action on many incidents, with a result for each',
          body: BulkBody,
          response: answers({ 200: Type.Object({ results: Type.Array(BulkResult) }) }, 503),
        },
      },
      async (request) => {
        const { action, ids, ...body } = request.body
        const actor = principalOf(request).name
        return { results: await actOnMany(context, { action, ids, body, actor, id: commandId(request) }) }
      },
    )
  }
