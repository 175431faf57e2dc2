// Loads the incidents of a view page by page and shows the first page at once; the stream patches the same cache meanwhile.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { listKey } from '../api/query-keys.ts'
import { INCIDENT_STATES } from '../contract.ts'
import type { Incident, IncidentState } from '../contract.ts'
import { EMPTY_BOOK, withLoaded } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { OPEN_STATES } from './view-state.ts'

const PAGE_SIZE = 1_000
/** Rows that a browser keeps at ease; older ones are for search and reports. */
const MAX_ROWS = 20_000
/** Resolved and closed ones have no end: the newest are enough for a live list. */
const MAX_ROWS_WITH_ENDED = 5_000

export function useIncidentBook(states: readonly IncidentState[]) {
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
      let cursor: string | null = null
      do {
        const page = await api.incidents(scope === 'open' ? OPEN_STATES : INCIDENT_STATES, PAGE_SIZE, cursor, signal)
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
