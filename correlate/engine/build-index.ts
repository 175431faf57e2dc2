// Computes the index from the state: after a restart, and when a new CMDB version moves the neighbourhoods.
import type { Topology } from '../topology/topology.ts'
import { countActive, hold, indexAlert } from './engine-index.ts'
import type { EngineIndex } from './engine-index.ts'
import { addMember, emptyNeighbourhood } from './grouping/neighbourhood.ts'
import { buildPatternIndex } from './problems/pattern-index.ts'
import type { EngineState } from './state.ts'

export function buildIndex(state: EngineState, topology: Topology, hops: number): EngineIndex {
  const index: EngineIndex = {
    topology,
    alertByKey: new Map(),
    sourceByKey: new Map(),
    neighbourhoods: new Map(),
    incidentsOn: new Map(),
    incidentsBelow: new Map(),
    incidentsNaming: new Map(),
    downAlerts: new Map(),
    heldBy: new Map(),
    silenceMatches: new Map(),
    patterns: buildPatternIndex(state.recurrence, topology),
    activeAlerts: 0,
    openIncidents: 0,
  }
  for (const incident of state.incidents.values()) {
    if (incident.state === 'closed') continue
    index.openIncidents++
    index.neighbourhoods.set(incident.id, emptyNeighbourhood())
  }
  for (const alert of state.alerts.values()) {
    // It belongs to an incident of the past, also when its newer episode is forgotten before it.
    if (!alert.superseded) indexAlert(index, alert)
    // The source of a notice's alert is its own; those of a condition are the newest alert's.
    if (!alert.superseded || alert.notice) {
      for (const source of alert.sources) index.sourceByKey.set(source.key, { alert, source })
    }
    if (alert.state === 'active') countActive(index, alert)
    for (const by of alert.suppression?.by ?? []) hold(index, by, alert)
    const incident = alert.membership === null ? undefined : state.incidents.get(alert.membership.incidentId)
    if (incident !== undefined && incident.state !== 'closed') addMember(index, incident, alert, hops)
  }
  return index
}
