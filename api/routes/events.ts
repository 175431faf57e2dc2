// /api/v1/events: the search over everything that came in.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectDecisions } from '../queries/decisions-of-events.ts'
import { searchEvents } from '../queries/event-search.ts'
import { EventSchema, EVENT_KINDS } from '../schemas/event.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, searchText, timeText, wordOf } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'
import { parseTimeOr } from '../time-param.ts'

const DEFAULT_RANGE_MS = 7 * 24 * 60 * 60_000
/** Device clocks may be ahead of ours by as much as ingest allows. */
const AHEAD_MS = 10 * 60_000

const name = (description: string) => Type.String({ maxLength: 200, default: '', description })

const SearchQuery = Type.Object({
  from: timeText('Occurred at or after; a week ago unless told'),
  to: timeText('Occurred before'),
  class: name('Event class'),
  source: name('Kind of tool'),
  severity: Type.Optional(wordOf(PERCEIVED_SEVERITIES)),
  kind: Type.Optional(wordOf(EVENT_KINDS)),
  fingerprint: name('The condition'),
  ci: name('CI, as the sender named it or as the engine found it'),
  alert: name('Alert that the event belongs to'),
  q: searchText,
  ...pageQuery(100, 1_000),
})

export const eventRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/events',
      {
        config: { access: 'read' },
        schema: {
          tags: ['events'],
          summary: 'Events of a time range, newest first, each with the decision on it',
          querystring: SearchQuery,
          response: answers({ 200: pageOf(EventSchema) }, 503),
        },
      },
      async ({ query }) => {
        const now = Date.now()
        const search = {
          from: parseTimeOr('from', query.from, now - DEFAULT_RANGE_MS),
          to: parseTimeOr('to', query.to, now + AHEAD_MS),
          eventClass: query.class,
          source: query.source,
          severity: query.severity ?? '',
          kind: query.kind ?? '',
          fingerprint: query.fingerprint,
          ci: query.ci,
          alert: query.alert,
          words: searchWords(query.q),
          after: decodeCursor(query.cursor, ['number', 'number', 'number']),
          limit: query.limit + 1,
        }
        return askHistory(context.store, async (store) => {
          const { items, nextCursor } = toPage(await searchEvents(store, search), query.limit, (found) => [
            found.at,
            found.seq,
            found.ordinal,
          ])
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
  }
