// The numbers in the panel of facets: what pressing each value would show. An incident counts in a facet when all the other facets allow it.
import type { Incident } from '../contract.ts'
import { FACET_KEYS, NO_CHOICE, facetValues, isAllowed } from './facets.ts'
import type { FacetKey, TraitsById } from './facets.ts'
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

/** Counts over everything that is known, not only over what is on the screen. */
export function facetCounts(
  incidents: Iterable<Incident>,
  traits: TraitsById,
  view: Pick<ViewState, 'facets' | 'search' | 'unacknowledged'>,
): FacetCounts {
  const matches = parseSearch(view.search)
  const facets = { ...view.facets, state: { only: statesOf(view), not: [] } }
  const counts = emptyCounts()
  let unacknowledged = 0
  for (const incident of incidents) {
    const known = traits.get(incident.id)
    if (!matches(incident, known)) continue
    const isOpenEnough = !view.unacknowledged || isUnacknowledged(incident)
    let refusedBy: FacetKey | null = null
    let refusals = 0
    for (const key of FACET_KEYS) {
      const choice = facets[key] ?? NO_CHOICE
      if (choice === NO_CHOICE || isAllowed(choice, facetValues(key, incident, known))) continue
      refusedBy = key
      refusals += 1
      if (refusals > 1) break
    }
    if (refusals === 0 && isUnacknowledged(incident)) unacknowledged += 1
    if (refusals > 1 || !isOpenEnough) continue
    for (const key of refusedBy === null ? FACET_KEYS : [refusedBy]) {
      const values = counts[key]
      for (const value of facetValues(key, incident, known)) values.set(value, (values.get(value) ?? 0) + 1)
    }
  }
  return { values: counts, unacknowledged }
}
