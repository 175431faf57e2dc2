// Loads the incidents of a view page by page and shows the first page at once; the stream patches the same cache meanwhile.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { IncidentListQuery, Page } from '../api/endpoints.ts'
import { listKey } from '../api/query-keys.ts'
import { INCIDENT_STATES } from '../contract.ts'
import type { Incident, IncidentState } from '../contract.ts'
import { EMPTY_BOOK, withLoaded } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { OPEN_STATES } from './view-state.ts'
import type { SortKey } from './view-state.ts'

const PAGE_SIZE = 1_000
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
  const scope = states.every((state) => OPEN_STATES.includes(state)) ? 'open' : 'all'
  const key = listKey(scope)
  const limit = scope === 'open' ? MAX_ROWS : MAX_ROWS_WITH_ENDED

  const query = useQuery<IncidentBook>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const known = (): IncidentBook => client.getQueryData<IncidentBook>(key) ?? EMPTY_BOOK
      const before = known()
      const loaded: Incident[] = []
      const wanted = scope === 'open' ? OPEN_STATES : INCIDENT_STATES
      // Ended ones have no end: the newest are what a live list wants of them.
      const sort = scope === 'open' ? (FIRST_BY[sortKey] ?? 'priority') : '-openedAt'
      let cursor: string | null = null
      do {
        const page: Page<Incident> = await api.incidents({ states: wanted, sort, limit: PAGE_SIZE, cursor }, signal)
        loaded.push(...page.items)
        cursor = page.nextCursor
        if (!before.complete) client.setQueryData(key, withLoaded(before, known(), loaded, false))
      } while (cursor !== null && loaded.length < limit)
      return withLoaded(before, known(), loaded, true)
    },
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return { book: query.data ?? EMPTY_BOOK, failed: query.isError, retry: query.refetch }
}
