// /api/v1/problems: causes that recur.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { PROBLEM_STATES } from '../../correlate/contract/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { etagOf } from '../commands/command-headers.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { findProblem } from '../problems/find-problem.ts'
import { selectProblems } from '../queries/problem-list.ts'
import { splitWords } from '../query-words.ts'
import { ProblemSchema } from '../schemas/itil-problem.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, searchText, wordList } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'

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
      async ({ params: { id } }, reply) => {
        const problem = await findProblem(context, id)
        void reply.header('etag', etagOf(problem.revision))
        return problem
      },
    )
  }
