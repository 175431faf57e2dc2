// The view of the live list, read from and written to the address bar.
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { decodeView, encodeView } from './view-state.ts'
import type { ViewState } from './view-state.ts'

export type ChangeView = (change: Partial<ViewState>) => void

let lastQuery = ''

/** The list as it was left, for the way back from an incident. */
export function lastLivePath(): string {
  return lastQuery === '' ? '/live' : `/live?${lastQuery}`
}

export function useViewState(): readonly [ViewState, ChangeView] {
  const query = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => decodeView(query), [query])
  const change = useCallback<ChangeView>(
    (parts) => {
      // Read from the address bar, so that two changes in one event both count.
      lastQuery = encodeView({ ...decodeView(window.location.search), ...parts })
      navigate(lastLivePath(), { replace: true })
    },
    [navigate],
  )
  return [view, change]
}
