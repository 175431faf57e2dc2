// Routes of the administration: tokens, people, dead letters, audit, the system's health.
import type { Saying } from '../contract.ts'
import type { Scope, UserRole } from '../session/scope.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

export interface ApiToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
}

export interface User {
  readonly name: string
  readonly role: UserRole
  readonly createdAt: number
  readonly disabled: boolean
  readonly hasPassword: boolean
  readonly sessions: number
  readonly seenAt: number | null
}

export interface LoginLink {
  readonly code: string
  readonly expiresAt: number
}

export interface DeadLetter {
  readonly seq: number
  readonly room: 'ingest' | 'correlate' | 'writer' | 'api'
  readonly reason: string
  readonly detail: string
  readonly at: number
  readonly source?: string
  readonly sender?: string
  readonly payload: string
}

export interface DeadLetterPage extends Page<DeadLetter> {
  /** All that are kept, by reason. */
  readonly reasons: Readonly<Record<string, number>>
}

export interface RetryResult {
  readonly seq: number
  readonly outcome: 'stored' | 'refused' | 'not_retryable' | 'gone'
  readonly detail: string
}

export interface AuditEntry {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly outcome: 'applied' | 'rejected'
  /** Why it was refused: a word of the engine's rejections. */
  readonly code: string | null
  readonly detail: string
  readonly saying?: Saying
  readonly object?: string
  readonly problemId?: string
  readonly incidentIds: readonly string[]
  readonly partition: number
}

export interface AuditSearch {
  readonly actor: string
  readonly type: string
  readonly object: string
  /** ISO 8601 or empty. */
  readonly from: string
  readonly to: string
}

export interface ProcessHealth {
  readonly host: string
  readonly pid: number
  readonly roles: readonly string[]
  readonly version: string
  readonly node: string
  readonly startedAt: number
  readonly checks: Readonly<Record<string, { readonly status: 'up' | 'degraded' | 'down'; readonly detail?: string }>>
  readonly metrics: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly value: number
  }[]
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  readonly exposures: readonly Exposure[]
}

/** Settings that a stranger could use. */
export type Exposure = 'default_community' | 'plain_http' | 'clickhouse_without_password' | 'bootstrap_token_set'

export interface SystemHealth {
  readonly at: number
  readonly processes: readonly ProcessHealth[]
  readonly store: {
    readonly ready: boolean
    readonly size: { readonly version: string; readonly bytes: number; readonly rows: number } | null
  }
}

/** Where traps are received; null: nowhere. */
export interface Intake {
  readonly traps: { readonly host: string; readonly port: number; readonly community: string | null } | null
}

const ROOT = '/api/v1'
const userPath = (name: string): string => `${ROOT}/users/${encodeURIComponent(name)}`

function auditQuery(search: AuditSearch): URLSearchParams {
  return new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''))
}

/** A link, so that the browser saves the file by itself. */
export const auditExportHref = (search: AuditSearch): string => `${ROOT}/audit/export?${auditQuery(search).toString()}`

export function adminEndpoints(request: Request) {
  return {
    tokens: () => request<{ readonly items: readonly ApiToken[] }>(`${ROOT}/tokens`),
    createToken: (body: { name: string; scopes: readonly Scope[]; expiresAt: number | null }) =>
      request<{ readonly id: string; readonly secret: string }>(`${ROOT}/tokens`, { method: 'POST', body }),
    revokeToken: (id: string) => request<unknown>(`${ROOT}/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    roles: () =>
      request<{ readonly items: readonly { readonly role: UserRole; readonly scopes: readonly Scope[] }[] }>(
        `${ROOT}/roles`,
      ),
    users: () => request<{ readonly items: readonly User[] }>(`${ROOT}/users`),
    createUser: (body: { name: string; role: UserRole }) =>
      request<LoginLink>(`${ROOT}/users`, { method: 'POST', body }),
    changeUser: (name: string, body: { role?: UserRole; disabled?: boolean }) =>
      request<User>(userPath(name), { method: 'PATCH', body }),
    loginLink: (name: string, resetPassword: boolean) =>
      request<LoginLink>(`${userPath(name)}/login-link`, { method: 'POST', body: { resetPassword } }),
    changePassword: (body: { password: string; current?: string }) =>
      request<unknown>(`${ROOT}/session/password`, { method: 'PUT', body }),
    deadLetters: (reason: string, cursor: string | null) => {
      const params = new URLSearchParams({ limit: '50' })
      if (reason !== '') params.set('reason', reason)
      if (cursor !== null) params.set('cursor', cursor)
      return request<DeadLetterPage>(`${ROOT}/dead-letters?${params.toString()}`)
    },
    retryLetters: (seqs: readonly number[]) =>
      request<{ readonly results: readonly RetryResult[] }>(`${ROOT}/dead-letters/retry`, {
        method: 'POST',
        body: { seqs },
      }),
    discardLetters: (what: { seqs: readonly number[] } | { reason: string; upTo: number }) =>
      request<{ readonly discarded: number }>(`${ROOT}/dead-letters/discard`, { method: 'POST', body: what }),
    audit: (search: AuditSearch, cursor: string | null) => {
      const params = auditQuery(search)
      params.set('limit', '100')
      if (cursor !== null) params.set('cursor', cursor)
      return request<Page<AuditEntry>>(`${ROOT}/audit?${params.toString()}`)
    },
    system: () => request<SystemHealth>(`${ROOT}/system`),
    intake: () => request<Intake>(`${ROOT}/intake`),
  }
}
