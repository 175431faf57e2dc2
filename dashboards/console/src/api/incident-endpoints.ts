// Routes about what one incident is made of: members, links, impact, time-line, the like.
import type { Alert, Evidence, Incident, PathStep, Severity } from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'
import type { Boxed, CiState, Service } from './topology-endpoints.ts'

export interface AlertFilter {
  readonly severities: readonly Severity[]
  readonly states: readonly Alert['state'][]
  readonly words: string
}

export interface AlertPage extends Page<Alert> {
  /** Of all pages. */
  readonly total: number
}

export type LinkedAlert = Pick<Alert, 'id' | 'ci' | 'eventClass' | 'summary' | 'state' | 'severity' | 'firstSeenAt'>

/** Why one alert is in the incident. */
export interface MemberLink {
  readonly alert: LinkedAlert
  readonly via: LinkedAlert | null
  readonly score: number
  readonly threshold: number
  readonly lagMs: number | null
  readonly evidence: readonly Evidence[]
  readonly steps: readonly PathStep[]
  /** Alerts that would leave without this link. */
  readonly leaving: number
}

export interface Why extends Page<MemberLink> {
  /** Alerts whose links were looked at, of all. */
  readonly looked: number
  readonly total: number
  readonly threshold: number | null
  readonly kinds: readonly { readonly kind: string; readonly alerts: number }[]
  readonly thresholds: readonly { readonly threshold: number; readonly leaving: number }[]
}

export interface ImpactService {
  readonly ci: CiState
  readonly effect: 'down' | 'degraded'
  readonly weakest: Service['weakest']
  readonly path: readonly { readonly id: string; readonly name: string }[]
}

export interface Impact extends Boxed {
  readonly root: string | null
  readonly services: readonly ImpactService[]
  /** CIs with alerts that the CMDB does not have. */
  readonly unknown: number
}

export const CLOCKS = ['event', 'received'] as const
export type Clock = (typeof CLOCKS)[number]

export interface Lane {
  readonly ci: { readonly id: string; readonly name: string }
  readonly isRoot: boolean
  readonly alerts: number
  /** Receive time minus event time, ms. */
  readonly skewMs: number
  readonly spans: readonly {
    readonly alert: string
    readonly eventClass: string
    readonly severity: Severity
    readonly from: number
    readonly to: number | null
  }[]
  readonly marks: readonly { readonly at: number; readonly severity: Severity; readonly events: number }[]
}

export interface Lanes {
  readonly clock: Clock
  readonly from: number
  readonly to: number
  readonly bucketMs: number
  readonly buckets: readonly { readonly at: number; readonly events: Readonly<Partial<Record<Severity, number>>> }[]
  readonly lanes: readonly Lane[]
  readonly cis: number
}

export interface SimilarIncident {
  readonly incident: Incident
  readonly similarity: number
  readonly sameRoot: boolean
  readonly sameRootType: boolean
  readonly sameProblem: boolean
  readonly classes: readonly string[]
  readonly commonClasses: readonly string[]
  readonly commonServices: readonly string[]
  readonly resolvedAfterMs: number | null
}

/** One thing that a sender said of an alert. */
export interface AlertEvent {
  readonly id: string
  readonly source: string
  readonly sender: string
  readonly occurredAt: number
  readonly observedAt: number
  readonly kind: string
  readonly severity: Severity
  readonly summary: string
  /** The engine's word on it. */
  readonly decision: string | { readonly decision: string } | null
}

const ROOT = '/api/v1'
const pathOf = (id: string, part: string): string => `${ROOT}/incidents/${encodeURIComponent(id)}/${part}`

export function incidentEndpoints(request: Request) {
  return {
    alerts: (id: string, filter: AlertFilter, cursor: string | null) => {
      const params = new URLSearchParams({ limit: '200' })
      if (filter.severities.length > 0) params.set('severity', filter.severities.join(','))
      if (filter.states.length > 0) params.set('state', filter.states.join(','))
      if (filter.words !== '') params.set('q', filter.words)
      if (cursor !== null) params.set('cursor', cursor)
      return request<AlertPage>(`${pathOf(id, 'alerts')}?${params.toString()}`)
    },
    why: (id: string, cursor: string | null) =>
      request<Why>(`${pathOf(id, 'why')}?limit=50${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
    impact: (id: string, hops: number, open: readonly string[]) => {
      const params = new URLSearchParams({ hops: String(hops) })
      for (const one of open) params.append('open', one)
      return request<Impact>(`${pathOf(id, 'impact')}?${params.toString()}`)
    },
    lanes: (id: string, clock: Clock, range: { readonly from: number; readonly to: number } | null) => {
      const params = new URLSearchParams({ clock })
      if (range !== null) {
        params.set('from', String(Math.round(range.from)))
        params.set('to', String(Math.round(range.to)))
      }
      return request<Lanes>(`${pathOf(id, 'lanes')}?${params.toString()}`)
    },
    similar: (id: string) =>
      request<{ readonly items: readonly SimilarIncident[]; readonly since: number }>(pathOf(id, 'similar')),
    /** What senders said of one alert, newest first. */
    eventsOfAlert: (alert: string, since: number) =>
      request<Page<AlertEvent>>(
        `${ROOT}/events?${new URLSearchParams({ alert, from: String(since - 60_000), limit: '100' }).toString()}`,
      ),
    searchIncidents: (q: string) =>
      request<Page<Incident>>(`${ROOT}/incidents?${new URLSearchParams({ q, limit: '20' }).toString()}`),
  }
}
