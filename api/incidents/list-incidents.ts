// One page of incidents: of the present from memory; as soon as closed ones are asked for, all from ClickHouse.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import type { LiveView } from '../live/live-view.ts'
import { selectIncidentHistory } from '../queries/incident-history.ts'
import { matchesIncident, type IncidentFilter } from './incident-filter.ts'
import { comparePlaces, incidentPlace, type IncidentPlace, type IncidentSort } from './incident-sort.ts'

export interface IncidentListRequest {
  readonly filter: IncidentFilter
  readonly sort: IncidentSort
  readonly from: number | null
  readonly to: number | null
  readonly after: IncidentPlace | null
  readonly limit: number
}

const END_OF_TIME = 9_999_999_999_999

export function listIncidents(
  { live, store }: Pick<ApiContext, 'live' | 'store'>,
  request: IncidentListRequest,
): Promise<readonly Incident[]> {
  if (!request.filter.states.includes('closed')) return Promise.resolve(listLive(live, request))
  return askHistory(store, (open) =>
    selectIncidentHistory(open, { ...request, from: request.from ?? 0, to: request.to ?? END_OF_TIME }),
  )
}

function listLive(live: LiveView, { filter, sort, from, to, after, limit }: IncidentListRequest): Incident[] {
  const membersOn = filter.ci === undefined ? new Set<string>() : incidentsOn(live, filter.ci)
  const found: { place: IncidentPlace; incident: Incident }[] = []
  for (const incident of live.incidents.values()) {
    if (incident.state === 'closed') continue
    if (from !== null && incident.openedAt < from) continue
    if (to !== null && incident.openedAt >= to) continue
    if (!matchesIncident(incident, filter, membersOn)) continue
    const place = incidentPlace(incident, sort)
    if (after === null || comparePlaces(place, after) > 0) found.push({ place, incident })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place))
  return found.slice(0, limit).map(({ incident }) => incident)
}

function incidentsOn(live: LiveView, ci: string): ReadonlySet<string> {
  return new Set(live.alerts.ofCi(ci).flatMap((alert) => alert.membership?.incidentId ?? []))
}
