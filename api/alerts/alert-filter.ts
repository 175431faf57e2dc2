// Which alerts a list shows. Memory decides here; queries/alert-history.ts asks the same of ClickHouse.
import type { Alert } from '../../correlate/contract/alert.ts'
import { hasWords } from '../search-words.ts'

export interface AlertFilter {
  /** Empty = all. */
  readonly states: readonly string[]
  readonly severities: readonly string[]
  readonly ci?: string | undefined
  readonly eventClass?: string | undefined
  readonly incident?: string | undefined
  /** Kind of tool that reports it. */
  readonly source?: string | undefined
  readonly suppressed?: boolean | undefined
  /** Lower case; all must occur. */
  readonly words: readonly string[]
}

const allows = (wanted: readonly string[], word: string): boolean => wanted.length === 0 || wanted.includes(word)

export function matchesAlert(alert: Alert, filter: AlertFilter): boolean {
  if (!allows(filter.states, alert.state)) return false
  if (!allows(filter.severities, alert.severity)) return false
  if (filter.ci !== undefined && alert.ci.id !== filter.ci) return false
  if (filter.eventClass !== undefined && alert.eventClass !== filter.eventClass) return false
  if (filter.incident !== undefined && alert.membership?.incidentId !== filter.incident) return false
  if (filter.source !== undefined && !alert.sources.some((each) => each.source === filter.source)) return false
  if (filter.suppressed !== undefined && (alert.suppression !== null) !== filter.suppressed) return false
  return hasWords(filter.words, () => [
    alert.id,
    alert.summary,
    alert.ci.id,
    alert.ci.name,
    alert.eventClass,
    alert.component,
    ...Object.values(alert.labels),
  ])
}

export type AlertPlace = readonly [time: number, id: string]

/** By the time it was first seen, which stays, so that pages do not shift while alerts repeat. A minus: newest first. */
export const ALERT_SORTS = ['-firstSeenAt', 'firstSeenAt'] as const
export type AlertSort = (typeof ALERT_SORTS)[number]

export function alertPlace(alert: Alert, sort: AlertSort = '-firstSeenAt'): AlertPlace {
  return [sort === 'firstSeenAt' ? alert.firstSeenAt : -alert.firstSeenAt, alert.id]
}

export function compareAlertPlaces(a: AlertPlace, b: AlertPlace): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
}
