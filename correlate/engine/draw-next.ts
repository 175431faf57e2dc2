// Makes another version of the topology ready while the present one is in force: its walks are made, and the open incidents drawn on it, so that
// the step which takes it only has to exchange the drawings. What is drawn already follows what happens meanwhile (member-changes.ts), so the next one is never behind.
import type { Pausing } from '../../platform/pieces/pausing.ts'
import type { Topology } from '../topology/topology.ts'
import { emptyDrawing } from './engine-index.ts'
import type { NextDrawing } from './engine-index.ts'
import { drawIncident } from './grouping/draw-members.ts'
import type { Policy } from './policy.ts'
import type { EngineState } from './state.ts'

/**
 * Pauses after each walk and each incident (some 5 µs a member); steps may be taken then. The first step with this topology takes the drawing, if it is whole by then; it gives the same
 * result when it is not, but has to draw everything itself. Given up (`return`), nothing is left of it.
 */
export function* drawNext(state: EngineState, topology: Topology, { grouping }: Policy): Pausing<void> {
  const { index } = state
  // Nothing is drawn before the first step.
  if (index === null || index.topology === topology) return
  const next: NextDrawing = { drawing: emptyDrawing(topology), drawn: new Set(), isWhole: false }
  index.next = next
  try {
    for (const walk of index.topology.walks()) {
      walk(topology)
      yield
    }
    // Those that are opened meanwhile come at the end of it.
    for (const incident of state.incidents.values()) {
      next.drawn.add(incident)
      drawIncident(next.drawing, state, incident, grouping.hops)
      yield
    }
    next.isWhole = true
  } finally {
    if (!next.isWhole && index.next === next) index.next = null
  }
}
