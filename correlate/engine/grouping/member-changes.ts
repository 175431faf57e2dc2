// What happens to the members of an incident, on the drawing in force, and on the next one where the incident is there already.
import type { Drawing, EngineIndex } from '../engine-index.ts'
import type { AlertRecord, EngineState, IncidentRecord } from '../state.ts'
import { drawMember, erase, freshenMember, takeMembers } from './draw-members.ts'

export function addMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  onEach(index, incident, (drawing) => drawMember(drawing, incident, alert, hops))
}

/** A member's episode began again. */
export function refreshMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  onEach(index, incident, (drawing) => freshenMember(drawing, incident, alert, hops))
}

export function countMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, change: 1 | -1): void {
  onEach(index, incident, ({ neighbourhoods }) => {
    const own = neighbourhoods.get(incident.id)?.own.get(alert.ci.id)
    if (own !== undefined) own.active += change
  })
}

/** Takes the incident off the map: it was closed or merged. */
export function removeNeighbourhood(index: EngineIndex, incident: IncidentRecord): void {
  onEach(index, incident, (drawing) => erase(drawing, incident))
}

/** Members left the incident; it does not count them any more. */
export function removeMembers(
  state: EngineState,
  index: EngineIndex,
  incident: IncidentRecord,
  leaving: readonly AlertRecord[],
  hops: number,
): void {
  onEach(index, incident, (drawing) => takeMembers(drawing, state, incident, leaving, hops))
}

function onEach(index: EngineIndex, incident: IncidentRecord, change: (drawing: Drawing) => void): void {
  const { next } = index
  change(index)
  if (next !== null && (next.isWhole || next.drawn.has(incident))) change(next.drawing)
}
