// Which incidents, not over, affect which services: as the engine said of each incident.
import type { LiveView } from '../live/live-view.ts'

export function incidentsByService(live: LiveView): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, state, services } of live.incidents.values()) {
    if (state === 'closed' || state === 'resolved') continue
    for (const { ci } of services) {
      const known = found.get(ci)
      if (known === undefined) found.set(ci, [id])
      else known.push(id)
    }
  }
  return found
}
