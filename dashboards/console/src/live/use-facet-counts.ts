// Counts for the panel of facets. Over ten thousand incidents they cost tens of milliseconds: counted in pieces between frames, and once a
// second, which is as live as a number can be read.
import { useEffect, useRef, useState } from 'react'
import type { Incident } from '../contract.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { NO_COUNTS, createFacetCounter } from './facet-counts.ts'
import type { FacetCounter } from './facet-counts.ts'
import type { TraitsById } from './facets.ts'
import { decodeView } from './view-state.ts'

const GAP_MS = 1_000
/** While the list is still loading, its numbers grow as it does. */
const LOADING_GAP_MS = 150
/** Incidents of one piece: about two milliseconds. */
const PIECE = 800

/** @param key the view as arrangementKey writes it: another view is counted at once */
export function useFacetCounts(book: IncidentBook, traits: TraitsById, key: string) {
  const [counts, setCounts] = useState(NO_COUNTS)
  const latest = useRef(book)
  useEffect(() => {
    latest.current = book
  })
  useEffect(() => {
    const view = decodeView(key)
    let counted: IncidentBook | null = null
    let timer = setTimeout(begin, 0)

    function begin(): void {
      const now = latest.current
      if (now === counted) timer = setTimeout(begin, LOADING_GAP_MS)
      else piece(now, now.byId.values(), createFacetCounter(traits, view))
    }

    function piece(of: IncidentBook, rest: Iterator<Incident>, counter: FacetCounter): void {
      for (let n = 0; n < PIECE; n++) {
        const step = rest.next()
        if (step.done === true) {
          counted = of
          setCounts(counter.counts())
          timer = setTimeout(begin, of.complete ? GAP_MS : LOADING_GAP_MS)
          return
        }
        counter.add(step.value)
      }
      timer = setTimeout(() => piece(of, rest, counter), 0)
    }

    return () => clearTimeout(timer)
  }, [traits, key])
  return counts
}
