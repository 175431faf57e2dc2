// Every route of the API that the console uses, by name. Paths and bodies are written here and nowhere else.
import type {
  Activity,
  Affinity,
  AffinityVerdict,
  CauseVerdict,
  Incident,
  IncidentState,
  Problem,
  ProblemState,
  Saying,
} from '../contract.ts'
import type { Scope, UserRole } from '../session/scope.ts'
import { adminEndpoints } from './admin-endpoints.ts'
import { cmdbEndpoints } from './cmdb-endpoints.ts'
import { listEndpoints } from './list-endpoints.ts'
import { eventEndpoints } from './event-endpoints.ts'
import { handoverEndpoints } from './handover-endpoints.ts'
import { incidentEndpoints } from './incident-endpoints.ts'
import { maintenanceEndpoints } from './maintenance-endpoints.ts'
import type { Request } from './request.ts'
import { silenceEndpoints } from './silence-endpoints.ts'
import { topologyEndpoints } from './topology-endpoints.ts'
import { tuningEndpoints } from './tuning-endpoints.ts'

export interface Session {
  readonly name: string
  /** Null: a token, not a person. */
  readonly role: UserRole | null
  readonly scopes: readonly string[]
  /** Every scope, whether this session holds it, and which roles do. */
  readonly capabilities: readonly {
    readonly scope: Scope
    readonly held: boolean
    readonly roles: readonly UserRole[]
  }[]
  /** Started by a login link: a password can be chosen without the present one. */
  readonly byLink: boolean
  readonly csrfToken: string
}

export interface Stats {
  /** Length of the window that the counts are of. */
  readonly windowMs: number
  readonly events: number
  readonly alerts: number
  readonly incidents: number
  /** 1 - incidents / events; null without events. */
  readonly noiseReduction: number | null
  readonly openIncidents: number
  /** False: the store of history is away, and the counts of the window are unknown. */
  readonly history: boolean
}

/** A sender that is known or expected. Times are ISO 8601. */
export interface SourceHealth {
  readonly id: string
  /** Kind of tool. */
  readonly source: string
  /** Token or address; null: any sender of the source. */
  readonly sender: string | null
  /** What the token is called. */
  readonly name: string | null
  /** Labels of a Prometheus' Watchdog. */
  readonly watchdog: string | null
  readonly state: 'silent' | 'waiting' | 'speaking' | 'unwatched'
  readonly lastSeenAt: string | null
  readonly silentSince: string | null
  readonly events: number
  readonly eventsPerMinute: number
  readonly expected: {
    readonly everyMs: number
    readonly silentAfterMs: number
    readonly by: 'configured' | 'lease' | 'learned'
  } | null
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export interface IncidentListQuery {
  readonly states: readonly IncidentState[]
  readonly sort: 'priority' | '-severity' | '-openedAt' | '-updatedAt'
  readonly limit: number
  readonly cursor: string | null
}

/** What a person may ask of an incident from the console. */
export type IncidentAction =
  | { readonly type: 'acknowledge' }
  | { readonly type: 'unacknowledge' }
  | { readonly type: 'assign'; readonly assignee: string | null }
  | { readonly type: 'state'; readonly state: Extract<IncidentState, 'in_progress' | 'on_hold'> }
  | { readonly type: 'resolve'; readonly resolution?: string }
  | { readonly type: 'close'; readonly resolution?: string }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'cause'; readonly ci: string; readonly verdict: CauseVerdict | 'none' }
  /** It takes the alerts of these, which close. */
  | { readonly type: 'merge'; readonly from: readonly string[] }
  /** The alerts leave it, for another incident or for one of their own. */
  | { readonly type: 'split'; readonly alertIds: readonly string[]; readonly into?: string }

/** What a person may say about a problem. */
export type ProblemAction =
  | { readonly type: 'confirm' }
  | { readonly type: 'reject'; readonly reason?: string }
  | { readonly type: 'known-error'; readonly cause: string }
  | { readonly type: 'workaround'; readonly workaround: string | null }
  | { readonly type: 'resolve'; readonly resolution?: string }
  | { readonly type: 'remove-incident'; readonly incidentId: string }

/** Answer to an action; without an incident when the engine has not answered in time: the stream brings it then. */
export interface ActionAnswer {
  readonly incident?: Incident | null
  /** For a split, the incident that has the alerts now comes last. */
  readonly outcome?: { readonly incidentIds: readonly string[] }
}

export interface BulkResult {
  readonly id: string
  readonly ok: boolean
  readonly code: string | null
  readonly detail: string
  readonly saying?: Saying
}

const ROOT = '/api/v1'
export const STREAM_PATH = `${ROOT}/stream?topics=incident,activity`
const problemPath = (id: string): string => `${ROOT}/problems/${encodeURIComponent(id)}`
const incidentPath = (id: string): string => `${ROOT}/incidents/${encodeURIComponent(id)}`

export function createEndpoints(request: Request) {
  return {
    ...topologyEndpoints(request),
    ...cmdbEndpoints(request),
    ...adminEndpoints(request),
    ...tuningEndpoints(request),
    ...listEndpoints(request),
    ...eventEndpoints(request),
    ...handoverEndpoints(request),
    ...silenceEndpoints(request),
    ...maintenanceEndpoints(request),
    ...incidentEndpoints(request),
    session: (signal?: AbortSignal) => request<Session>(`${ROOT}/session`, { ...(signal && { signal }) }),
    login: (credentials: { code: string } | { user: string; password: string }) =>
      request<unknown>(`${ROOT}/session`, { method: 'POST', body: credentials }),
    logout: () => request<unknown>(`${ROOT}/session`, { method: 'DELETE' }),
    stats: () => request<Stats>(`${ROOT}/stats`),
    /** Without evidence: what lists show. @param sort as the API names it */
    incidents: ({ states, sort, limit, cursor }: IncidentListQuery, signal?: AbortSignal) => {
      const params = new URLSearchParams({ limit: String(limit), state: states.join(','), sort, evidence: 'false' })
      if (cursor !== null) params.set('cursor', cursor)
      return request<Page<Incident>>(`${ROOT}/incidents?${params.toString()}`, { ...(signal && { signal }) })
    },
    incident: (id: string) => request<Incident>(incidentPath(id)),
    problems: (states: readonly ProblemState[]) =>
      request<Page<Problem>>(`${ROOT}/problems?limit=500&state=${states.join(',')}`),
    problem: (id: string) => request<Problem>(problemPath(id)),
    judge: (id: string, { type, ...body }: ProblemAction, ifRevision: number) =>
      request<{ readonly problem?: Problem | null }>(`${problemPath(id)}/${type}`, {
        method: 'POST',
        body,
        ifRevision,
      }),
    timeline: (id: string) => request<Page<Activity>>(`${incidentPath(id)}/timeline?limit=1000`),
    affinities: (verdicts: readonly AffinityVerdict[], cursor: string | null) => {
      const params = new URLSearchParams({ limit: '200', verdict: verdicts.join(',') })
      if (cursor !== null) params.set('cursor', cursor)
      return request<Page<Affinity>>(`${ROOT}/affinities?${params.toString()}`)
    },
    sources: () => request<{ readonly items: readonly SourceHealth[] }>(`${ROOT}/sources`),
    forgetSource: (id: string) => request<unknown>(`${ROOT}/sources/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    act: (id: string, { type, ...body }: IncidentAction, ifRevision?: number) =>
      request<ActionAnswer>(`${incidentPath(id)}/${type}`, {
        method: 'POST',
        body,
        ...(ifRevision === undefined ? {} : { ifRevision }),
      }),
    actOnMany: (ids: readonly string[], { type, ...body }: IncidentAction) =>
      request<{ results: readonly BulkResult[] }>(`${ROOT}/incidents/actions`, {
        method: 'POST',
        body: { action: type, ids, ...body },
      }),
  }
}

export type Endpoints = ReturnType<typeof createEndpoints>
