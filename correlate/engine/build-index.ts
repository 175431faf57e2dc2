// Computes the index from the state: after a restart, and when a CMDB version rules that was not drawn ahead.
import type { Topology } from '../topology/topology.ts'
import { addTo, countActive, emptyDrawing, hold, indexAlert, isOpen, minuteOf } from './engine-index.ts'
import type { EngineIndex } from './engine-index.ts'
import { drawIncident } from './grouping/draw-members.ts'
import { buildPatternIndex } from './problems/pattern-index.ts'
import type { EngineState } from './state.ts'

/** The state's index on the topology: as it is, with what was drawn ahead, or computed anew. */
export function indexOn(state: EngineState, topology: Topology, hops: number): EngineIndex {
  const { index } = state
  if (index === null) return buildIndex(state, topology, hops)
  if (index.topology === topology) return index
  const { next } = index
  if (next?.isWhole === true && next.drawing.topology === topology) return { ...index, ...next.drawing, next: null }
  return buildIndex(state, topology, hops)
}

export function buildIndex(state: EngineState, topology: Topology, hops: number): EngineIndex {
  const index: EngineIndex = {
    ...emptyDrawing(topology),
    next: null,
    alertByKey: new Map(),
    alertBySource: new Map(),
    downAlerts: new Map(),
    heldBy: new Map(),
    silenceMatches: new Map(),
    covers: new Map(),
    openedIn: new Map(),
    patterns: buildPatternIndex(state.recurrence),
    activeAlerts: 0,
    strangers: 0,
    openIncidents: 0,
  }
  for (const incident of state.incidents.values()) {
    if (isOpen(incident)) index.openIncidents++
    if (incident.state !== 'closed') addTo(index.openedIn, minuteOf(incident.openedAt), incident)
    drawIncident(index, state, incident, hops)
  }
  for (const alert of state.alerts.values()) {
    // It belongs to an incident of the past, also when its newer episode is forgotten before it.
    if (!alert.superseded) indexAlert(index, alert)
    // The source of a notice's alert is its own; those of a condition are the newest alert's.
    if (!alert.superseded || alert.notice) {
      for (const source of alert.sources) index.alertBySource.set(source.key, alert)
    }
    if (alert.state === 'active') countActive(index, alert)
    for (const by of alert.suppression?.by ?? []) hold(index, by, alert)
  }
  return index
}
