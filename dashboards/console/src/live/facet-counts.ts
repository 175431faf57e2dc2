// The numbers on the filter chips: what pressing each of them would show.
import type { Incident, IncidentState, Priority } from '../contract.ts'
import { isUnacknowledged } from './order-incidents.ts'
import type { ViewState } from './view-state.ts'

export interface FacetCounts {
  readonly priorities: Readonly<Partial<Record<Priority, number>>>
  readonly states: Readonly<Partial<Record<IncidentState, number>>>
  readonly unacknowledged: number
}

/** States are counted over everything known; priorities and unacknowledged ones within the chosen states. */
export function facetCounts(incidents: Iterable<Incident>, view: Pick<ViewState, 'states'>): FacetCounts {
  const chosen = new Set(view.states)
  const priorities: Partial<Record<Priority, number>> = {}
  const states: Partial<Record<IncidentState, number>> = {}
  let unacknowledged = 0
  for (const incident of incidents) {
    states[incident.state] = (states[incident.state] ?? 0) + 1
    if (!chosen.has(incident.state)) continue
    priorities[incident.priority] = (priorities[incident.priority] ?? 0) + 1
    if (isUnacknowledged(incident)) unacknowledged += 1
  }
  return { priorities, states, unacknowledged }
}
