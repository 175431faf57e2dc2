// /api/v2/silences and /api/v2/silence/:id (Alertmanager openapi.yaml): amtool, karma and Grafana set silences through these.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { shared } from '../schemas/shared.ts'
import type { Silence } from '../../correlate/contract/silence.ts'
import { principalOf } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { commandId } from '../commands/command-headers.ts'
import { silenceState } from '../live/silence-table.ts'
import { answers } from '../schemas/problem.ts'
import { MatcherSchema } from '../schemas/silence.ts'
import { wordOf } from '../schemas/words.ts'
import { expireSilence, putSilence } from '../silences/put-silence.ts'
import { parseTime } from '../time-param.ts'
import { labelFilter } from './label-filter.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 100 }) })
const IsoTime = Type.String({ maxLength: 40, description: 'RFC 3339' })

const GettableSilenceSchema = shared(
  'GettableSilence',
  Type.Object({
    id: Type.String(),
    status: Type.Object({ state: wordOf(['active', 'pending', 'expired']) }),
    updatedAt: IsoTime,
    matchers: Type.Array(MatcherSchema),
    startsAt: IsoTime,
    endsAt: IsoTime,
    createdBy: Type.String(),
    comment: Type.String(),
  }),
)

const PostableSilence = Type.Object({
  id: Type.Optional(Type.String({ maxLength: 100 })),
  matchers: Type.Array(MatcherSchema, { minItems: 1, maxItems: 50 }),
  startsAt: IsoTime,
  endsAt: IsoTime,
  createdBy: Type.String({ maxLength: 200 }),
  comment: Type.String({ maxLength: 2_000 }),
})

const ORDER = { active: 0, pending: 1, expired: 2 } as const

function gettableSilence(silence: Silence, now: number) {
  return {
    id: silence.id,
    status: { state: silenceState(silence, now) },
    updatedAt: new Date(silence.updatedAt).toISOString(),
    matchers: silence.matchers,
    startsAt: new Date(silence.startsAt).toISOString(),
    endsAt: new Date(silence.endsAt).toISOString(),
    createdBy: silence.createdBy,
    comment: silence.comment,
  }
}

export const alertmanagerSilenceRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { live } = context
    const read = { access: 'read' } as const
    const write = { access: 'silences:write' } as const

    app.get(
      '/silences',
      {
        config: read,
        schema: {
          tags: ['alertmanager'],
          summary: 'Silences (Alertmanager API v2)',
          querystring: Type.Object({
            filter: Type.Optional(Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 50 })),
          }),
          response: answers({ 200: Type.Array(GettableSilenceSchema) }),
        },
      },
      ({ query }) => {
        const now = Date.now()
        const matches = labelFilter(query.filter)
        return [...live.silences.values()]
          .filter(({ matchers }) => matches(Object.fromEntries(matchers.map(({ name, value }) => [name, value]))))
          .map((silence) => gettableSilence(silence, now))
          .sort(
            (a, b) =>
              ORDER[a.status.state] - ORDER[b.status.state] || (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0),
          )
      },
    )

    app.post(
      '/silences',
      {
        config: write,
        schema: {
          tags: ['alertmanager'],
          summary: 'Sets a silence (Alertmanager API v2)',
          body: PostableSilence,
          response: answers({ 200: Type.Object({ silenceID: Type.String() }) }, 404, 422, 503),
        },
      },
      async (request) => {
        const { id, startsAt, endsAt, ...body } = request.body
        const silence = { ...body, id, startsAt: parseTime('startsAt', startsAt), endsAt: parseTime('endsAt', endsAt) }
        const actor = { commandId: commandId(request), actor: principalOf(request).name, now: Date.now() }
        return { silenceID: await putSilence(context, silence, actor) }
      },
    )

    app.get(
      '/silence/:id',
      {
        config: read,
        schema: {
          tags: ['alertmanager'],
          summary: 'One silence (Alertmanager API v2)',
          params: Id,
          response: answers({ 200: GettableSilenceSchema }, 404),
        },
      },
      ({ params: { id } }) => {
        const silence = live.silences.get(id)
        if (silence === undefined) throw new HttpProblem(404, 'not_found', 'There is no such silence.')
        return gettableSilence(silence, Date.now())
      },
    )

    app.delete(
      '/silence/:id',
      {
        config: write,
        schema: {
          tags: ['alertmanager'],
          summary: 'Ends a silence (Alertmanager API v2)',
          params: Id,
          response: answers({ 200: Type.Null() }, 404, 503),
        },
      },
      async (request, reply) => {
        const actor = { commandId: commandId(request), actor: principalOf(request).name, now: Date.now() }
        await expireSilence(context, request.params.id, actor)
        return reply.status(200).send()
      },
    )
  }
