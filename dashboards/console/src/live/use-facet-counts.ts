// Counts for the panel of facets. Over ten thousand incidents they cost some milliseconds: once a second is as live as a number can be read.
import { useEffect, useRef, useState } from 'react'
import type { IncidentBook } from '../stream/incident-book.ts'
import { NO_COUNTS, facetCounts } from './facet-counts.ts'
import type { FacetCounts } from './facet-counts.ts'
import type { TraitsById } from './facets.ts'
import { decodeView } from './view-state.ts'

const GAP_MS = 1_000

/** @param key the view as arrangementKey writes it: another view is counted at once */
export function useFacetCounts(book: IncidentBook, traits: TraitsById, key: string): FacetCounts {
  const [counts, setCounts] = useState(NO_COUNTS)
  const counted = useRef({ key: '', at: Number.NEGATIVE_INFINITY })
  useEffect(() => {
    const count = (): void => {
      counted.current = { key, at: performance.now() }
      setCounts(facetCounts(book.byId.values(), traits, decodeView(key)))
    }
    const waitMs = counted.current.key === key ? counted.current.at + GAP_MS - performance.now() : 0
    const timer = setTimeout(count, Math.max(0, waitMs))
    return () => clearTimeout(timer)
  }, [book, traits, key])
  return counts
}
