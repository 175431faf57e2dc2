// The incidents of a view, loaded page by page with the first rows first; the stream patches the same cache meanwhile.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { IncidentListQuery } from '../api/endpoints.ts'
import { listKey } from '../api/query-keys.ts'
import { INCIDENT_STATES } from '../contract.ts'
import type { IncidentState } from '../contract.ts'
import { EMPTY_BOOK } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { idle } from './idle.ts'
import { loadBook } from './load-book.ts'
import { OPEN_STATES } from './view-state.ts'
import type { SortKey } from './view-state.ts'

/** Rows that a browser keeps at ease; older ones are for search and reports. */
const MAX_ROWS = 20_000
/** Resolved and closed ones have no end: the newest are enough for a live list. */
const MAX_ROWS_WITH_ENDED = 5_000

/** The first page is what the view shows first, so that rows do not jump while the rest is loading. */
const FIRST_BY: Readonly<Partial<Record<SortKey, IncidentListQuery['sort']>>> = {
  severity: '-severity',
  opened: '-openedAt',
  updated: '-updatedAt',
}

export function useIncidentBook(states: readonly IncidentState[], sortKey: SortKey) {
  const api = useApi()
  const client = useQueryClient()
  const stream = useLiveStream()
  const scope = states.every((state) => OPEN_STATES.includes(state)) ? 'open' : 'all'
  const key = listKey(scope)

  const query = useQuery<IncidentBook>({
    queryKey: key,
    queryFn: ({ signal }) => {
      const wanted = scope === 'open' ? OPEN_STATES : INCIDENT_STATES
      // Ended ones have no end: the newest are what a live list wants of them.
      const sort = scope === 'open' ? (FIRST_BY[sortKey] ?? 'priority') : '-openedAt'
      return loadBook({
        page: (limit, cursor) => api.incidents({ states: wanted, sort, limit, cursor }, signal),
        known: () => client.getQueryData<IncidentBook>(key),
        show: (book) => client.setQueryData(key, book),
        isLive: () => stream.facts.get().heardAt !== null,
        live: () => stream.live(),
        idle,
        limit: scope === 'open' ? MAX_ROWS : MAX_ROWS_WITH_ENDED,
      })
    },
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return { book: query.data ?? EMPTY_BOOK, failed: query.isError, retry: query.refetch }
}
