// /api/v1/silences: alerts held back by a person for a time.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Silence } from '../../correlate/contract/silence.ts'
import { principalOf } from '../../platform/http/access.ts'
import type { ApiContext } from '../api-context.ts'
import { commandId } from '../commands/command-headers.ts'
import { scanAlerts } from '../alerts/scan-alerts.ts'
import { silenceState } from '../live/silence-table.ts'
import { splitWords } from '../query-words.ts'
import { answers } from '../schemas/problem.ts'
import { MatcherSchema, SilencePreviewSchema, SilenceSchema } from '../schemas/silence.ts'
import { wordList } from '../schemas/words.ts'
import { previewSilence } from '../silences/preview-silence.ts'
import { expireSilence, putSilence } from '../silences/put-silence.ts'
import { saidProblem } from '../said-problem.ts'

const STATES = ['pending', 'active', 'expired'] as const
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) })

const SilenceBody = Type.Object(
  {
    id: Type.Optional(Type.String({ maxLength: 100, description: 'Of the silence to change' })),
    matchers: Type.Array(MatcherSchema, { minItems: 1, maxItems: 50 }),
    startsAt: Type.Optional(Type.Integer({ description: 'Epoch milliseconds; now unless told' })),
    endsAt: Type.Integer({ description: 'Epoch milliseconds' }),
    comment: Type.String({ minLength: 1, maxLength: 2_000 }),
  },
  { additionalProperties: false },
)

export const silenceRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { live } = context
    const read = { access: 'read' } as const
    const write = { access: 'silences:write' } as const
    const shown = (silence: Silence, { heldBy } = scanAlerts(live.alerts.values())) => ({
      ...silence,
      state: silenceState(silence, Date.now()),
      holds: heldBy.get(silence.id) ?? 0,
    })

    app.get(
      '/silences',
      {
        config: read,
        schema: {
          tags: ['silences'],
          summary: 'Silences, those that end first coming first; expired ones for five days',
          querystring: Type.Object({ state: wordList(STATES) }),
          response: answers({ 200: Type.Object({ items: Type.Array(SilenceSchema) }) }),
        },
      },
      ({ query }) => {
        const states = splitWords('state', query.state, STATES)
        const scan = scanAlerts(live.alerts.values())
        const items = [...live.silences.values()]
          .map((silence) => shown(silence, scan))
          .filter(({ state }) => states.length === 0 || states.includes(state))
        return { items: items.sort((a, b) => a.endsAt - b.endsAt) }
      },
    )

    app.get(
      '/silences/:id',
      {
        config: read,
        schema: {
          tags: ['silences'],
          summary: 'One silence',
          params: Id,
          response: answers({ 200: SilenceSchema }, 404),
        },
      },
      ({ params: { id } }) => {
        const silence = live.silences.get(id)
        if (silence === undefined) throw saidProblem(404, 'not_found', 'no_silence')
        return shown(silence)
      },
    )

    app.post(
      '/silences/preview',
      {
        config: read,
        schema: {
          tags: ['silences'],
          summary: 'What a silence with these matchers would hold back now; nothing is changed',
          body: Type.Object(
            { matchers: Type.Array(MatcherSchema, { minItems: 1, maxItems: 50 }) },
            { additionalProperties: false },
          ),
          response: answers({ 200: SilencePreviewSchema }),
        },
      },
      ({ body }) => previewSilence(live, body.matchers),
    )

    app.post(
      '/silences',
      {
        config: write,
        schema: {
          tags: ['silences'],
          summary: 'Sets a silence, or changes one',
          body: SilenceBody,
          response: answers({ 200: Type.Object({ id: Type.String() }) }, 404, 422, 503),
        },
      },
      async (request) => {
        const now = Date.now()
        const actor = principalOf(request).name
        const { id, startsAt = now, ...body } = request.body
        const silence = { ...body, id, startsAt, createdBy: actor }
        return { id: await putSilence(context, silence, { commandId: commandId(request), actor, now }) }
      },
    )

    app.delete(
      '/silences/:id',
      {
        config: write,
        schema: {
          tags: ['silences'],
          summary: 'Ends a silence now',
          params: Id,
          response: answers({ 204: Type.Null() }, 404, 503),
        },
      },
      async (request, reply) => {
        const actor = { commandId: commandId(request), actor: principalOf(request).name, now: Date.now() }
        await expireSilence(context, request.params.id, actor)
        return reply.status(204).send()
      },
    )
  }
