// Trials on history: those that were made, one of them while it runs, and the thresholds in force.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { POLICY_KEY, trialKey, TRIALS_KEY } from '../api/query-keys.ts'
import { ApiProblem, type Fault } from '../api/request.ts'
import type { Trial } from '../api/tuning-endpoints.ts'
import { useNotice } from '../shell/use-notice.ts'

/** While it runs: often enough to see it move. */
const PROGRESS_MS = 1_000
/** Somebody else may have started one. */
const LIST_MS = 10_000

export function usePolicyNow() {
  const api = useApi()
  return useQuery({ queryKey: POLICY_KEY, queryFn: () => api.policyNow() })
}

export function useTrialList() {
  const api = useApi()
  return useQuery({
    queryKey: [...TRIALS_KEY, 'list'],
    queryFn: () => api.trials(),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') === true ? PROGRESS_MS : LIST_MS,
  })
}

/** @param id null: none is looked at */
export function useTrial(id: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: trialKey(id ?? ''),
    queryFn: () => api.trial(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? PROGRESS_MS : false),
    // Only the last few are remembered: a missing one is an answer.
    retry: (failures, error) => failures < 3 && !(error instanceof ApiProblem && error.status === 404),
  })
}

/** Starts and cancels; faults of what shall be tried are for the form, other refusals are shown at once. */
export function useTrialAction() {
  const api = useApi()
  const client = useQueryClient()
  const { warn } = useNotice()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const act = async (ask: (endpoints: Endpoints) => Promise<Trial>): Promise<Trial | null> => {
    setFaults([])
    try {
      const trial = await ask(api)
      client.setQueryData(trialKey(trial.id), trial)
      return trial
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.faults.length > 0) setFaults(error.faults)
      else warn(error.message)
      return null
    } finally {
      void client.invalidateQueries({ queryKey: TRIALS_KEY })
    }
  }
  return { act, faults }
}
