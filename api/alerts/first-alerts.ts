// One page out of many alerts without sorting them all: an incident of 100,000 alerts is looked through once a page, and a few are kept.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import { alertPlace, compareAlertPlaces, matchesAlert } from './alert-filter.ts'
import type { AlertFilter, AlertPlace, AlertSort } from './alert-filter.ts'

export interface AlertPageRequest {
  readonly filter: AlertFilter
  readonly sort?: AlertSort
  readonly after: AlertPlace | null
  /** Alerts wanted. */
  readonly limit: number
}

export interface FoundAlerts {
  /** In order, at most as many as wanted. */
  readonly alerts: readonly Alert[]
  /** All that match, of every page. */
  readonly total: number
}

/** Alerts looked at between two pauses: about half a millisecond. */
const STRIDE = 1_000

interface Kept {
  readonly place: AlertPlace
  readonly alert: Alert
}

/** @param alerts may change between pauses, when each comes once all the same */
export function* firstAlerts(
  alerts: Iterable<Alert>,
  { filter, sort, after, limit }: AlertPageRequest,
): Pausing<FoundAlerts> {
  let looked = 0
  let kept: Kept[] = []
  /** Nothing behind it is wanted; null: fewer than wanted are known. */
  let last: AlertPlace | null = null
  let total = 0
  const cut = (): void => {
    kept.sort((a, b) => compareAlertPlaces(a.place, b.place))
    kept = kept.slice(0, limit)
    last = kept.length === limit ? (kept.at(-1)?.place ?? null) : null
  }
  for (const alert of alerts) {
    if (++looked % STRIDE === 0) yield
    if (!matchesAlert(alert, filter)) continue
    total++
    const place = alertPlace(alert, sort)
    if (after !== null && compareAlertPlaces(place, after) <= 0) continue
    if (last !== null && compareAlertPlaces(place, last) >= 0) continue
    kept.push({ place, alert })
    // Cutting only now and then: each alert is compared a few times, not with all.
    if (kept.length >= 2 * limit) cut()
  }
  cut()
  return { alerts: kept.map(({ alert }) => alert), total }
}
