// Routes of silences.
import type { Alert, Incident, Severity, Silence, SilenceMatcher } from '../contract.ts'
import type { Request } from './request.ts'

export const SILENCE_STATES = ['active', 'pending', 'expired'] as const
export type SilenceState = (typeof SILENCE_STATES)[number]

export interface ShownSilence extends Silence {
  readonly state: SilenceState
  /** Active alerts that it holds back now. */
  readonly holds: number
}

/** What a silence would hold back if it began now. */
export interface SilencePreview {
  readonly alerts: number
  readonly incidents: number
  /** Incidents of which no active alert would be left. */
  readonly whole: number
  readonly worst: readonly (Pick<Incident, 'id' | 'title' | 'titleSaying' | 'priority' | 'activeAlertCount'> & {
    readonly alerts: number
  })[]
  readonly samples: readonly {
    readonly id: string
    readonly eventClass: string
    readonly ci: string
    readonly severity: Severity
    readonly summary: string
  }[]
}

export interface SilenceDraft {
  /** Of the one to change. */
  readonly id?: string
  readonly matchers: readonly SilenceMatcher[]
  /** Epoch ms; now unless told. */
  readonly startsAt?: number
  readonly endsAt: number
  readonly comment: string
}

const ROOT = '/api/v1/silences'

export function silenceEndpoints(request: Request) {
  return {
    silences: () => request<{ readonly items: readonly ShownSilence[] }>(ROOT),
    previewSilence: (matchers: readonly SilenceMatcher[], signal: AbortSignal) =>
      request<SilencePreview>(`${ROOT}/preview`, { method: 'POST', body: { matchers }, signal }),
    setSilence: (silence: SilenceDraft) => request<{ readonly id: string }>(ROOT, { method: 'POST', body: silence }),
    expireSilence: (id: string) => request<unknown>(`${ROOT}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    alert: (id: string) => request<Alert>(`/api/v1/alerts/${encodeURIComponent(id)}`),
  }
}
