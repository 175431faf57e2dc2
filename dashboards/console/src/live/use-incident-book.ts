// The incidents of a view, loaded page by page with the first rows first; the stream patches the same cache meanwhile.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { listKey } from '../api/query-keys.ts'
import type { IncidentState } from '../contract.ts'
import { EMPTY_BOOK } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { idle } from './idle.ts'
import { firstRowsQuery, listQuestion } from './list-question.ts'
import { loadBook } from './load-book.ts'
import type { SortKey } from './view-state.ts'

/** Rows that a browser keeps at ease; older ones are for search and reports. */
const MAX_ROWS = 20_000
/** Resolved and closed ones have no end: the newest are enough for a live list. */
const MAX_ROWS_WITH_ENDED = 5_000

export function useIncidentBook(states: readonly IncidentState[], sortKey: SortKey) {
  const api = useApi()
  const client = useQueryClient()
  const stream = useLiveStream()
  const question = listQuestion(states, sortKey)
  const key = listKey(question.scope)

  const query = useQuery<IncidentBook>({
    queryKey: key,
    queryFn: ({ signal }) =>
      loadBook({
        first: () => client.query(firstRowsQuery(api, question)),
        page: (limit, cursor) => api.incidents({ states: question.states, sort: question.sort, limit, cursor }, signal),
        known: () => client.getQueryData<IncidentBook>(key),
        show: (book) => client.setQueryData(key, book),
        isLive: () => stream.facts.get().heardAt !== null,
        live: () => stream.live(),
        idle,
        limit: question.scope === 'open' ? MAX_ROWS : MAX_ROWS_WITH_ENDED,
      }),
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return { book: query.data ?? EMPTY_BOOK, failed: query.isError, retry: query.refetch }
}
