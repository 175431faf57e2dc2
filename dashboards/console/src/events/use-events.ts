// The search in the address bar and what it finds. A new search takes the place of the one before, whose requests are given up.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { eventHistogramKey, eventSearchKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import { decodeEventView, encodeEventView, eventParams } from './event-view.ts'
import type { EventView } from './event-view.ts'

export type ChangeEventView = (parts: Partial<EventView>) => void

export function useEventView(): readonly [EventView, ChangeEventView] {
  const query = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => decodeEventView(query), [query])
  const change = useCallback<ChangeEventView>(
    (parts) => {
      // Read from the address bar, so that two changes in one event both count.
      const next = encodeEventView({ ...decodeEventView(window.location.search), ...parts })
      navigate(next === '' ? '/events' : `/events?${next}`)
    },
    [navigate],
  )
  return [view, change]
}

/** Enough bars to see a burst, few enough to hit one: fewer where the screen is narrow. */
function bucketCount(): number {
  return window.innerWidth < 700 ? 12 : 40
}

/** A search that was stopped, or that cannot be asked, does so again: not by itself. */
const retry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiProblem && error.status === 0

export function useEvents(view: EventView) {
  const api = useApi()
  // What "the last hour" ends at: fixed for a search, so that its pages fit together.
  const [asked, setAsked] = useState(() => ({ key: encodeEventView(view), now: Date.now() }))
  const key = encodeEventView(view)
  if (asked.key !== key) setAsked({ key, now: Date.now() })
  const search = useMemo(() => eventParams(view, asked.now), [view, asked.now])
  const text = search.toString()
  const [buckets] = useState(bucketCount)
  const list = useInfiniteQuery({
    queryKey: eventSearchKey(text),
    queryFn: ({ pageParam, signal }) => api.events(search, pageParam, signal),
    // The library takes the type of the cursor from here.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    retry,
  })
  const histogram = useQuery({
    queryKey: eventHistogramKey(text, buckets),
    queryFn: ({ signal }) => api.eventHistogram(search, buckets, signal),
    retry,
  })
  const refresh = useCallback(() => setAsked({ key, now: Date.now() }), [key])
  return { search, list, histogram, buckets, refresh }
}
