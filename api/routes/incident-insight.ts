// /api/v1/incidents/:id/<why, impact, lanes, similar>: what is reckoned about one incident when somebody looks.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Alert } from '../../correlate/contract/alert.ts'
import { firstAlerts } from '../alerts/first-alerts.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { findIncident } from '../incidents/find-incident.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { impactMap } from '../incidents/impact-map.ts'
import { incidentMembers } from '../incidents/incident-members.ts'
import { linksOfMembers } from '../incidents/links-of-members.ts'
import { similarIncidents } from '../incidents/similar-incidents.ts'
import { stepsOfLink } from '../incidents/steps-of-link.ts'
import { swimLanes } from '../incidents/swim-lanes.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { CLOCKS } from '../queries/event-density.ts'
import { ImpactSchema, LanesSchema, SimilarSchema, WhySchema } from '../schemas/insight.ts'
import { answers } from '../schemas/problem.ts'
import { pageQuery, timeText, wordOf } from '../schemas/words.ts'
import { parseTime } from '../time-param.ts'

/** Members whose links are reckoned: of 100,000 the first ones say why the others are there. */
const MAX_LINKED = 20_000
const ALL = { states: [], severities: [], words: [] } as const

const Id = Type.Object({ id: Type.String({ maxLength: 200 }) })

const ImpactQuery = Type.Object({
  hops: Type.Integer({ minimum: 0, maximum: 3, default: 0, description: 'Steps beyond the ways of the failure' }),
  open: Type.Array(Type.String({ maxLength: 1_200 }), { maxItems: 50, default: [], description: 'Folds to unfold' }),
})

const LaneQuery = Type.Object({
  clock: Type.Unsafe<(typeof CLOCKS)[number]>({ ...wordOf(CLOCKS, 'The sender’s clock, or ours'), default: 'event' }),
  from: timeText('From; the first word of it unless told'),
  to: timeText('To; its end, or now'),
  buckets: Type.Integer({ minimum: 10, maximum: 600, default: 120 }),
  lanes: Type.Integer({ minimum: 1, maximum: 200, default: 40 }),
})

const SimilarQuery = Type.Object({
  days: Type.Integer({ minimum: 1, maximum: 400, default: 90 }),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
})

export const incidentInsightRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const
    const find = async (id: string) => {
      const incident = await findIncident(context, id)
      return { incident, members: await incidentMembers(context, incident) }
    }

    app.get(
      '/incidents/:id/why',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'Why the alerts of an incident are together, link by link, and what would leave without a link',
          params: Id,
          querystring: Type.Object(pageQuery(100, 1_000)),
          response: answers({ 200: WhySchema }, 404, 503),
        },
      },
      async ({ params, query }) => {
        const { incident, members } = await find(params.id)
        const first = { filter: ALL, sort: 'firstSeenAt', after: null, limit: MAX_LINKED } as const
        const { alerts, total } = await inShortPieces(firstAlerts(members, first))
        const { links, thresholds, kinds } = linksOfMembers(alerts)
        const from = decodeCursor(query.cursor, ['number'])?.[0] ?? 0
        const page = toPage(
          links.slice(from, from + query.limit + 1).map((link, index) => ({ link, index: from + index + 1 })),
          query.limit,
          ({ index }) => [index],
        )
        const { nodes } = context.live.graph.adjacency
        return {
          why: incident.why,
          threshold: links[0]?.alert.membership?.threshold ?? null,
          kinds,
          thresholds,
          looked: alerts.length,
          total,
          nextCursor: page.nextCursor,
          items: page.items.map(({ link: { alert, via, leaving } }) => ({
            alert: inShort(alert),
            via: via === null ? null : inShort(via),
            score: alert.membership?.score ?? 0,
            threshold: alert.membership?.threshold ?? 0,
            lagMs: via === null ? null : alert.firstSeenAt - via.firstSeenAt,
            evidence: alert.membership?.evidence ?? [],
            steps: stepsOfLink(nodes, alert.membership?.evidence ?? []),
            leaving,
          })),
        }
      },
    )

    app.get(
      '/incidents/:id/impact',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary:
            'What an incident takes with it, as a drawing from the CMDB of now: root, ways of the failure, services',
          params: Id,
          querystring: ImpactQuery,
          response: answers({ 200: ImpactSchema }, 404, 503),
        },
      },
      async ({ params, query }) => impactMap(context, { ...(await find(params.id)), ...query }),
    )

    app.get(
      '/incidents/:id/lanes',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'Events of an incident by time and severity, and a lane for each of its first CIs',
          params: Id,
          querystring: LaneQuery,
          response: answers({ 200: LanesSchema }, 404, 503),
        },
      },
      async ({ params, query: { from, to, ...query } }) => {
        const found = await find(params.id)
        const range = {
          from: from === undefined ? null : parseTime('from', from),
          to: to === undefined ? null : parseTime('to', to),
          now: Date.now(),
        }
        return askHistory(context.store, (store) => swimLanes(store, { ...found, ...query, ...range }))
      },
    )

    app.get(
      '/incidents/:id/similar',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'Incidents that are over and were like this one, and how they were solved',
          params: Id,
          querystring: SimilarQuery,
          response: answers({ 200: SimilarSchema }, 404, 503),
        },
      },
      async ({ params, query }) => {
        const found = await find(params.id)
        return askHistory(context.store, (store) => similarIncidents(store, { ...found, ...query }))
      },
    )
  }

function inShort({ id, ci, eventClass, summary, state, severity, firstSeenAt }: Alert) {
  return { id, ci, eventClass, summary, state, severity, firstSeenAt }
}
