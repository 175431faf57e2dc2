// What a silence would hold back if it began now: the matching of the engine itself, over the alerts in memory.
import { silenceLabel } from '../../correlate/contract/silence-label.ts'
import type { SilenceMatcher } from '../../correlate/contract/silence.ts'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { LiveView } from '../live/live-view.ts'
import { checkMatchers } from './put-silence.ts'

const SHOWN = 20

/** @throws HttpProblem 400 when the matchers are not valid */
export function previewSilence(
  { alerts, incidents }: Pick<LiveView, 'alerts' | 'incidents'>,
  matchers: readonly SilenceMatcher[],
) {
  const holds = checkMatchers(matchers)
  const held: Alert[] = []
  const perIncident = new Map<string, number>()
  for (const alert of alerts.values()) {
    if (alert.state !== 'active' || !holds((name) => silenceLabel(alert, name))) continue
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
