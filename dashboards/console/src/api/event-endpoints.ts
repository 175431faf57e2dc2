// Routes of the search over everything that came in.
import type { DecisionWord, MonitoringEvent } from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

export interface FoundEvent extends MonitoringEvent {
  /** Null: the engine has not decided, or its word is not stored yet. */
  readonly decision: {
    readonly decision: DecisionWord
    readonly alertId: string | null
    readonly incidentId: string | null
  } | null
}

export interface EventHistogram {
  readonly from: number
  readonly to: number
  readonly bucketMs: number
  readonly total: number
  /** How many of them an export has. */
  readonly exported: number
  /** Empty ones are left out. */
  readonly buckets: readonly { readonly at: number; readonly events: number; readonly serious: number }[]
}

const ROOT = '/api/v1/events'
const PAGE = '200'

/** The browser's own download: the answer may be larger than what a script should hold. */
export function eventExportHref(search: URLSearchParams): string {
  return `${ROOT}/export?${search.toString()}`
}

export function eventEndpoints(request: Request) {
  return {
    events: (search: URLSearchParams, cursor: string | null, signal: AbortSignal) => {
      const params = new URLSearchParams([...search, ['limit', PAGE], ...(cursor === null ? [] : [['cursor', cursor]])])
      return request<Page<FoundEvent>>(`${ROOT}?${params.toString()}`, { signal })
    },
    eventHistogram: (search: URLSearchParams, buckets: number, signal: AbortSignal) => {
      const params = new URLSearchParams([...search, ['buckets', String(buckets)]])
      return request<EventHistogram>(`${ROOT}/histogram?${params.toString()}`, { signal })
    },
  }
}
