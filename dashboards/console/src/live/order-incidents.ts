// Which incidents a view shows and in which order. Pure. News about a few of ten thousand rows is merged into the order that is there,
// because sorting all of them again on each frame that brings news would cost the frames that scrolling needs.
import { INCIDENT_STATES } from '../contract.ts'
import type { Incident, IncidentState } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { NO_CHOICE, facetValues, isAllowed } from './facets.ts'
import type { FacetKey, TraitsById } from './facets.ts'
import { parseSearch } from './search-query.ts'
import { statesOf } from './view-state.ts'
import type { SortKey, ViewState } from './view-state.ts'

type Compare = (a: Incident, b: Incident) => number

/** Plain code-unit order: the same on every machine, and many times faster than a collator. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const STATE_ORDER = Object.fromEntries(INCIDENT_STATES.map((state, index) => [state, index])) as Record<
  IncidentState,
  number
>

/** Ascending is the order that an operator wants first: worst, newest, most. */
const COMPARE = {
  priority: (a, b) => byText(a.priority, b.priority) || SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  severity: (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  state: (a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state],
  title: (a, b) => byText(a.title, b.title),
  alerts: (a, b) => b.activeAlertCount - a.activeAlertCount || b.alertCount - a.alertCount,
  events: (a, b) => b.eventCount - a.eventCount,
  opened: (a, b) => b.openedAt - a.openedAt,
  updated: (a, b) => b.updatedAt - a.updatedAt,
  // Nobody's incidents come first: they need an owner.
  owner: (a, b) => byText(a.assignee ?? '', b.assignee ?? ''),
} satisfies Record<SortKey, Compare>

export function isUnacknowledged(incident: Incident): boolean {
  return incident.acknowledgedAt === null && incident.state !== 'resolved' && incident.state !== 'closed'
}

export interface Arrangement {
  readonly shows: (incident: Incident) => boolean
  readonly compare: Compare
}

/** What a view asks of rows. Equal rows fall back to newest first, then to the id, so that the order never flickers. */
export function arrangementOf(
  view: Pick<ViewState, 'search' | 'facets' | 'unacknowledged' | 'sort'>,
  traits: TraitsById,
): Arrangement {
  const states = new Set(statesOf(view))
  const matches = parseSearch(view.search)
  // Object.keys of a record by facet.
  const chosen = (Object.keys(view.facets) as FacetKey[]).filter((key) => key !== 'state')
  const compare: Compare = COMPARE[view.sort.key]
  const sign = view.sort.descending ? -1 : 1
  return {
    shows(incident) {
      if (!states.has(incident.state)) return false
      if (view.unacknowledged && !isUnacknowledged(incident)) return false
      const known = traits.get(incident.id)
      for (const key of chosen) {
        if (!isAllowed(view.facets[key] ?? NO_CHOICE, facetValues(key, incident, known))) return false
      }
      return matches(incident, known)
    },
    compare: (a, b) => sign * compare(a, b) || b.openedAt - a.openedAt || byText(a.id, b.id),
  }
}

/** The rows of a view in its order. */
export function orderIncidents(incidents: Iterable<Incident>, { shows, compare }: Arrangement): Incident[] {
  const rows: Incident[] = []
  for (const incident of incidents) if (shows(incident)) rows.push(incident)
  return rows.sort(compare)
}

/**
 * The same as orderIncidents over all, when only `touched` may have changed since `rows` were ordered.
 * @param byId everything known now
 */
export function reorderIncidents(
  rows: readonly Incident[],
  touched: ReadonlySet<string>,
  byId: ReadonlyMap<string, Incident>,
  arrangement: Arrangement,
): readonly Incident[] {
  const changed = [...touched].flatMap((id) => byId.get(id) ?? [])
  const fresh = orderIncidents(changed, arrangement)
  const merged: Incident[] = []
  let next = 0
  for (const row of rows) {
    if (touched.has(row.id)) continue
    for (let one = fresh[next]; one !== undefined && arrangement.compare(one, row) < 0; one = fresh[++next]) {
      merged.push(one)
    }
    merged.push(row)
  }
  for (const one of fresh.slice(next)) merged.push(one)
  return merged
}
