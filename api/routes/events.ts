// /api/v1/events: the search over everything that came in, how much of it there was by time, and the same as CSV.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { ApiContext } from '../api-context.ts'
import { exportEvents, MAX_EXPORTED } from '../events/event-export.ts'
import { EVENT_QUERY, eventFilter } from '../events/event-query.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectDecisions } from '../queries/decisions-of-events.ts'
import { selectEventHistogram } from '../queries/event-histogram.ts'
import { searchEvents } from '../queries/event-search.ts'
import { EventSchema } from '../schemas/event.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, Time } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'

const MAX_BUCKETS = 200

const Histogram = Type.Object({
  from: Time,
  to: Time,
  bucketMs: Type.Integer(),
  total: Type.Integer(),
  exported: Type.Integer({ description: 'How many of them an export has: the newest' }),
  buckets: Type.Array(
    Type.Object({
      at: Time,
      events: Type.Integer(),
      serious: Type.Integer({ description: 'Raised as critical or major' }),
    }),
    { description: 'Empty ones are left out' },
  ),
})

export const eventRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'read' } as const

    app.get(
      '/events',
      {
        config,
        schema: {
          tags: ['events'],
          summary: 'Events of a time range, newest first, each with the decision on it',
          querystring: Type.Object({ ...EVENT_QUERY, ...pageQuery(100, 1_000) }),
          response: answers({ 200: pageOf(EventSchema) }, 503, 504),
        },
      },
      async ({ query }) => {
        const filter = eventFilter(query, Date.now())
        const after = decodeCursor(query.cursor, ['number', 'number', 'number'])
        return askHistory(context.store, async (store) => {
          const found = await searchEvents(store, filter, after, query.limit + 1)
          const { items, nextCursor } = toPage(found, query.limit, ({ place }) => place)
          const decisions = await selectDecisions(
            store,
            items.map(({ event }) => event.id),
          )
          return {
            items: items.map(({ event }) => ({ ...event, decision: decisions.get(event.id) ?? null })),
            nextCursor,
          }
        })
      },
    )

    app.get(
      '/events/histogram',
      {
        config,
        schema: {
          tags: ['events'],
          summary: 'How many events of a search there were, by time',
          querystring: Type.Object({
            ...EVENT_QUERY,
            buckets: Type.Integer({ minimum: 1, maximum: MAX_BUCKETS, default: 60 }),
          }),
          response: answers({ 200: Histogram }, 503, 504),
        },
      },
      async ({ query }) => {
        const filter = eventFilter(query, Date.now())
        const { from, to } = filter
        if (to <= from) throw saidProblem(400, 'invalid_request', 'from_before_to')
        const bucketMs = Math.ceil((to - from) / query.buckets)
        const buckets = await askHistory(context.store, (store) => selectEventHistogram(store, filter, bucketMs))
        const total = buckets.reduce((sum, { events }) => sum + events, 0)
        return { from, to, bucketMs, total, exported: Math.min(total, MAX_EXPORTED), buckets }
      },
    )

    app.get(
      '/events/export',
      {
        config,
        schema: {
          tags: ['events'],
          summary: `The events of a search as CSV, newest first, at most ${MAX_EXPORTED}`,
          querystring: Type.Object(EVENT_QUERY),
          produces: ['text/csv'],
          response: answers({ 200: Type.String() }, 503, 504),
        },
      },
      async ({ query }, reply) => {
        const rows = exportEvents(context.store, eventFilter(query, Date.now()))
        // Asked before the answer begins: a search that fails must not look like an empty file.
        const first = await askHistory(context.store, () => rows.next())
        const text = async function* (): AsyncGenerator<string> {
          if (first.done !== true) yield first.value
          yield* rows
        }
        return reply
          .header('content-disposition', 'attachment; filename="events.csv"')
          .type('text/csv; charset=utf-8')
          .send(Readable.from(text()))
      },
    )
  }
