// /api/v1/problems: causes that recur.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { shared } from '../schemas/shared.ts'
import { PROBLEM_STATES } from '../../correlate/contract/problem.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { selectProblem } from '../queries/problem-by-id.ts'
import { selectProblems } from '../queries/problem-list.ts'
import { splitWords } from '../query-words.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, searchText, Time, wordList, wordOf } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'

const ProblemSchema = shared(
  'ItilProblem',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    partition: Type.Integer(),
    title: Type.String(),
    state: wordOf(PROBLEM_STATES),
    signature: Type.String(),
    incidentIds: Type.Array(Type.String()),
    openedAt: Time,
    updatedAt: Time,
  }),
)

export const problemRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const

    app.get(
      '/problems',
      {
        config: read,
        schema: {
          tags: ['problems'],
          summary: 'Problems, last changed first',
          querystring: Type.Object({ state: wordList(PROBLEM_STATES), q: searchText, ...pageQuery(100, 1_000) }),
          response: answers({ 200: pageOf(ProblemSchema) }, 503),
        },
      },
      async ({ query }) => {
        const request = {
          states: splitWords('state', query.state, PROBLEM_STATES),
          words: searchWords(query.q),
          after: decodeCursor(query.cursor, ['number', 'string']),
          limit: query.limit + 1,
        }
        const problems = await askHistory(context.store, (store) => selectProblems(store, request))
        return toPage(problems, query.limit, (problem) => [-problem.updatedAt, problem.id])
      },
    )

    app.get(
      '/problems/:id',
      {
        config: read,
        schema: {
          tags: ['problems'],
          summary: 'One problem',
          params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
          response: answers({ 200: ProblemSchema }, 404, 503),
        },
      },
      async ({ params: { id } }) => {
        const problem = await askHistory(context.store, (store) => selectProblem(store, id))
        if (problem === undefined) throw new HttpProblem(404, 'not_found', 'There is no such problem.')
        return problem
      },
    )
  }
