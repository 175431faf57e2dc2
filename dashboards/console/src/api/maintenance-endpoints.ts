// Routes of maintenance windows.
import type { MaintenanceScope, MaintenanceWindow, OnceSchedule, WeeklySchedule, WindowState } from '../contract.ts'
import type { Request } from './request.ts'
import type { SilencePreview } from './silence-endpoints.ts'

export interface MaintenanceOccurrence {
  readonly startsAt: number
  readonly endsAt: number
}

export interface ShownWindow extends Omit<MaintenanceWindow, 'schedule'> {
  readonly schedule: OnceSchedule | Omit<WeeklySchedule, 'offsets'>
  readonly state: WindowState
  /** The one that goes on, else the next; null: it is over. */
  readonly occurrence: MaintenanceOccurrence | null
  /** CIs that it covers. */
  readonly cis: number
  /** Active alerts that it holds back now. */
  readonly holds: number
}

export type PlannedSchedule = OnceSchedule | Omit<WeeklySchedule, 'offsets' | 'skipped' | 'from'>

export interface WindowPlan {
  readonly title: string
  readonly reason: string
  readonly change: string | null
  readonly scope: MaintenanceScope
  readonly schedule: PlannedSchedule
  /** CIs that the preview counted, when somebody confirmed them. */
  readonly covers?: number
}

export interface MaintenancePreview {
  readonly cis: number
  readonly estate: number
  readonly unknown: readonly string[]
  readonly worst: readonly {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly site: string | null
    readonly criticality: number | null
  }[]
  readonly services: number
  readonly needsConfirmation: boolean
  readonly occurrences: readonly MaintenanceOccurrence[]
  /** What it would hold back if it began now. */
  readonly now: SilencePreview
}

interface Items {
  readonly items: readonly ShownWindow[]
}

const ROOT = '/api/v1/maintenance'
const pathOf = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`

export function maintenanceEndpoints(request: Request) {
  return {
    maintenance: () => request<Items>(ROOT),
    /** In force or to come. */
    maintenanceOf: (what: 'ci' | 'incident', id: string) =>
      request<Items>(`${ROOT}?state=active,planned&${what}=${encodeURIComponent(id)}`),
    previewMaintenance: (scope: MaintenanceScope, schedule: PlannedSchedule | null, signal: AbortSignal) =>
      request<MaintenancePreview>(`${ROOT}/preview`, {
        method: 'POST',
        body: schedule === null ? { scope } : { scope, schedule },
        signal,
      }),
    planMaintenance: (plan: WindowPlan) => request<unknown>(ROOT, { method: 'POST', body: plan }),
    changeMaintenance: (id: string, ifRevision: number, changes: Partial<WindowPlan>) =>
      request<unknown>(pathOf(id), { method: 'PATCH', body: changes, ifRevision }),
    skipMaintenance: (id: string, startsAt: number) =>
      request<unknown>(`${pathOf(id)}/skip`, { method: 'POST', body: { startsAt } }),
    cancelMaintenance: (id: string) => request<unknown>(pathOf(id), { method: 'DELETE' }),
  }
}
