// Routes of the tuning page: what makes noise, what people said about the engine's work, and trials on history.
import type {
  CauseVerdict,
  Incident,
  PolicyChange,
  TrialChange,
  TrialResult,
  TunablePath,
  TunableUnit,
} from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

export const NOISE_KEYS = ['class', 'ci', 'source', 'fingerprint'] as const
export type NoiseKey = (typeof NOISE_KEYS)[number]

export const NOISE_COUNTS = ['events', 'repeats', 'flaps', 'alerts', 'unacted', 'transients', 'standing'] as const
export type NoiseCount = (typeof NOISE_COUNTS)[number]

/** Texts are empty where the conditions of a key differ, or nothing is known. */
export type Noise = Readonly<Record<NoiseCount, number>> & {
  readonly key: string
  readonly class: string
  readonly source: string
  readonly ci: string
  readonly name: string
  readonly component: string
  readonly summary: string
  readonly conditions: number
  /** Of all events, 0..1. */
  readonly share: number
}

export interface NoiseTop {
  readonly from: number
  readonly to: number
  readonly shortMs: number
  readonly standingDays: number
  readonly events: number
  readonly keys: number
  readonly items: readonly Noise[]
}

export interface NoiseQuestion {
  readonly by: NoiseKey
  readonly sort: NoiseCount
  readonly days: number
  readonly class: string
  readonly source: string
}

export const FEEDBACK_KINDS = ['cause_judged', 'merged', 'split'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

export interface Feedback {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly kind: FeedbackKind
  readonly incident: {
    readonly id: string
    readonly title: string
    readonly titleSaying: Incident['titleSaying'] | null
  }
  /** Of a verdict; null fields: not recorded then. */
  readonly cause: {
    readonly ci: string | null
    readonly name: string
    readonly verdict: CauseVerdict | 'none'
    /** From 1; 0: not among the candidates. */
    readonly rank: number | null
    readonly score: number | null
    readonly first: string | null
    readonly kinds: readonly string[]
    readonly movedTo: string | null
    readonly usedLater: number
  } | null
  /** Of a merge: what came in; of a split: what was made. */
  readonly other: string | null
  readonly alerts: number
}

export interface FeedbackQuestion {
  readonly kind: FeedbackKind | ''
  readonly actor: string
  readonly days: number
}

export interface Precision {
  readonly right: number
  readonly wrong: number
  readonly precision: number | null
  readonly evidence: readonly { readonly kind: string; readonly confirmed: number; readonly rejected: number }[]
  readonly incidents: number
  readonly merges: number
  readonly splits: number
}

/** A threshold that a site may set. */
export interface Threshold {
  readonly path: TunablePath
  readonly unit: TunableUnit
  readonly min: number
  readonly max: number
  /** In force. */
  readonly value: number
  readonly shipped: number
}

export interface PolicyNow {
  /** Hash of the policy in force. */
  readonly policy: string
  readonly tunables: readonly Threshold[]
  /** Which policy ran since when, newest first. */
  readonly history: readonly { readonly since: number; readonly policy: string; readonly thresholds: string }[]
}

export interface Trial {
  readonly id: string
  readonly actor: string
  readonly startedAt: number
  readonly from: number
  readonly to: number
  readonly change: TrialChange
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  readonly events: { readonly done: number; readonly total: number }
  readonly detail: string | null
  /** Null in lists, and until it is done. */
  readonly result: TrialResult | null
}

export type TrialWish = { readonly hours: number } & ({ readonly policy: PolicyChange } | { readonly rules: string })

const ROOT = '/api/v1/tuning'
const DAY_MS = 86_400_000

export function tuningEndpoints(request: Request) {
  return {
    noise: ({ days, ...question }: NoiseQuestion, now: number) => {
      const params = new URLSearchParams({ from: String(now - days * DAY_MS), to: String(now) })
      for (const [name, value] of Object.entries(question)) if (value !== '') params.set(name, value)
      return request<NoiseTop>(`${ROOT}/noise?${params.toString()}`)
    },
    feedback: ({ days, ...question }: FeedbackQuestion, now: number, cursor: string | null) => {
      const params = new URLSearchParams({ from: String(now - days * DAY_MS), limit: '50' })
      for (const [name, value] of Object.entries(question)) if (value !== '') params.set(name, value)
      if (cursor !== null) params.set('cursor', cursor)
      return request<Page<Feedback>>(`${ROOT}/feedback?${params.toString()}`)
    },
    policyNow: () => request<PolicyNow>(`${ROOT}/policy`),
    trials: () => request<{ readonly items: readonly Trial[] }>(`${ROOT}/trials`),
    trial: (id: string) => request<Trial>(`${ROOT}/trials/${encodeURIComponent(id)}`),
    startTrial: (wish: TrialWish) => request<Trial>(`${ROOT}/trials`, { method: 'POST', body: wish }),
    cancelTrial: (id: string) => request<Trial>(`${ROOT}/trials/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    precision: (days: number, now: number) => request<Precision>(`${ROOT}/precision?from=${now - days * DAY_MS}`),
  }
}
