// /api/v1/alerts
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ALERT_STATES } from '../../correlate/contract/alert.ts'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import { alertPlace } from '../alerts/alert-filter.ts'
import { listAlerts } from '../alerts/list-alerts.ts'
import type { ApiContext } from '../api-context.ts'
import { etagOf } from '../commands/command-headers.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectAlert } from '../queries/alert-by-id.ts'
import { splitWords } from '../query-words.ts'
import { AlertSchema } from '../schemas/alert.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, searchText, timeText, wordList } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'
import { parseTime } from '../time-param.ts'
import { saidProblem } from '../said-problem.ts'

const name = Type.Optional(Type.String({ maxLength: 200 }))

const ListQuery = Type.Object({
  state: wordList(ALERT_STATES),
  severity: wordList(PERCEIVED_SEVERITIES),
  ci: name,
  class: name,
  incident: name,
  source: name,
  suppressed: Type.Optional(Type.Boolean()),
  q: searchText,
  from: timeText('Seen at or after'),
  to: timeText('Seen before'),
  ...pageQuery(100, 1_000),
})

export const alertRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const

    app.get(
      '/alerts',
      {
        config: read,
        schema: {
          tags: ['alerts'],
          summary: 'Alerts, newest first; without a state or a time what is on now or ended a moment ago',
          querystring: ListQuery,
          response: answers({ 200: pageOf(AlertSchema) }, 503),
        },
      },
      async ({ query }) => {
        const alerts = await listAlerts(context, {
          filter: {
            states: splitWords('state', query.state, ALERT_STATES),
            severities: splitWords('severity', query.severity, PERCEIVED_SEVERITIES),
            ci: query.ci,
            eventClass: query.class,
            incident: query.incident,
            source: query.source,
            suppressed: query.suppressed,
            words: searchWords(query.q),
          },
          from: query.from === undefined ? null : parseTime('from', query.from),
          to: query.to === undefined ? null : parseTime('to', query.to),
          after: decodeCursor(query.cursor, ['number', 'string']),
          limit: query.limit + 1,
        })
        return toPage(alerts, query.limit, alertPlace)
      },
    )

    app.get(
      '/alerts/:id',
      {
        config: read,
        schema: {
          tags: ['alerts'],
          summary: 'One alert; its revision is the ETag',
          params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
          response: answers({ 200: AlertSchema }, 404, 503),
        },
      },
      async ({ params }, reply) => {
        const alert =
          context.live.alerts.get(params.id) ??
          (await askHistory(context.store, (store) => selectAlert(store, params.id)))
        if (alert === undefined) throw saidProblem(404, 'not_found', 'no_alert')
        void reply.header('etag', etagOf(alert.revision))
        return alert
      },
    )
  }
