// What a silence or a maintenance window that is not set yet would hold back now: active alerts, and the open incidents that they are in.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { LiveView } from '../live/live-view.ts'

const SHOWN = 20

/** @param isHeld whether it would hold the alert back */
export function heldNow(
  { alerts, incidents }: Pick<LiveView, 'alerts' | 'incidents'>,
  isHeld: (alert: Alert) => boolean,
) {
  const held: Alert[] = []
  const perIncident = new Map<string, number>()
  for (const alert of alerts.values()) {
    if (alert.state !== 'active' || !isHeld(alert)) continue
    held.push(alert)
    const incidentId = alert.membership?.incidentId
    if (incidentId !== undefined) perIncident.set(incidentId, (perIncident.get(incidentId) ?? 0) + 1)
  }
  const touched = [...perIncident]
    .flatMap(([id, count]) => {
      const incident = incidents.get(id)
      const isOpen = incident !== undefined && incident.state !== 'resolved' && incident.state !== 'closed'
      return isOpen ? [{ incident, count }] : []
    })
    .sort((a, b) =>
      a.incident.priority < b.incident.priority
        ? -1
        : a.incident.priority > b.incident.priority
          ? 1
          : b.count - a.count,
    )
  return {
    alerts: held.length,
    incidents: touched.length,
    whole: touched.filter(({ incident, count }) => count >= incident.activeAlertCount).length,
    worst: touched
      .slice(0, SHOWN)
      .map(({ incident: { id, title, titleSaying, priority, activeAlertCount }, count }) => ({
        ...{ id, title, titleSaying, priority, activeAlertCount },
        alerts: count,
      })),
    samples: held.slice(0, SHOWN).map(({ id, eventClass, ci, severity, summary }) => ({
      ...{ id, eventClass, severity, summary },
      ci: ci.id,
    })),
  }
}
