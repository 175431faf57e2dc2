// Problems, as the API knows them. They change slowly: read when looked at, twice a minute, and after one's own action.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { ProblemAction } from '../api/endpoints.ts'
import { PROBLEMS_KEY, problemKey, problemListKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import { PROBLEM_STATES } from '../contract.ts'
import type { Problem, ProblemState } from '../contract.ts'
import { useNotice } from '../shell/use-notice.ts'

const REREAD_MS = 30_000
/** States in which somebody may have something to do. */
const WAITING: readonly ProblemState[] = ['proposed', 'open', 'known_error']

export function useProblems(all: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: problemListKey(all),
    queryFn: () => api.problems(all ? PROBLEM_STATES : WAITING),
    refetchInterval: REREAD_MS,
  })
}

export function useProblem(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: problemKey(id),
    queryFn: () => api.problem(id),
    refetchInterval: REREAD_MS,
    // A missing problem is an answer, not a hiccup.
    retry: (failures, error) => failures < 3 && !(error instanceof ApiProblem && error.status === 404),
  })
}

/** @returns what does an action and says so when it failed; true when it was done */
export function useJudge(): (problem: Problem, action: ProblemAction) => Promise<boolean> {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  const { warn } = useNotice()
  return async (problem, action) => {
    try {
      const { problem: after } = await api.judge(problem.id, action, problem.revision)
      if (after != null) client.setQueryData(problemKey(after.id), after)
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const overtaken = error.code === 'revision_mismatch'
      warn(overtaken ? t('action.overtaken') : error.message)
      return false
    } finally {
      void client.invalidateQueries({ queryKey: PROBLEMS_KEY })
    }
  }
}
