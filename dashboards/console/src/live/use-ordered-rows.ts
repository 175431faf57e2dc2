// The rows of the view, ordered anew only when the view changes; news about a few rows is merged into the order that is there.
import { useMemo, useRef } from 'react'
import type { Incident } from '../contract.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import type { TraitsById } from './facets.ts'
import { arrangementOf, orderIncidents, reorderIncidents } from './order-incidents.ts'
import { decodeView } from './view-state.ts'

interface Ordered {
  readonly byId: IncidentBook['byId']
  readonly arrangement: ReturnType<typeof arrangementOf>
  readonly rows: readonly Incident[]
}

/** @param key the view as arrangementKey writes it */
export function useOrderedRows(book: IncidentBook, traits: TraitsById, key: string): readonly Incident[] {
  const arrangement = useMemo(() => arrangementOf(decodeView(key), traits), [key, traits])
  /** What was ordered last. Only remembered work: without it the same rows come out, later. */
  const last = useRef<Ordered | null>(null)
  return useMemo(() => {
    const before = last.current
    const rows =
      before !== null && before.arrangement === arrangement && book.step?.from === before.byId
        ? reorderIncidents(before.rows, book.step.touched, book.byId, arrangement)
        : orderIncidents(book.byId.values(), arrangement)
    last.current = { byId: book.byId, arrangement, rows }
    return rows
  }, [book, arrangement])
}
