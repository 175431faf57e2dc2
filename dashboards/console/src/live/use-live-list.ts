// Everything the live page shows, put together: the view, the book, the held order, the active row and the ticked ones.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { RowSelectionState } from '@tanstack/react-table'
import type { Incident } from '../contract.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { useStoreValue } from '../stream/value-store.ts'
import { facetCounts } from './facet-counts.ts'
import { orderIncidents } from './order-incidents.ts'
import { useHeldRows } from './use-held-rows.ts'
import { useIncidentBook } from './use-incident-book.ts'
import { useViewState } from './use-view-state.ts'
import { arrangementKey } from './view-state.ts'

/** Ways in which somebody is at the list: while any of them holds, rows keep their places. */
const TOUCHES = ['hovered', 'focused', 'scrolled'] as const
type Touch = Readonly<Record<(typeof TOUCHES)[number], boolean>>

export function useLiveList() {
  const [view, change] = useViewState()
  const { book, failed, retry } = useIncidentBook(view.states)
  const [touched, setTouched] = useState<Touch>({ hovered: false, focused: false, scrolled: false })
  const [activeId, setActiveId] = useState<string | null>(null)
  const [selection, setSelection] = useState<RowSelectionState>({})
  const stream = useLiveStream()
  const waitingNew = useStoreValue(stream.facts, (facts) => facts.waitingNew)

  useEffect(() => {
    if (view.paused) stream.pause()
    else stream.resume()
    return () => stream.resume()
  }, [stream, view.paused])

  const arrangement = arrangementKey(view)
  // The arrangement is all of the view that decides about rows.
  const wanted = useMemo(() => orderIncidents(book.byId.values(), view), [book, arrangement])
  const counts = useMemo(() => facetCounts(book.byId.values(), view), [book, view])
  const held = touched.hovered || touched.focused || touched.scrolled
  // While pages are still loading nothing is held back: the list is being built, not changed.
  const arranged = useHeldRows(wanted, book.byId, held && book.complete, `${arrangement} ${String(book.complete)}`)
  const { rows, release } = arranged

  const touch = useCallback((parts: Partial<Touch>) => {
    setTouched((before) => {
      const after = { ...before, ...parts }
      const same = TOUCHES.every((one) => before[one] === after[one])
      // Scrolling tells it a hundred times a second: the page is drawn again only when it changes something.
      return same ? before : after
    })
  }, [])

  const move = useCallback(
    (step: number) => {
      const index = rows.findIndex((incident) => incident.id === activeId)
      const next = rows[Math.min(Math.max(index + step, 0), rows.length - 1)]
      if (next !== undefined) setActiveId(next.id)
    },
    [rows, activeId],
  )

  const showNew = useCallback(() => {
    change({ paused: false })
    release()
  }, [change, release])

  const selected = useMemo(
    () =>
      Object.keys(selection)
        .map((id) => book.byId.get(id))
        .filter((incident): incident is Incident => incident !== undefined),
    [selection, book],
  )

  return {
    view,
    change,
    book,
    failed,
    retry,
    rows,
    counts,
    newCount: arranged.newCount + (view.paused ? waitingNew : 0),
    showNew,
    touch,
    active: activeId === null ? null : (book.byId.get(activeId) ?? null),
    activate: setActiveId,
    move,
    selection,
    setSelection,
    selected,
  }
}
