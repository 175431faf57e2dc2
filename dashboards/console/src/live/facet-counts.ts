// The numbers in the panel of facets: what pressing each value would show. An incident counts in a facet when all the other facets allow it.
import type { Incident } from '../contract.ts'
import { FACET_KEYS, facetValues, isAllowed } from './facets.ts'
import type { FacetKey, Traits, TraitsById } from './facets.ts'
import { parseSearch } from './search-query.ts'
import { isUnacknowledged } from './order-incidents.ts'
import type { ViewState } from './view-state.ts'
import { statesOf } from './view-state.ts'

export interface FacetCounts {
  readonly values: Readonly<Record<FacetKey, ReadonlyMap<string, number>>>
  readonly unacknowledged: number
}

function emptyCounts(): Record<FacetKey, Map<string, number>> {
  // The keys of the table are all keys.
  return Object.fromEntries(FACET_KEYS.map((key) => [key, new Map<string, number>()])) as Record<
    FacetKey,
    Map<string, number>
  >
}

export const NO_COUNTS: FacetCounts = { values: emptyCounts(), unacknowledged: 0 }

export interface FacetCounter {
  readonly add: (incident: Incident) => void
  readonly counts: () => FacetCounts
}

/** Counts incident by incident, so that ten thousand can be counted in pieces between two frames. */
export function createFacetCounter(
  traits: TraitsById,
  view: Pick<ViewState, 'facets' | 'search' | 'unacknowledged'>,
): FacetCounter {
  const matches = parseSearch(view.search)
  const facets = { ...view.facets, state: { only: statesOf(view), not: [] } }
  const values = emptyCounts()
  let unacknowledged = 0

  /** Facets that the incident counts in: all of them, the only one that refuses it, or none. */
  function countedIn(incident: Incident, known: Traits | undefined): readonly FacetKey[] {
    let refusedBy: FacetKey | null = null
    for (const key of FACET_KEYS) {
      const choice = facets[key]
      if (choice === undefined || isAllowed(choice, facetValues(key, incident, known))) continue
      if (refusedBy !== null) return []
      refusedBy = key
    }
    return refusedBy === null ? FACET_KEYS : [refusedBy]
  }

  return {
    add(incident) {
      const known = traits.get(incident.id)
      if (!matches(incident, known)) return
      const keys = countedIn(incident, known)
      const isUnacked = isUnacknowledged(incident)
      if (keys === FACET_KEYS && isUnacked) unacknowledged += 1
      if (view.unacknowledged && !isUnacked) return
      for (const key of keys) {
        const counted = values[key]
        for (const value of facetValues(key, incident, known)) counted.set(value, (counted.get(value) ?? 0) + 1)
      }
    },
    counts: () => ({ values, unacknowledged }),
  }
}
