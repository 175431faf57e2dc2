// What fails if this fails, what does this need: questions to the CMDB in use, with the state of now beside the answers.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { ApiContext } from '../api-context.ts'
import { failureOf } from '../cis/failure-of.ts'
import { needsOf } from '../cis/needs-of.ts'
import { answers } from '../schemas/problem.ts'
import { FallOutSchema, NeedsSchema } from '../schemas/service.ts'
import { saidProblem } from '../said-problem.ts'

const params = Type.Object({ id: Type.String({ maxLength: 500 }) })
const limit = Type.Integer({ minimum: 1, maximum: 5_000, default: 500 })
/** Fewer: each one's failure is played through. */
const needsLimit = Type.Integer({ minimum: 1, maximum: 500, default: 200 })
/** More failures at once than one plays through by hand. */
const MAX_FAILED = 50

export const dependencyRoutes =
  ({ live, health }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const nodeOf = (id: string) => {
      const node = live.graph.adjacency.nodes.get(id)
      if (node === undefined) throw saidProblem(404, 'not_found', 'no_ci_named', { ci: id })
      return node
    }

    app.get(
      '/cis/:id/dependants',
      {
        config: { access: 'read' },
        schema: {
          tags: ['cis'],
          summary: 'What fails if this CI fails: each CI with down or degraded, the distance and the way',
          params,
          querystring: Type.Object({ limit }),
          response: answers({ 200: FallOutSchema }, 404),
        },
      },
      ({ params: { id }, query }) => failureOf(live, health, [nodeOf(id).ci.id], query.limit),
    )

    app.get(
      '/cis/:id/needs',
      {
        config: { access: 'read' },
        schema: {
          tags: ['cis'],
          summary: 'What this CI needs, with the ways there and what is left of each group of alternatives',
          params,
          querystring: Type.Object({ limit: needsLimit }),
          response: answers({ 200: NeedsSchema }, 404),
        },
      },
      ({ params: { id }, query }) => needsOf(live, health, nodeOf(id), query.limit),
    )

    app.get(
      '/topology/failure',
      {
        config: { access: 'read' },
        schema: {
          tags: ['cis'],
          summary: 'What fails if all of these CIs fail at once: a simulation, nothing is changed',
          querystring: Type.Object({
            ci: Type.Array(Type.String({ maxLength: 500 }), {
              minItems: 1,
              maxItems: MAX_FAILED,
              description: 'Repeated for several CIs',
            }),
            limit,
          }),
          response: answers({ 200: FallOutSchema }, 404),
        },
      },
      ({ query: { ci, limit } }) => {
        const ids = [...new Set(ci)]
        for (const id of ids) nodeOf(id)
        return failureOf(live, health, ids, limit)
      },
    )
  }
