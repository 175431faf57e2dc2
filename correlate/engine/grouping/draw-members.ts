// Draws members of an incident on a drawing, takes them off it, and draws an incident as a whole.
import { addTo, removeFrom } from '../engine-index.ts'
import type { Drawing } from '../engine-index.ts'
import { isPartial } from '../classes/partial.ts'
import type { AlertRecord, EngineState, IncidentRecord } from '../state.ts'
import { Below } from './below.ts'
import { namedNeighbour } from './named-neighbour.ts'
import { addNamed, addPort, emptyEntry, emptyNeighbourhood, isNewer } from './neighbourhood.ts'
import type { NamedEntry, Neighbourhood, OwnEntry } from './neighbourhood.ts'
import { leadsOver } from './ports.ts'

/** Draws an incident that is not there yet; a closed one is nowhere. */
export function drawIncident(drawing: Drawing, state: EngineState, incident: IncidentRecord, hops: number): void {
  if (incident.state === 'closed') return
  drawing.neighbourhoods.set(incident.id, emptyNeighbourhood())
  for (const id of incident.alertIds) {
    const alert = state.alerts.get(id)
    if (alert !== undefined) drawMember(drawing, incident, alert, hops)
  }
}

export function drawMember(drawing: Drawing, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const neighbourhood = neighbourhoodOf(drawing, incident)
  const own = ownOf(drawing, neighbourhood, incident, alert.ci.id)
  const upstream = drawing.topology.upstream(own.ci, hops)
  const named = isPartial(alert) ? namedNeighbour(drawing.topology, alert) : null
  if (named !== null && !own.names) {
    // What others on the CI said above it was said without this one.
    for (const up of upstream) neighbourhood.below.get(up.ci)?.merge()
    own.names = true
  }
  count(neighbourhood, own, alert, named)
  if (named !== null) nameIn(drawing, neighbourhood, incident, named, alert)
  for (const up of upstream) {
    // A port that leads elsewhere shows nothing of what is above.
    if (named !== null && !leadsOver(up, own.ci, named)) continue
    belowOf(drawing, neighbourhood, incident, up.ci).add(own, up, alert)
  }
}

/** A member's episode began again: its bonds are as fresh as its raise. */
export function freshenMember(drawing: Drawing, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  const own = neighbourhood?.own.get(alert.ci.id)
  if (neighbourhood === undefined || own === undefined) return
  keepNewest(own, alert)
  const named = isPartial(alert) ? namedNeighbour(drawing.topology, alert) : null
  const entry = named === null ? undefined : neighbourhood.named.get(named)
  if (entry !== undefined) rename(entry, alert)
  for (const up of drawing.topology.upstream(own.ci, hops)) {
    if (named === null || leadsOver(up, own.ci, named)) neighbourhood.below.get(up.ci)?.add(own, up, alert)
  }
}

/** Takes members off that the incident does not have any more. */
export function takeMembers(
  drawing: Drawing,
  state: EngineState,
  incident: IncidentRecord,
  leaving: readonly AlertRecord[],
  hops: number,
): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  const byCi = new Map<string, AlertRecord[]>()
  for (const alert of leaving) {
    const others = byCi.get(alert.ci.id)
    if (others === undefined) byCi.set(alert.ci.id, [alert])
    else others.push(alert)
  }
  // Ports that name their other end are few, and what they leave out is not worth a way of its own.
  const isPlain = [...byCi.keys()].every((ci) => neighbourhood?.own.get(ci)?.names === false)
  if (neighbourhood === undefined || !isPlain) {
    erase(drawing, incident)
    drawIncident(drawing, state, incident, hops)
    return
  }
  for (const [ci, left] of byCi) {
    const own = ownOf(drawing, neighbourhood, incident, ci)
    recount(neighbourhood, own, new Set(left))
    const isGone = own.members.length === 0
    if (isGone && neighbourhood.own.delete(ci)) removeFrom(drawing.incidentsOn, ci, incident)
    for (const up of drawing.topology.upstream(ci, hops)) {
      const redraw = (place: Below): void => drawPlace(drawing, neighbourhood, up.ci, place, hops)
      if (neighbourhood.below.get(up.ci)?.leave(own, up, left, isGone, redraw) !== true) continue
      neighbourhood.below.delete(up.ci)
      removeFrom(drawing.incidentsBelow, up.ci, incident)
    }
  }
}

/** The CI's entry without some of its members, none of which names its other end. */
function recount(neighbourhood: Neighbourhood, own: OwnEntry, left: ReadonlySet<AlertRecord>): void {
  const stay = own.members.filter((alert) => !left.has(alert))
  Object.assign(own, emptyEntry(own.ci))
  neighbourhood.ported.delete(own.ci)
  for (const alert of stay) count(neighbourhood, own, alert, null)
}

/** Says anew what members show below one place. */
function drawPlace(
  { topology }: Drawing,
  { own: entries }: Neighbourhood,
  ci: string,
  place: Below,
  hops: number,
): void {
  for (const needing of place.cis) {
    const own = entries.get(needing)
    const up = topology.upstream(needing, hops).find((one) => one.ci === ci)
    if (own === undefined || up === undefined) continue
    // Where all count, the newest of each class say it all.
    for (const alert of own.names ? own.members : own.newest) {
      const named = own.names && isPartial(alert) ? namedNeighbour(topology, alert) : null
      if (named === null || leadsOver(up, needing, named)) place.add(own, up, alert)
    }
  }
}

export function erase(drawing: Drawing, incident: IncidentRecord): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) return
  for (const ci of neighbourhood.own.keys()) removeFrom(drawing.incidentsOn, ci, incident)
  for (const ci of neighbourhood.below.keys()) removeFrom(drawing.incidentsBelow, ci, incident)
  for (const ci of neighbourhood.named.keys()) removeFrom(drawing.incidentsNaming, ci, incident)
  drawing.neighbourhoods.delete(incident.id)
}

function neighbourhoodOf({ neighbourhoods }: Drawing, incident: IncidentRecord): Neighbourhood {
  let neighbourhood = neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) neighbourhoods.set(incident.id, (neighbourhood = emptyNeighbourhood()))
  return neighbourhood
}

function ownOf(drawing: Drawing, { own }: Neighbourhood, incident: IncidentRecord, ci: string): OwnEntry {
  let entry = own.get(ci)
  if (entry === undefined) {
    own.set(ci, (entry = emptyEntry(ci)))
    addTo(drawing.incidentsOn, ci, incident)
  }
  return entry
}

function belowOf(drawing: Drawing, { below }: Neighbourhood, incident: IncidentRecord, place: string): Below {
  let entry = below.get(place)
  if (entry === undefined) {
    below.set(place, (entry = new Below()))
    addTo(drawing.incidentsBelow, place, incident)
  }
  return entry
}

function count(neighbourhood: Neighbourhood, own: OwnEntry, alert: AlertRecord, named: string | null): void {
  own.members.push(alert)
  if (alert.state === 'active') own.active++
  if (alert.component === null || !isPartial(alert)) own.whole++
  else addPort(neighbourhood, own, alert.component, named)
  keepNewest(own, alert)
}

function keepNewest({ newest }: OwnEntry, alert: AlertRecord): void {
  const at = newest.findIndex(({ eventClass }) => eventClass === alert.eventClass)
  const known = newest[at]
  if (known === undefined) newest.push(alert)
  else if (isNewer(alert, known)) newest[at] = alert
}

function nameIn(
  drawing: Drawing,
  neighbourhood: Neighbourhood,
  incident: IncidentRecord,
  ci: string,
  alert: AlertRecord,
): void {
  const entry = neighbourhood.named.get(ci)
  if (entry === undefined) {
    addNamed(neighbourhood, ci, { by: new Set([alert.ci.id]), newest: alert })
    addTo(drawing.incidentsNaming, ci, incident)
    return
  }
  entry.by.add(alert.ci.id)
  rename(entry, alert)
}

function rename(entry: NamedEntry, alert: AlertRecord): void {
  if (isNewer(alert, entry.newest)) entry.newest = alert
}
