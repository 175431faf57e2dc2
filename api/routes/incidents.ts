// /api/v1/incidents: lists, details and timelines.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { INCIDENT_STATES, PRIORITIES } from '../../correlate/contract/incident.ts'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import { principalOf } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { ALERT_SORTS, alertPlace } from '../alerts/alert-filter.ts'
import { firstAlerts } from '../alerts/first-alerts.ts'
import { ALERT_STATES } from '../../correlate/contract/alert.ts'
import type { ApiContext } from '../api-context.ts'
import { etagOf } from '../commands/command-headers.ts'
import { askHistory } from '../history.ts'
import { findIncident } from '../incidents/find-incident.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { incidentMembers } from '../incidents/incident-members.ts'
import { incidentPlace, INCIDENT_SORTS, parseIncidentSort } from '../incidents/incident-sort.ts'
import { withoutEvidence } from '../incidents/without-evidence.ts'
import { listIncidents } from '../incidents/list-incidents.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectTimeline } from '../queries/timeline.ts'
import { splitWords } from '../query-words.ts'
import { AlertSchema } from '../schemas/alert.ts'
import { ActivitySchema, IncidentSchema } from '../schemas/incident.ts'
import { TraitsSchema } from '../schemas/incident-traits.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, searchText, timeText, wordList, wordOf } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'
import { parseTime } from '../time-param.ts'

const OPEN_STATES = INCIDENT_STATES.filter((state) => state !== 'closed')
const Id = Type.Object({ id: Type.String({ maxLength: 200 }) })

const ListQuery = Type.Object({
  state: wordList(INCIDENT_STATES),
  severity: wordList(PERCEIVED_SEVERITIES),
  priority: wordList(PRIORITIES),
  service: Type.Optional(Type.String({ maxLength: 200, description: 'Id or name of an affected service' })),
  ci: Type.Optional(Type.String({ maxLength: 200, description: 'Root cause or CI of a member' })),
  assignee: Type.Optional(Type.String({ maxLength: 200 })),
  q: searchText,
  from: timeText('Opened at or after'),
  to: timeText('Opened before'),
  sort: Type.Unsafe<(typeof INCIDENT_SORTS)[number]>({
    ...wordOf(INCIDENT_SORTS, 'A minus is descending'),
    default: 'priority',
  }),
  evidence: Type.Boolean({
    default: true,
    description: 'False: candidates come without their evidence, a third of the size',
  }),
  ...pageQuery(100, 1_000),
})

const MemberQuery = Type.Object({
  state: wordList(ALERT_STATES),
  severity: wordList(PERCEIVED_SEVERITIES),
  ci: Type.Optional(Type.String({ maxLength: 200 })),
  q: searchText,
  sort: Type.Unsafe<(typeof ALERT_SORTS)[number]>({
    ...wordOf(ALERT_SORTS, 'A minus is descending'),
    default: '-firstSeenAt',
  }),
  ...pageQuery(200, 5_000),
})
const MemberPage = Type.Object({
  ...pageOf(AlertSchema).properties,
  total: Type.Integer({ description: 'Members that match, on all pages' }),
})

export const incidentRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const

    app.get(
      '/incidents',
      {
        config: { access: 'live:read' },
        schema: {
          tags: ['incidents'],
          summary: 'Incidents; without a state all that are not closed',
          querystring: ListQuery,
          response: answers({ 200: pageOf(IncidentSchema) }, 503),
        },
      },
      async (request) => {
        const { query } = request
        const sort = parseIncidentSort(query.sort)
        const states = splitWords('state', query.state, INCIDENT_STATES)
        // A wallboard shows the present.
        if (states.includes('closed') && !principalOf(request).scopes.has('read'))
          throw new HttpProblem(403, 'forbidden', 'Closed incidents need the scope read.')
        const after = decodeCursor(query.cursor, ['number', 'number', 'string'])
        const incidents = await listIncidents(context, {
          filter: {
            states: states.length === 0 ? OPEN_STATES : states,
            severities: splitWords('severity', query.severity, PERCEIVED_SEVERITIES),
            priorities: splitWords('priority', query.priority, PRIORITIES),
            service: query.service,
            ci: query.ci,
            assignee: query.assignee,
            words: searchWords(query.q),
          },
          sort,
          from: query.from === undefined ? null : parseTime('from', query.from),
          to: query.to === undefined ? null : parseTime('to', query.to),
          after,
          limit: query.limit + 1,
        })
        const page = toPage(incidents, query.limit, (incident) => incidentPlace(incident, sort))
        return query.evidence ? page : { ...page, items: page.items.map(withoutEvidence) }
      },
    )

    app.get(
      '/incidents/traits',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'Site, sources and habit of every incident that is not closed',
          response: answers({ 200: Type.Object({ items: Type.Array(TraitsSchema) }) }),
        },
      },
      async () => ({ items: await context.traits.list() }),
    )

    app.get(
      '/incidents/:id',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'One incident; its revision is the ETag',
          params: Id,
          response: answers({ 200: IncidentSchema }, 404, 503),
        },
      },
      async ({ params, headers }, reply) => {
        const incident = await findIncident(context, params.id)
        const etag = etagOf(incident.revision)
        void reply.header('etag', etag)
        if (headers['if-none-match'] === etag) return reply.status(304).send()
        return incident
      },
    )

    app.get(
      '/incidents/:id/alerts',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'The members of an incident, a page at a time',
          params: Id,
          querystring: MemberQuery,
          response: answers({ 200: MemberPage }, 404, 503),
        },
      },
      async ({ params, query }) => {
        const { sort } = query
        const members = await incidentMembers(context, await findIncident(context, params.id))
        const page = firstAlerts(members, {
          filter: {
            states: splitWords('state', query.state, ALERT_STATES),
            severities: splitWords('severity', query.severity, PERCEIVED_SEVERITIES),
            ci: query.ci,
            words: searchWords(query.q),
          },
          sort,
          after: decodeCursor(query.cursor, ['number', 'string']),
          limit: query.limit + 1,
        })
        const { alerts, total } = await inShortPieces(page)
        return { ...toPage(alerts, query.limit, (alert) => alertPlace(alert, sort)), total }
      },
    )

    app.get(
      '/incidents/:id/timeline',
      {
        config: read,
        schema: {
          tags: ['incidents'],
          summary: 'What happened to an incident, oldest first',
          params: Id,
          querystring: Type.Object(pageQuery(200, 5_000)),
          response: answers({ 200: pageOf(ActivitySchema) }, 404, 503),
        },
      },
      async ({ params, query }) => {
        const { id } = await findIncident(context, params.id)
        const after = decodeCursor(query.cursor, ['number', 'string'])
        const request = { incident: id, after, limit: query.limit + 1 }
        const activities = await askHistory(context.store, (store) => selectTimeline(store, request))
        return toPage(activities, query.limit, (activity) => [activity.at, activity.id])
      },
    )
  }
