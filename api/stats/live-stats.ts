// The numbers of the present, counted from memory: the `stats` event of the live stream and part of GET /stats.
import { PRIORITIES, type Priority } from '../../correlate/contract/incident.ts'
import type { LiveView } from '../live/live-view.ts'

export interface LiveStats {
  /** Neither resolved nor closed. */
  readonly openIncidents: number
  readonly unacknowledgedIncidents: number
  readonly openByPriority: Readonly<Record<Priority, number>>
  /** Active alerts that are not held back. */
  readonly activeAlerts: number
  readonly suppressedAlerts: number
  /** Rounded to 100 ms: from the stream storing a change to us having it. */
  readonly lagMs: number
  /** False while ClickHouse is away: only the present can be shown. */
  readonly history: boolean
}

export function liveStats(live: LiveView, lagMs: number, history: boolean): LiveStats {
  // An object with every priority as its key.
  const openByPriority = Object.fromEntries(PRIORITIES.map((priority) => [priority, 0])) as Record<Priority, number>
  let openIncidents = 0
  let unacknowledgedIncidents = 0
  for (const { state, priority, acknowledgedAt } of live.incidents.values()) {
    if (state === 'resolved' || state === 'closed') continue
    openIncidents += 1
    openByPriority[priority] += 1
    if (acknowledgedAt === null) unacknowledgedIncidents += 1
  }
  return {
    openIncidents,
    unacknowledgedIncidents,
    openByPriority,
    activeAlerts: live.alerts.activeCount - live.alerts.suppressedCount,
    suppressedAlerts: live.alerts.suppressedCount,
    lagMs: Math.round(lagMs / 100) * 100,
    history,
  }
}
