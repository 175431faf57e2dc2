// What the live list asks of the API for a view: which incidents, and in which order they are to come.
import { queryOptions } from '@tanstack/react-query'
import type { Endpoints, IncidentListQuery, Page } from '../api/endpoints.ts'
import { firstRowsKey } from '../api/query-keys.ts'
import { INCIDENT_STATES } from '../contract.ts'
import type { Incident, IncidentState } from '../contract.ts'
import { OPEN_STATES, statesOf } from './view-state.ts'
import type { SortKey, ViewState } from './view-state.ts'

/** Two screens of rows: what a person sees before the rest comes. */
export const FIRST_ROWS = 100

export interface ListQuestion extends Pick<IncidentListQuery, 'states' | 'sort'> {
  readonly scope: 'open' | 'all'
}

/** The first page is what the view shows first, so that rows do not jump while the rest is loading. */
const FIRST_BY: Readonly<Partial<Record<SortKey, IncidentListQuery['sort']>>> = {
  severity: '-severity',
  opened: '-openedAt',
  updated: '-updatedAt',
}

export function listQuestion(states: readonly IncidentState[], sortKey: SortKey): ListQuestion {
  if (states.every((state) => OPEN_STATES.includes(state)))
    return { scope: 'open', states: OPEN_STATES, sort: FIRST_BY[sortKey] ?? 'priority' }
  // Ended ones have no end: the newest are what a live list wants of them.
  return { scope: 'all', states: INCIDENT_STATES, sort: '-openedAt' }
}

export const questionOfView = (view: ViewState): ListQuestion => listQuestion(statesOf(view), view.sort.key)

/** The first rows by themselves, so that they can be asked for before there is a page to show them. */
export const firstRowsQuery = (api: Pick<Endpoints, 'incidents'>, { states, sort }: ListQuestion) =>
  queryOptions<Page<Incident>>({
    queryKey: firstRowsKey(states.join(), sort),
    queryFn: ({ signal }) => api.incidents({ states, sort, limit: FIRST_ROWS, cursor: null }, signal),
    staleTime: 5_000,
  })
