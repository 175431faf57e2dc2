// A maintenance window as the API shows it.
import type { OnceSchedule, WeeklySchedule } from '../../correlate/contract/maintenance/schedule.ts'
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { LiveView } from '../live/live-view.ts'
import { standingOf } from '../live/maintenance-table.ts'

/** @param heldBy of scanAlerts */
export function showWindow(
  live: Pick<LiveView, 'maintenance'>,
  window: MaintenanceWindow,
  heldBy: ReadonlyMap<string, number>,
  now: number,
) {
  return {
    ...plain(window),
    ...standingOf(window, now),
    cis: live.maintenance.cisOf(window).size,
    holds: heldBy.get(window.id) ?? 0,
  }
}

type ShownWindow = Omit<MaintenanceWindow, 'schedule'> & {
  readonly schedule: OnceSchedule | Omit<WeeklySchedule, 'offsets'>
}

/** Without the time zone's offsets, which are for reckoning. */
function plain(window: MaintenanceWindow): ShownWindow {
  if (window.schedule.kind === 'once') return { ...window, schedule: window.schedule }
  const { offsets: _offsets, ...schedule } = window.schedule
  return { ...window, schedule }
}
