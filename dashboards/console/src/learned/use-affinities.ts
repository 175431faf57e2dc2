// The learned rules, a page after the other. They change slowly: asked for when the page opens and once a minute.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { affinitiesKey } from '../api/query-keys.ts'
import { AFFINITY_VERDICTS } from '../contract.ts'

const REFRESH_MS = 60_000

/** @param all also those that were not accepted */
export function useAffinities(all: boolean) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: affinitiesKey(all ? 'all' : 'accepted'),
    queryFn: ({ pageParam }) => api.affinities(all ? AFFINITY_VERDICTS : ['accepted'], pageParam),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFRESH_MS,
  })
}
