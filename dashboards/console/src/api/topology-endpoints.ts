// Routes about services, CIs and the topology between them.
import type { Alert, Health, Incident, PathStep, Relationship, RelationshipType, Severity } from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

/** A CI in one line: what it is, what is left of it, and the worst of its own alerts. */
export interface CiState {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly site: string | null
  readonly criticality: number | null
  readonly managed: boolean
  readonly health: Health
  readonly severity: Severity
}

export interface Redundancy {
  readonly of: CiState
  readonly word: string
  readonly members: readonly CiState[]
  readonly left: number
  readonly total: number
}

export interface Need {
  readonly ci: CiState
  readonly hops: number
  /** What its failure alone would do. */
  readonly effect: Health
  readonly relationship: RelationshipType
  readonly redundancy: string | null
  readonly path: readonly string[]
}

export interface Needs {
  readonly ci: CiState
  readonly items: readonly Need[]
  readonly redundancy: readonly Redundancy[]
  readonly truncated: boolean
}

export interface FallOut {
  readonly failed: readonly CiState[]
  readonly items: readonly {
    readonly ci: CiState
    readonly effect: Exclude<Health, 'ok'>
    readonly hops: number
    readonly path: readonly string[]
  }[]
  readonly counts: Readonly<Record<'down' | 'degraded' | 'servicesDown' | 'servicesDegraded', number>>
  readonly truncated: boolean
}

export interface Service {
  readonly ci: CiState
  readonly owner: string | null
  readonly supportGroup: string | null
  readonly incidents: readonly string[]
  readonly weakest: {
    readonly of: string
    readonly word: string
    readonly left: number
    readonly total: number
  } | null
}

export interface ServiceDetail {
  readonly service: Service
  readonly needs: Needs
  readonly incidents: readonly Incident[]
}

export interface CiDetail {
  readonly ci: {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly attributes: Readonly<Record<string, string | readonly string[]>>
    readonly site?: string
    readonly criticality?: number
    readonly owner?: string
    readonly supportGroup?: string
  } | null
  readonly health: { readonly severity: Severity; readonly activeAlerts: number }
  readonly alerts: readonly Alert[]
  readonly incidents: readonly Incident[]
  readonly outgoing: readonly Neighbour[]
  readonly incoming: readonly Neighbour[]
}

export interface Neighbour {
  readonly relationship: Relationship
  readonly ci: { readonly id: string; readonly name: string; readonly type: string }
}

export interface Placed {
  readonly ci: CiState
  readonly x: number
  readonly y: number
}

/** A part of the CMDB as a drawing, in the server's units. */
export interface Drawing {
  readonly version: string | null
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly edges: readonly Relationship[]
}

export interface Cluster {
  /** The site; empty: none is known. */
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly cis: number
}

export interface Part extends Drawing {
  readonly clusters: readonly Cluster[]
  readonly truncated: boolean
}

export const BOX_ROLES = ['root', 'alerting', 'service', 'way', 'around'] as const

export interface BoxNode extends Placed {
  readonly id: string
  readonly role: (typeof BOX_ROLES)[number]
  readonly parent: string | null
  /** Several alike, of which `ci` is the first. */
  readonly fold: { readonly count: number; readonly alerting: number; readonly severity: Severity } | null
}

export interface BoxEdge {
  /** What is needed. */
  readonly from: string
  readonly to: string
  readonly type: RelationshipType
  readonly kind: 'need' | 'peer'
  readonly impact: boolean
}

/** A part of the CMDB in which many alike are one box. */
export interface Boxed {
  readonly loadedAt: number | null
  readonly width: number
  readonly height: number
  readonly nodes: readonly BoxNode[]
  readonly edges: readonly BoxEdge[]
  readonly truncated: boolean
}

/** What is at a site, by type. */
export interface Tiers {
  readonly loadedAt: number | null
  readonly tiers: readonly {
    readonly type: string
    readonly cis: number
    readonly severity: Severity
    readonly alerting: number
    readonly down: number
    readonly degraded: number
    readonly row: number
  }[]
  readonly links: readonly SiteLink[]
}

export interface SiteLink {
  readonly from: string
  readonly to: string
  readonly relationships: number
}

export interface Site extends Cluster {
  readonly severity: Severity
  readonly down: number
  readonly degraded: number
}

export interface Sites {
  readonly loadedAt: number | null
  readonly width: number
  readonly height: number
  readonly links: readonly SiteLink[]

  readonly clusters: readonly Site[]
}

const ROOT = '/api/v1'
const ciPath = (id: string): string => `${ROOT}/cis/${encodeURIComponent(id)}`

export function topologyEndpoints(request: Request) {
  return {
    services: (health: readonly Health[]) =>
      request<Page<Service>>(`${ROOT}/services?limit=1000${health.length === 0 ? '' : `&health=${health.join(',')}`}`),
    service: (id: string) => request<ServiceDetail>(`${ROOT}/services/${encodeURIComponent(id)}`),
    ci: (id: string) => request<CiDetail>(ciPath(id)),
    /** CIs whose id, name, type, site or attributes have these words. */
    searchCis: (q: string) =>
      request<Page<{ readonly ci: { readonly id: string; readonly name: string; readonly type: string } }>>(
        `${ROOT}/cis?${new URLSearchParams({ q, limit: '20' }).toString()}`,
      ),
    needs: (id: string) => request<Needs>(`${ciPath(id)}/needs`),
    failure: (ids: readonly string[]) =>
      request<FallOut>(
        `${ROOT}/topology/failure?${new URLSearchParams(ids.map((id) => ['ci', id] as [string, string])).toString()}`,
      ),
    /** @param open folded boxes to show one by one */
    focus: (ci: string, hops: number, open: readonly string[]) => {
      const params = new URLSearchParams({ ci, hops: String(hops) })
      for (const one of open) params.append('open', one)
      return request<Boxed>(`${ROOT}/topology/focus?${params.toString()}`)
    },
    tiers: (site: string) => request<Tiers>(`${ROOT}/topology/tiers?${new URLSearchParams({ site }).toString()}`),
    ofType: (site: string, type: string) =>
      request<Part>(`${ROOT}/topology?${new URLSearchParams({ site, type }).toString()}`),
    path: (from: string, to: string) =>
      request<Drawing & { readonly steps: readonly PathStep[] }>(
        `${ROOT}/topology/path?${new URLSearchParams({ from, to }).toString()}`,
      ),
    sites: () => request<Sites>(`${ROOT}/topology/clusters`),
  }
}
