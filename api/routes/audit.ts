// /api/v1/audit: what operators asked for and what became of it.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectAudit } from '../queries/command-audit.ts'
import { AuditEntrySchema } from '../schemas/command.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, timeText, wordOf } from '../schemas/words.ts'
import { parseTimeOr } from '../time-param.ts'

const DEFAULT_RANGE_MS = 30 * 24 * 60 * 60_000
const AHEAD_MS = 60_000
const name = Type.String({ maxLength: 200, default: '' })

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
          querystring: Type.Object({
            from: timeText('At or after; thirty days ago unless told'),
            to: timeText('Before'),
            actor: name,
            type: name,
            incident: name,
            outcome: Type.Optional(wordOf(['applied', 'rejected'])),
            ...pageQuery(100, 1_000),
          }),
          response: answers({ 200: pageOf(AuditEntrySchema) }, 503),
        },
      },
      async ({ query }) => {
        const now = Date.now()
        const search = {
          from: parseTimeOr('from', query.from, now - DEFAULT_RANGE_MS),
          to: parseTimeOr('to', query.to, now + AHEAD_MS),
          actor: query.actor,
          type: query.type,
          incident: query.incident,
          outcome: query.outcome ?? '',
          after: decodeCursor(query.cursor, ['number', 'string', 'number']),
          limit: query.limit + 1,
        }
        const entries = await askHistory(context.store, (store) => selectAudit(store, search))
        return toPage(entries, query.limit, (entry) => [entry.at, entry.id, entry.partition])
      },
    )
  }
