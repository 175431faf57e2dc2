// What depends on live alerts and on the CMDB: read when looked at, and again every few seconds while somebody looks.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { topologyKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'

const REREAD_MS = 10_000

/** @param key what is asked for; @param ask null: nothing is asked for now */
export function useTopology<Answer>(
  key: readonly (string | number)[],
  ask: ((api: Endpoints) => Promise<Answer>) | null,
  { keep = false }: { readonly keep?: boolean } = {},
) {
  const api = useApi()
  return useQuery({
    queryKey: topologyKey(...key),
    // Never called while it is null: the query is not enabled then.
    queryFn: () => (ask ?? (() => Promise.reject(new Error('nothing was asked for'))))(api),
    enabled: ask !== null,
    refetchInterval: REREAD_MS,
    // A missing CI is an answer, not a hiccup.
    retry: (failures, error) => failures < 3 && !(error instanceof ApiProblem && error.status === 404),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}
