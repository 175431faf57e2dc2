// Everything the live page shows, put together: the view, the book, the held order, the active cell and the ticked rows.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Incident } from '../contract.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { useStoreValue } from '../stream/value-store.ts'
import type { ColumnId } from './column-choice.ts'
import { groupRows } from './group-rows.ts'
import { groupedLines, plainLines } from './list-lines.ts'
import { NOTHING_SELECTED, ticked, tickedAll } from './selection.ts'
import { useFacetCounts } from './use-facet-counts.ts'
import { useHeldRows } from './use-held-rows.ts'
import { useIncidentBook } from './use-incident-book.ts'
import { useOrderedRows } from './use-ordered-rows.ts'
import { useTraits } from './use-traits.ts'
import { useViewState } from './use-view-state.ts'
import { arrangementKey, statesOf } from './view-state.ts'

/** Ways in which somebody is at the list: while any of them holds, rows keep their places. */
const TOUCHES = ['hovered', 'focused', 'scrolled', 'choosing'] as const
type Touch = Readonly<Record<(typeof TOUCHES)[number], boolean>>

export function useLiveList() {
  const [view, change] = useViewState()
  const { book, failed, retry } = useIncidentBook(statesOf(view), view.sort.key)
  const traits = useTraits(book.complete)
  const [touched, setTouched] = useState<Touch>({ hovered: false, focused: false, scrolled: false, choosing: false })
  const [activeId, setActiveId] = useState<string | null>(null)
  const [activeColumn, setActiveColumn] = useState<ColumnId>('title')
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const stream = useLiveStream()
  const waitingNew = useStoreValue(stream.facts, (facts) => facts.waitingNew)

  useEffect(() => {
    if (view.paused) stream.pause()
    else stream.resume()
    return () => stream.resume()
  }, [stream, view.paused])

  const arrangement = arrangementKey(view)
  const wanted = useOrderedRows(book, traits, arrangement)
  const counts = useFacetCounts(book, traits, arrangement)
  const held = TOUCHES.some((one) => touched[one])
  const arranged = useHeldRows({ wanted, byId: book.byId, held, key: arrangement, growing: !book.complete })
  const { rows, release } = arranged
  const { group } = view
  const lines = useMemo(
    () => (group === null ? plainLines(rows) : groupedLines(groupRows(rows, group, traits, folded))),
    [rows, group, traits, folded],
  )

  const touch = useCallback((parts: Partial<Touch>) => {
    setTouched((before) => {
      const after = { ...before, ...parts }
      const same = TOUCHES.every((one) => before[one] === after[one])
      // Scrolling tells it a hundred times a second: the page is drawn again only when it changes something.
      return same ? before : after
    })
  }, [])

  /** Asked when a row is ticked or moved to. The same function each time, so that rows are not drawn again because of it. */
  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  const order = useCallback(() => latest.current.ids(), [])
  const tick = useCallback(
    (id: string, toHere: boolean) => setSelection((before) => ticked(before, id, toHere, order())),
    [order],
  )

  const move = useCallback(
    (step: number, extend = false) => {
      const ids = order()
      const index = activeId === null ? -1 : ids.indexOf(activeId)
      const next = ids[Math.min(Math.max(index + step, 0), ids.length - 1)]
      if (next === undefined) return
      setActiveId(next)
      if (!extend) return
      setSelection((before) => {
        const begun = before.anchor === null && activeId !== null ? ticked(before, activeId, false, ids) : before
        return ticked(begun, next, true, ids)
      })
    },
    [order, activeId],
  )

  const moveColumn = useCallback(
    (step: -1 | 1) => {
      const ids = view.columns.map(({ id }) => id)
      const next = ids[Math.min(Math.max(ids.indexOf(activeColumn) + step, 0), ids.length - 1)]
      if (next !== undefined) setActiveColumn(next)
    },
    [view.columns, activeColumn],
  )

  const activate = useCallback((id: string, column: ColumnId | null) => {
    setActiveId(id)
    if (column !== null) setActiveColumn(column)
  }, [])

  const showNew = useCallback(() => {
    change({ paused: false })
    release()
  }, [change, release])

  const fold = useCallback((name: string) => {
    setFolded((before) => {
      const after = new Set(before)
      if (!after.delete(name)) after.add(name)
      return after
    })
  }, [])

  const selected = useMemo(
    () => [...selection.ids].map((id) => book.byId.get(id)).filter((one): one is Incident => one !== undefined),
    [selection, book],
  )

  return {
    view,
    change,
    book,
    traits,
    failed,
    retry,
    /** All that the view asks for, with what is held back. */
    wanted,
    rows,
    lines,
    counts,
    newCount: arranged.newCount + (view.paused ? waitingNew : 0),
    showNew,
    touch,
    /** Cards can be ticked, on a small screen. */
    choosing: touched.choosing,
    active: activeId === null ? null : (book.byId.get(activeId) ?? null),
    activeColumn,
    activate,
    move,
    moveColumn,
    selection: selection.ids,
    tick,
    tickAll: useCallback(() => setSelection((before) => tickedAll(before, order())), [order]),
    clearSelection: useCallback(() => setSelection(NOTHING_SELECTED), []),
    selected,
    fold,
  }
}
