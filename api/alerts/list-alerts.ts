// One page of alerts: the present from memory; ended ones, or a time range, from ClickHouse.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { selectAlertHistory } from '../queries/alert-history.ts'
import { alertPlace, compareAlertPlaces, matchesAlert, type AlertFilter, type AlertPlace } from './alert-filter.ts'

export interface AlertListRequest {
  readonly filter: AlertFilter
  readonly from: number | null
  readonly to: number | null
  readonly after: AlertPlace | null
  readonly limit: number
}

const END_OF_TIME = 9_999_999_999_999

export function listAlerts(
  { live, store }: Pick<ApiContext, 'live' | 'store'>,
  { filter, from, to, after, limit }: AlertListRequest,
): Promise<readonly Alert[]> {
  const asksForEnded = filter.states.some((state) => state !== 'active')
  if (asksForEnded || from !== null || to !== null) {
    const request = { filter, from: from ?? 0, to: to ?? END_OF_TIME, after, limit }
    return askHistory(store, (open) => selectAlertHistory(open, request))
  }
  return Promise.resolve(pageOfAlerts(candidates(live, filter), filter, after, limit))
}

/** The smallest set of alerts that an index gives for a filter. */
function candidates(live: ApiContext['live'], filter: AlertFilter): Iterable<Alert> {
  if (filter.incident !== undefined) return live.alerts.ofIncident(filter.incident)
  if (filter.ci !== undefined) return live.alerts.ofCi(filter.ci)
  return live.alerts.values()
}

function pageOfAlerts(alerts: Iterable<Alert>, filter: AlertFilter, after: AlertPlace | null, limit: number): Alert[] {
  const found: { place: AlertPlace; alert: Alert }[] = []
  for (const alert of alerts) {
    const place = alertPlace(alert)
    if (after !== null && compareAlertPlaces(place, after) <= 0) continue
    if (matchesAlert(alert, filter)) found.push({ place, alert })
  }
  found.sort((a, b) => compareAlertPlaces(a.place, b.place))
  return found.slice(0, limit).map(({ alert }) => alert)
}
