// /api/v1/handovers: what one shift tells the next, as a draft, handed over and signed; and those of the past.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { principalOf } from '../../platform/http/access.ts'
import { etagOf, requiredRevision } from '../commands/command-headers.ts'
import type { HandoverSummary } from '../contract/handover.ts'
import type { StoredHandover } from '../handovers/handover-book.ts'
import type { Handovers } from '../handovers/handovers.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { HandoverSchema, HandoverSummarySchema, NotesSchema } from '../schemas/handover.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, Time } from '../schemas/words.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 100 }) })
const shift = {
  from: Type.Integer({ description: 'Begin of the shift, epoch milliseconds' }),
  to: Type.Integer({ description: 'Its end; may be in the future' }),
  incoming: Type.String({ maxLength: 100, default: '', description: 'Who is to take over' }),
}
const Written = Type.Object({ id: Type.String(), revision: Type.Integer(), updatedBy: Type.String(), updatedAt: Time })

export const handoverRoutes =
  (handovers: Handovers): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const
    const write = { access: 'incidents:write' } as const

    app.get(
      '/handovers',
      {
        config: read,
        schema: {
          tags: ['handovers'],
          summary: 'Hand-overs, the newest first, without what they tell',
          querystring: Type.Object(pageQuery(25, 100)),
          response: answers({ 200: pageOf(HandoverSummarySchema) }, 503),
        },
      },
      async ({ query }) => {
        const before = decodeCursor(query.cursor, ['string'])?.[0] ?? null
        const found = await handovers.newest(before, query.limit + 1)
        return toPage(found.map(summaryOf), query.limit, ({ id }) => [id])
      },
    )

    app.post(
      '/handovers',
      {
        config: write,
        schema: {
          tags: ['handovers'],
          summary: 'Begins the hand-over of a shift; its facts are those of the moment until it is handed over',
          body: Type.Object(shift, { additionalProperties: false }),
          response: answers({ 201: HandoverSchema }, 503),
        },
      },
      async (request, reply) => {
        const made = await handovers.begin(request.body, principalOf(request).name, Date.now())
        return reply.status(201).header('etag', etagOf(made.revision)).send(made)
      },
    )

    app.get(
      '/handovers/:id',
      {
        config: read,
        schema: {
          tags: ['handovers'],
          summary: 'One hand-over: facts of now for a draft, of the moment of handing over afterwards',
          params: Id,
          response: answers({ 200: HandoverSchema }, 404, 503),
        },
      },
      async ({ params }, reply) => {
        const handover = await handovers.show(params.id, Date.now())
        void reply.header('etag', etagOf(handover.revision))
        return handover
      },
    )

    app.put(
      '/handovers/:id',
      {
        config: write,
        schema: {
          tags: ['handovers'],
          summary: 'Saves a draft; If-Match is needed',
          params: Id,
          body: Type.Object({ ...shift, notes: NotesSchema }, { additionalProperties: false }),
          response: answers({ 200: Written }, 404, 409, 412, 428, 503),
        },
      },
      async (request, reply) => {
        const revision = requiredRevision(request)
        const actor = principalOf(request).name
        const saved = await handovers.edit(request.params.id, request.body, revision, actor, Date.now())
        void reply.header('etag', etagOf(saved.revision))
        return { id: saved.id, revision: saved.revision, updatedBy: saved.updatedBy, updatedAt: saved.updatedAt }
      },
    )

    app.delete(
      '/handovers/:id',
      {
        config: write,
        schema: {
          tags: ['handovers'],
          summary: 'Discards a draft; If-Match is needed',
          params: Id,
          response: answers({ 204: Type.Null() }, 404, 409, 412, 428, 503),
        },
      },
      async (request, reply) => {
        await handovers.discard(request.params.id, requiredRevision(request))
        return reply.status(204).send()
      },
    )
  }

function summaryOf({ notes: _notes, facts: _facts, revision: _revision, ...summary }: StoredHandover): HandoverSummary {
  return summary
}
