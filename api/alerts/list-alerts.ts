// One page of alerts: the present from memory; ended ones, or a time range, from ClickHouse.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { selectAlertHistory } from '../queries/alert-history.ts'
import type { AlertFilter, AlertPlace } from './alert-filter.ts'
import { firstAlerts } from './first-alerts.ts'

export interface AlertListRequest {
  readonly filter: AlertFilter
  readonly from: number | null
  readonly to: number | null
  readonly after: AlertPlace | null
  readonly limit: number
}

const END_OF_TIME = 9_999_999_999_999

export async function listAlerts(
  { live, store }: Pick<ApiContext, 'live' | 'store'>,
  { filter, from, to, after, limit }: AlertListRequest,
): Promise<readonly Alert[]> {
  const asksForEnded = filter.states.some((state) => state !== 'active')
  if (asksForEnded || from !== null || to !== null) {
    const request = { filter, from: from ?? 0, to: to ?? END_OF_TIME, after, limit }
    return askHistory(store, (open) => selectAlertHistory(open, request))
  }
  const found = await inShortPieces(firstAlerts(await candidates(live, filter), { filter, after, limit }))
  return found.alerts
}

/** The smallest set of alerts that an index gives for a filter. */
async function candidates(live: ApiContext['live'], filter: AlertFilter): Promise<Iterable<Alert>> {
  if (filter.incident !== undefined) return inShortPieces(live.alerts.membersOf(filter.incident))
  if (filter.ci !== undefined) return live.alerts.ofCi(filter.ci)
  return live.alerts.values()
}
