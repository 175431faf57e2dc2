// /api/v1/sources: the health of everybody who sends here or should.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { SilenceWatch } from './silence-watch.ts'
import type { SourceHealth } from './source-health.ts'
import { eventsPerMinute } from './source-record.ts'
import { saidProblem } from '../http/said-problem.ts'

const Source = Type.Object({
  id: Type.String(),
  source: Type.String({ description: 'Kind of tool' }),
  sender: Type.Union([Type.String(), Type.Null()], { description: 'Token or address; null: any sender of the source' }),
  name: Type.Union([Type.String(), Type.Null()], { description: 'What the token is called' }),
  watchdog: Type.Union([Type.String(), Type.Null()], { description: "Labels of a Prometheus' Watchdog" }),
  state: Type.Union(
    [Type.Literal('silent'), Type.Literal('waiting'), Type.Literal('speaking'), Type.Literal('unwatched')],
    {
      description: 'waiting: expected, and not heard of yet; unwatched: nothing is expected of it',
    },
  ),
  firstSeenAt: Type.Union([Type.String(), Type.Null()]),
  lastSeenAt: Type.Union([Type.String(), Type.Null()]),
  silentSince: Type.Union([Type.String(), Type.Null()]),
  events: Type.Integer(),
  eventsPerMinute: Type.Number(),
  expected: Type.Union([
    Type.Object({
      everyMs: Type.Integer(),
      silentAfterMs: Type.Integer(),
      by: Type.Union([Type.Literal('configured'), Type.Literal('lease'), Type.Literal('learned')]),
      severity: Type.String(),
    }),
    Type.Null(),
  ]),
})

export function sourceRoutes(deps: {
  readonly watch: Pick<SilenceWatch, 'health' | 'forget'>
}): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/v1/sources',
      {
        config: { access: 'read' },
        schema: {
          tags: ['sources'],
          summary:
            'Every sender that is known or expected: last seen, rate, expected interval, silence; silent ones first',
          response: { 200: Type.Object({ items: Type.Array(Source) }) },
        },
      },
      async () => {
        const now = Date.now()
        const order = { silent: 0, waiting: 1, speaking: 2, unwatched: 3 } as const
        const items = deps.watch.health().map((one) => shown(one, now))
        return { items: items.sort((a, b) => order[a.state] - order[b.state] || (a.id < b.id ? -1 : 1)) }
      },
    )
    app.delete(
      '/api/v1/sources/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['sources'],
          summary: 'Forget a sender that is gone for good; its SourceSilent is cleared',
          params: Type.Object({ id: Type.String({ maxLength: 1_000, description: 'As listed' }) }),
          response: { 204: Type.Null() },
        },
      },
      async ({ params }, reply) => {
        if (!(await deps.watch.forget(params.id))) throw saidProblem(404, 'not_found', 'no_sender')
        return reply.code(204).send(null)
      },
    )
  }
}

function shown(
  { id, source, sender, name, watchdog, record, expectation, lastHeardAt, silentSince }: SourceHealth,
  now: number,
) {
  // After a restart the verdict waits; what stands is what was told.
  const since = record?.silentSince ?? silentSince
  const state =
    since !== null ? 'silent' : expectation === null ? 'unwatched' : lastHeardAt === null ? 'waiting' : 'speaking'
  return {
    id,
    source,
    sender,
    name: name ?? null,
    watchdog,
    state,
    firstSeenAt: record === undefined || record.events === 0 ? null : iso(record.firstAt),
    lastSeenAt: lastHeardAt === null ? null : iso(lastHeardAt),
    silentSince: since === null ? null : iso(since),
    events: record?.events ?? 0,
    eventsPerMinute: record === undefined ? 0 : eventsPerMinute(record, now),
    expected:
      expectation === null
        ? null
        : {
            everyMs: Math.round(expectation.everyMs),
            silentAfterMs: Math.round(expectation.limitMs),
            by: expectation.by,
            severity: expectation.severity,
          },
  } as const
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
