// Routes of the live list beside incidents themselves: their traits, and saved views.
import type { Request } from './request.ts'

export const HABIT_WORDS = ['frequent', 'rare', 'anomaly'] as const
export type HabitWord = (typeof HABIT_WORDS)[number]

/** What lists say of an incident beside the engine's record. */
export interface IncidentTraits {
  readonly id: string
  readonly site: string | null
  readonly sources: readonly string[]
  readonly flapping: number
  /** Active alerts of it that are planned work. */
  readonly maintenance: number
  /** How usual the cause is for the most critical service, by 30 days; null while the history is away. */
  readonly habit: {
    readonly word: HabitWord | null
    readonly seen: number
    readonly of: number
    readonly service: string | null
  } | null
}

export interface SavedView {
  readonly id: string
  readonly name: string
  /** Query string of the list, without `?`. */
  readonly query: string
  readonly shared: boolean
  readonly owner: string
  /** Whether the person at the screen may change it. */
  readonly mine: boolean
}

export type NewView = Pick<SavedView, 'name' | 'query' | 'shared'>

const ROOT = '/api/v1'
const viewPath = (id: string): string => `${ROOT}/views/${encodeURIComponent(id)}`

export function listEndpoints(request: Request) {
  return {
    traits: () => request<{ readonly items: readonly IncidentTraits[] }>(`${ROOT}/incidents/traits`),
    /** The incidents of `from` become part of `into` and are closed. */
    merge: (into: string, from: readonly string[]) =>
      request<unknown>(`${ROOT}/incidents/${encodeURIComponent(into)}/merge`, { method: 'POST', body: { from } }),
    views: () => request<{ readonly items: readonly SavedView[]; readonly defaultId: string | null }>(`${ROOT}/views`),
    addView: (view: NewView) => request<SavedView>(`${ROOT}/views`, { method: 'POST', body: view }),
    changeView: (id: string, view: NewView) => request<SavedView>(viewPath(id), { method: 'PUT', body: view }),
    removeView: (id: string) => request<unknown>(viewPath(id), { method: 'DELETE' }),
    chooseDefaultView: (id: string | null) =>
      request<unknown>(`${ROOT}/views/default`, { method: 'PUT', body: { id } }),
  }
}
