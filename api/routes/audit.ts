// /api/v1/audit: what people asked for and what became of it, page by page or as a file.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectAudit } from '../queries/command-audit.ts'
import { AuditEntrySchema } from '../schemas/command.ts'
import { CSV_START, csvRow } from '../csv/csv-row.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, timeText, wordOf } from '../schemas/words.ts'
import { parseTimeOr } from '../time-param.ts'

const DEFAULT_RANGE_MS = 30 * 24 * 60 * 60_000
const AHEAD_MS = 60_000
/** Rows in a file: more than a person reads, less than would be felt. */
const MAX_EXPORTED = 50_000
const name = Type.String({ maxLength: 200, default: '' })

const searchQuery = {
  from: timeText('At or after; thirty days ago unless told'),
  to: timeText('Before'),
  actor: name,
  type: name,
  incident: name,
  object: Type.String({
    maxLength: 200,
    default: '',
    description: 'Part of what it was done to (incident, problem, token, user ...) or of the detail',
  }),
  outcome: Type.Optional(wordOf(['applied', 'rejected'])),
}

const COLUMNS = ['at', 'actor', 'type', 'outcome', 'object', 'detail', 'id'] as const

export const auditRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/audit',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['audit'],
          summary: 'Commands with their outcomes, newest first',
          querystring: Type.Object({ ...searchQuery, ...pageQuery(100, 1_000) }),
          response: answers({ 200: pageOf(AuditEntrySchema) }, 503),
        },
      },
      async ({ query }) => {
        const search = {
          ...searchOf(query),
          after: decodeCursor(query.cursor, ['number', 'string', 'number']),
          limit: query.limit + 1,
        }
        const entries = await askHistory(context.store, (store) => selectAudit(store, search))
        return toPage(entries, query.limit, (entry) => [entry.at, entry.id, entry.partition])
      },
    )

    app.get(
      '/audit/export',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['audit'],
          summary: `The same as CSV, newest first, at most ${MAX_EXPORTED} rows`,
          querystring: Type.Object(searchQuery),
          response: answers({ 200: Type.String({ description: 'text/csv' }) }, 503),
        },
      },
      async ({ query }, reply) => {
        const search = { ...searchOf(query), after: null, limit: MAX_EXPORTED }
        const entries = await askHistory(context.store, (store) => selectAudit(store, search))
        const rows = entries.map((entry) => [
          new Date(entry.at).toISOString(),
          entry.actor,
          entry.type,
          entry.outcome,
          [entry.object, entry.problemId, ...entry.incidentIds].filter(Boolean).join(' '),
          entry.detail,
          entry.id,
        ])
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="audit.csv"')
          .header('cache-control', 'no-store')
          .serializer((text: string) => text)
          .send(`${CSV_START}${[COLUMNS, ...rows].map(csvRow).join('')}`)
      },
    )
  }

interface AuditQuery {
  readonly from?: string
  readonly to?: string
  readonly actor: string
  readonly type: string
  readonly incident: string
  readonly object: string
  readonly outcome?: 'applied' | 'rejected'
}

function searchOf({ from, to, actor, type, incident, object, outcome }: AuditQuery) {
  const now = Date.now()
  return {
    from: parseTimeOr('from', from, now - DEFAULT_RANGE_MS),
    to: parseTimeOr('to', to, now + AHEAD_MS),
    actor,
    type,
    incident,
    object,
    outcome: outcome ?? ('' as const),
  }
}
