// Routes of the CMDB's administration: where it comes from, what waits for a person, imports and discovery.
import type {
  CiDifference,
  CiOrigin,
  DifferenceCounts,
  Drift,
  DuplicateProposal,
  InventorySummary,
  ReportResult,
  SourceRef,
} from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

export interface CmdbRevision extends SourceRef {
  readonly revision: number
  readonly at: number
  readonly actor: string
  readonly counts: DifferenceCounts
}

/** What one revision changed about a CI. */
export interface CiChange extends SourceRef, Pick<CiDifference, 'change' | 'fields'> {
  readonly revision: number
  readonly at: number
  readonly actor: string
}

export interface UnknownResource {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly alerts: number
  readonly candidates: readonly { readonly ci: string; readonly name: string }[]
}

export type UnknownDecision =
  | { readonly id: string; readonly decision: 'adopt'; readonly edit: { readonly type: string; readonly name: string } }
  | { readonly id: string; readonly decision: 'link'; readonly ci: string }
  | { readonly id: string; readonly decision: 'ignore' }

export interface ContestedHint {
  readonly hint: string
  readonly value: string
  readonly alerts: number
  readonly cis: readonly { readonly id: string; readonly name: string }[]
}

export const RUN_STATES = ['running', 'done', 'stopped', 'failed'] as const

export interface DiscoveryRun {
  readonly id: string
  readonly actor: string
  readonly dryRun: boolean
  readonly startedAt: number
  readonly state: (typeof RUN_STATES)[number]
  readonly progress: {
    readonly done: number
    readonly total: number
    readonly answered: number
    readonly failed: number
  }
  readonly found?: { readonly cis: number; readonly relationships: number }
}

const ROOT = '/api/v1'

export function cmdbEndpoints(request: Request) {
  return {
    cmdb: () => request<InventorySummary>(`${ROOT}/cmdb`),
    cmdbRevisions: () => request<Page<CmdbRevision>>(`${ROOT}/cmdb/revisions?limit=100`),
    unknownResources: () => request<Page<UnknownResource>>(`${ROOT}/cmdb/unknown`),
    decideUnknown: (decision: UnknownDecision) =>
      request<unknown>(`${ROOT}/cmdb/unknown`, { method: 'POST', body: decision }),
    ciOrigin: (id: string) => request<CiOrigin>(`${ROOT}/cmdb/cis/${encodeURIComponent(id)}`),
    ciHistory: (id: string) => request<Page<CiChange>>(`${ROOT}/cis/${encodeURIComponent(id)}/history`),
    duplicates: () => request<{ readonly items: readonly DuplicateProposal[] }>(`${ROOT}/cmdb/duplicates`),
    decidePair: (a: string, b: string, decision: 'merge' | 'apart') =>
      request<ReportResult>(`${ROOT}/cmdb/duplicates`, { method: 'POST', body: { a, b, decision } }),
    drift: () => request<Drift>(`${ROOT}/cmdb/drift`),
    contestedHints: () => request<Page<ContestedHint>>(`${ROOT}/contested-hints`),
    /** @param scope full: what an earlier import of the same name named and this one does not is gone */
    importFile: (file: File, scope: 'full' | 'partial', dryRun: boolean) => {
      const params = new URLSearchParams({ scope, dryRun: String(dryRun), file: file.name })
      return request<ReportResult>(`${ROOT}/cmdb/imports?${params.toString()}`, { method: 'POST', file })
    },
    discovery: () => request<{ readonly enabled: boolean }>(`${ROOT}/discovery`),
    discoveryRuns: () => request<{ readonly items: readonly DiscoveryRun[] }>(`${ROOT}/discovery/runs`),
    startDiscovery: (dryRun: boolean) =>
      request<unknown>(`${ROOT}/discovery/runs`, { method: 'POST', body: { dryRun } }),
    stopDiscovery: (id: string) =>
      request<unknown>(`${ROOT}/discovery/runs/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  }
}
