// What is reckoned about an incident when somebody looks at it: read with the tab that shows it, and again while it is open.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { AlertFilter, Clock } from '../api/incident-endpoints.ts'
import { alertsKey, insightKey } from '../api/query-keys.ts'

const REREAD_MS = 10_000
/** Longer lists are read again only on demand: each page is a request. */
const LIVE_PAGES = 2

interface Pages {
  readonly state: { readonly data?: { readonly pages: readonly unknown[] } | undefined }
}
const rereadFew = ({ state }: Pages): number | false =>
  (state.data?.pages.length ?? 0) > LIVE_PAGES ? false : REREAD_MS

export function useIncidentAlerts(id: string, filter: AlertFilter) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [...alertsKey(id), filter],
    queryFn: ({ pageParam }) => api.alerts(id, filter, pageParam),
    initialPageParam: null as string | null, // its type is that of all cursors
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: rereadFew,
    placeholderData: keepPreviousData,
  })
}

export function useWhy(id: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: insightKey(id, 'why'),
    queryFn: ({ pageParam }) => api.why(id, pageParam),
    initialPageParam: null as string | null, // its type is that of all cursors
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: rereadFew,
  })
}

export function useImpact(id: string, hops: number, open: readonly string[]) {
  const api = useApi()
  return useQuery({
    queryKey: insightKey(id, 'impact', hops, open.join('\n')),
    queryFn: () => api.impact(id, hops, open),
    refetchInterval: REREAD_MS,
    placeholderData: keepPreviousData,
  })
}

export function useLanes(id: string, clock: Clock, range: { readonly from: number; readonly to: number } | null) {
  const api = useApi()
  return useQuery({
    queryKey: insightKey(id, 'lanes', clock, range?.from ?? 0, range?.to ?? 0),
    queryFn: () => api.lanes(id, clock, range),
    // What was zoomed into is the past: it is looked at in peace.
    refetchInterval: range === null ? REREAD_MS : false,
    placeholderData: keepPreviousData,
  })
}

export function useSimilar(id: string) {
  const api = useApi()
  return useQuery({ queryKey: insightKey(id, 'similar'), queryFn: () => api.similar(id) })
}

export function useAlertEvents(alert: string, since: number) {
  const api = useApi()
  return useQuery({ queryKey: ['alert', alert, 'events'], queryFn: () => api.eventsOfAlert(alert, since) })
}
