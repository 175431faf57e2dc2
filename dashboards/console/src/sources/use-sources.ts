// Who sends here, and who should: asked for every ten seconds, because silence is what the page is looked at for.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { SOURCES_KEY } from '../api/query-keys.ts'

const REFRESH_MS = 10_000

export function useSources() {
  const api = useApi()
  return useQuery({ queryKey: SOURCES_KEY, queryFn: () => api.sources(), refetchInterval: REFRESH_MS })
}

/** Forgets a sender that is gone for good. */
export function useForgetSource() {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.forgetSource(id),
    onSettled: () => client.invalidateQueries({ queryKey: SOURCES_KEY }),
  })
}
