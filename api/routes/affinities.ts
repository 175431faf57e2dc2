// /api/v1/affinities: which class follows which, as the engine has learned it.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { AFFINITY_VERDICTS } from '../../correlate/contract/affinity.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectAffinities } from '../queries/affinity-list.ts'
import { splitWords } from '../query-words.ts'
import { answers } from '../schemas/problem.ts'
import { shared } from '../schemas/shared.ts'
import { pageOf, pageQuery, searchText, Time, wordList, wordOf } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'

const AffinitySchema = shared(
  'Affinity',
  Type.Object({
    id: Type.String(),
    partition: Type.Integer(),
    revision: Type.Integer(),
    from: Type.String({ description: 'Class of the earlier condition' }),
    to: Type.String({ description: 'Class of the later condition' }),
    hops: Type.Integer({ description: 'Distance of the two CIs; 0: the same CI' }),
    score: Type.Number({ description: 'P(to | from) within the window, beyond chance and with operators’ verdicts' }),
    support: Type.Number({ description: 'Cases within the window; half a year ago counts half' }),
    expected: Type.Number({ description: 'How many of them chance explains' }),
    causes: Type.Number({ description: 'How often `from` began' }),
    windowMs: Type.Integer({ description: 'Window in which the excess over chance is clearest' }),
    typicalLagMs: Type.Integer(),
    pValue: Type.Number({ description: 'How likely chance alone does this' }),
    merges: Type.Number({ description: 'Operators’ merges that speak for it' }),
    splits: Type.Number({ description: 'Operators’ splits that speak against it' }),
    verdict: wordOf(AFFINITY_VERDICTS),
    accepted: Type.Boolean(),
    updatedAt: Time,
  }),
)

export const affinityRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/affinities',
      {
        config: { access: 'read' },
        schema: {
          tags: ['affinities'],
          summary: 'Learned affinities of event classes, accepted ones first, then by score',
          querystring: Type.Object({
            verdict: wordList(AFFINITY_VERDICTS),
            class: Type.Optional(
              Type.String({ maxLength: 500, description: 'Rules with this class on either side, by its common name' }),
            ),
            q: searchText,
            ...pageQuery(100, 1_000),
          }),
          response: answers({ 200: pageOf(AffinitySchema) }, 503),
        },
      },
      async ({ query }) => {
        const request = {
          verdicts: splitWords('verdict', query.verdict, AFFINITY_VERDICTS),
          eventClass: query.class,
          words: searchWords(query.q),
          after: decodeCursor(query.cursor, ['number', 'number', 'string']),
          limit: query.limit + 1,
        }
        const affinities = await askHistory(context.store, (store) => selectAffinities(store, request))
        return toPage(affinities, query.limit, ({ accepted, score, id }) => [accepted ? 0 : 1, -score, id])
      },
    )
  }
