// Maintenance windows: what their beginning and end do to alerts that are active, and to incidents that have been open before.
import { occurrenceAt } from '../../contract/maintenance/schedule.ts'
import type { MaintenanceWindow } from '../../contract/maintenance/window.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import type { AlertRecord, IncidentRecord, MaintenanceRecord } from '../state.ts'
import { ENGINE, recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { holdActive } from './hold-active.ts'
import { releaseHeld } from './release-held.ts'
import { isInForce } from './silences-over.ts'
import { covers } from './windows-over.ts'

/** Keeps the window, in place of what was known of it, from its present or next occurrence on. Does nothing more when none is left. */
export function keepWindow(work: StepWork, window: MaintenanceWindow): void {
  const { state, index } = work
  index.covers.delete(window.id)
  const occurrence = occurrenceAt(window.schedule, state.now)
  if (occurrence === null || window.cancelledAt !== null) state.maintenance.delete(window.id)
  else {
    state.maintenance.set(window.id, { window, ...occurrence })
    state.timers.arm(occurrence.endsAt, 'maintenanceEnd', window.id)
    if (occurrence.startsAt > state.now) state.timers.arm(occurrence.startsAt, 'maintenanceStart', window.id)
  }
  // What it held and covers no more goes on; the rest stays held, as what it covers now is.
  tell(work, window, 'maintenance_ended', releaseHeld(work, window.id))
  startOccurrence(work, window.id)
}

/** What is active and covered is held back from now on. */
export function startOccurrence(work: StepWork, id: string): void {
  const record = work.state.maintenance.get(id)
  if (record === undefined || !isInForce(record, work.state.now)) return
  const { window } = record
  tell(
    work,
    window,
    'maintenance_began',
    holdActive(work, (alert) => covers(work, window, alert)),
    record,
  )
}

/** @param due when the timer was due: an occurrence that was put off meanwhile goes on */
export function endOccurrence(work: StepWork, id: string, due: number): void {
  const record = work.state.maintenance.get(id)
  if (record?.endsAt === due) keepWindow(work, record.window)
}

/** Incidents go on; each says once how many of its alerts are planned work. */
function tell(
  work: StepWork,
  { id, title }: MaintenanceWindow,
  kind: 'maintenance_began' | 'maintenance_ended',
  alerts: readonly AlertRecord[],
  record?: MaintenanceRecord,
): void {
  const counts = new Map<IncidentRecord, number>()
  for (const alert of alerts) {
    const incident = incidentOf(work, alert)
    // One that it has just opened or joined has no maintenance in its past.
    if (incident === null || incident.openedAt === work.state.now) continue
    if (record === undefined && (alert.membership?.joinedAt ?? 0) === work.state.now) continue
    counts.set(incident, (counts.get(incident) ?? 0) + 1)
  }
  for (const [incident, count] of counts) {
    const active = incident.activeCount
    const text =
      record === undefined
        ? `maintenance "${title}" is over for ${count} of ${active} active alerts`
        : `${count} of ${active} active alerts are in maintenance: ${title}`
    const until = record === undefined ? {} : { until: record.endsAt }
    recordActivity(work, incident, kind, ENGINE, text, { window: id, title, alerts: count, active, ...until })
  }
}
