// /api/v1/tuning/feedback and /precision: what people said about the engine's work, and how often it was right.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CAUSE_VERDICTS } from '../../correlate/contract/incident.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectCausePrecision } from '../queries/cause-precision.ts'
import { FEEDBACK_KINDS, selectFeedback } from '../queries/feedback-list.ts'
import { selectIncidentsById } from '../queries/incidents-by-id.ts'
import { selectRootMoves } from '../queries/root-moves.ts'
import { selectVerdictUses } from '../queries/verdict-uses.ts'
import { splitWords } from '../query-words.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, pageOf, pageQuery, TextOrNull, Time, timeText, wordList, wordOf } from '../schemas/words.ts'
import { parseTimeOr } from '../time-param.ts'
import { feedbackItems } from '../tuning/feedback-items.ts'

const DEFAULT_RANGE_MS = 30 * 86_400_000
const AHEAD_MS = 60_000
/** Lines and incidents that are looked through for what came of a page of feedback. */
const MOST_LOOKED_AT = 5_000

const count = Type.Integer()
const range = { from: timeText('Thirty days ago unless told'), to: timeText('Now unless told') }

const JudgedCause = Type.Object({
  ci: nullable(Type.String({ description: 'Id of the CI; null: said before ids were recorded' })),
  name: Type.String(),
  verdict: wordOf([...CAUSE_VERDICTS, 'none'], 'none: a verdict was taken back'),
  rank: nullable(
    Type.Integer({ description: 'Place that the engine had given it, from 1; 0: not among its candidates' }),
  ),
  score: nullable(Type.Number()),
  first: nullable(Type.String({ description: 'Name of what the engine had put first' })),
  kinds: Type.Array(Type.String(), { description: 'Kinds of evidence that had spoken for it' }),
  movedTo: nullable(Type.String({ description: 'The first cause that it led to at once; null: nothing moved' })),
  usedLater: Type.Integer({ description: 'Later incidents that were ranked with it in mind' }),
})

const FeedbackItem = Type.Object({
  id: Type.String(),
  at: Time,
  actor: Type.String(),
  kind: wordOf(FEEDBACK_KINDS),
  incident: Type.Object({ id: Type.String(), title: Type.String(), titleSaying: nullable(Type.Unknown()) }),
  cause: nullable(JudgedCause),
  other: TextOrNull,
  alerts: count,
})

const PrecisionAnswer = Type.Object({
  from: Time,
  to: Time,
  right: Type.Integer({ description: 'Incidents whose first cause people confirmed' }),
  wrong: Type.Integer({ description: 'Incidents whose first cause they ruled out, or where they confirmed another' }),
  precision: nullable(Type.Number({ description: 'right / (right + wrong); null: nobody judged any' })),
  evidence: Type.Array(Type.Object({ kind: Type.String(), confirmed: count, rejected: count })),
  incidents: count,
  merges: count,
  splits: count,
})

export const feedbackRoutes =
  ({ store }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'read' } as const
    const rangeOf = (query: { readonly from?: string; readonly to?: string }) => {
      const to = parseTimeOr('to', query.to, Date.now() + AHEAD_MS)
      return { from: parseTimeOr('from', query.from, to - DEFAULT_RANGE_MS), to }
    }

    app.get(
      '/tuning/feedback',
      {
        config,
        schema: {
          tags: ['tuning'],
          summary: 'Verdicts on causes, merges and splits by people, newest first, with what the engine had said',
          querystring: Type.Object({
            ...range,
            kind: wordList(FEEDBACK_KINDS),
            actor: Type.String({ maxLength: 200, default: '' }),
            ...pageQuery(50, 500),
          }),
          response: answers({ 200: pageOf(FeedbackItem) }, 503),
        },
      },
      async ({ query }) => {
        const kinds = splitWords('kind', query.kind, FEEDBACK_KINDS)
        const search = {
          ...rangeOf(query),
          kinds: kinds.length === 0 ? FEEDBACK_KINDS : kinds,
          actor: query.actor,
          after: decodeCursor(query.cursor, ['number', 'string']),
          limit: query.limit + 1,
        }
        const items = await askHistory(store, async (history) => {
          const activities = await selectFeedback(history, search)
          const ids = [...new Set(activities.map(({ incidentId }) => incidentId))]
          const earliest = activities.at(-1)?.at ?? search.to
          const [incidents, moves, uses] = await Promise.all([
            selectIncidentsById(history, ids),
            selectRootMoves(history, ids, MOST_LOOKED_AT),
            selectVerdictUses(history, earliest, MOST_LOOKED_AT),
          ])
          return feedbackItems(activities, incidents, moves, uses)
        })
        return toPage(items, query.limit, ({ at, id }) => [at, id])
      },
    )

    app.get(
      '/tuning/precision',
      {
        config,
        schema: {
          tags: ['tuning'],
          summary: 'How often the first cause was right by what people said, also by kind of evidence',
          querystring: Type.Object(range),
          response: answers({ 200: PrecisionAnswer }, 503),
        },
      },
      async ({ query }) => {
        const asked = rangeOf(query)
        const found = await askHistory(store, (history) => selectCausePrecision(history, asked))
        const judged = found.right + found.wrong
        return { ...asked, ...found, precision: judged === 0 ? null : found.right / judged }
      },
    )
  }
