// A maintenance window for tests.
import type { Schedule } from '../../correlate/contract/maintenance/schedule.ts'
import type { MaintenanceWindow, ScopeEntry } from '../../correlate/contract/maintenance/window.ts'

export function maintenanceOf(
  id: string,
  entries: readonly ScopeEntry[],
  schedule: Schedule,
  parts: Partial<MaintenanceWindow> = {},
): MaintenanceWindow {
  return {
    id,
    revision: 1,
    title: 'New firmware',
    reason: 'bug in the old one',
    change: 'CHG-1',
    scope: { entries, classes: [] },
    schedule,
    createdBy: 'ann',
    createdAt: 1,
    updatedBy: 'ann',
    updatedAt: 1,
    cancelledAt: null,
    ...parts,
  }
}
