// One problem: from memory, or from the history.
import type { Problem } from '../../correlate/contract/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { selectProblem } from '../queries/problem-by-id.ts'
import { saidProblem } from '../said-problem.ts'

/** @throws HttpProblem 404 when there is none, 503 when only ClickHouse would know */
export async function findProblem({ live, store }: Pick<ApiContext, 'live' | 'store'>, id: string): Promise<Problem> {
  const problem = live.problems.get(id) ?? (await askHistory(store, (open) => selectProblem(open, id)))
  if (problem === undefined) throw saidProblem(404, 'not_found', 'no_problem')
  return problem
}
