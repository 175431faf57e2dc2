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
  count(own, alert, named)
  keepNewest(own, alert)
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

/**
 * Takes members off that the incident does not have any more. What hangs on none of them stays as it is: when a few leave 2,000, all but a few
 * places do.
 */
export function takeMembers(
  drawing: Drawing,
  state: EngineState,
  incident: IncidentRecord,
  leaving: readonly AlertRecord[],
  hops: number,
): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  const own = new Set(leaving.map(({ ci }) => ci.id))
  // Ports that name their other end are few, and what they leave out is not worth a way of its own.
  const isPlain = [...own].every((ci) => neighbourhood?.own.get(ci)?.names === false)
  if (neighbourhood === undefined || !isPlain || leaving.length > incident.alertIds.size) {
    erase(drawing, incident)
    drawIncident(drawing, state, incident, hops)
    return
  }
  const places = new Set<string>()
  for (const alert of leaving) {
    for (const up of drawing.topology.upstream(alert.ci.id, hops)) {
      if (neighbourhood.below.get(up.ci)?.hangsOn(alert, up) === true) places.add(up.ci)
    }
  }
  for (const ci of own) if (neighbourhood.own.delete(ci)) removeFrom(drawing.incidentsOn, ci, incident)
  const above = new Set<string>()
  for (const ci of places) {
    for (const needing of neighbourhood.below.get(ci)?.cis ?? []) above.add(needing)
    if (neighbourhood.below.delete(ci)) removeFrom(drawing.incidentsBelow, ci, incident)
  }
  for (const id of incident.alertIds) {
    const alert = state.alerts.get(id)
    if (alert === undefined) continue
    if (own.has(alert.ci.id)) {
      const entry = ownOf(drawing, neighbourhood, incident, alert.ci.id)
      count(entry, alert, null)
      keepNewest(entry, alert)
    }
    if (above.has(alert.ci.id)) drawAbove(drawing, neighbourhood, incident, alert, places, hops)
  }
}

/** Draws what a member shows at some of the places that it needs. */
function drawAbove(
  drawing: Drawing,
  neighbourhood: Neighbourhood,
  incident: IncidentRecord,
  alert: AlertRecord,
  places: ReadonlySet<string>,
  hops: number,
): void {
  const own = ownOf(drawing, neighbourhood, incident, alert.ci.id)
  const named = own.names && isPartial(alert) ? namedNeighbour(drawing.topology, alert) : null
  for (const up of drawing.topology.upstream(own.ci, hops)) {
    if (!places.has(up.ci) || (named !== null && !leadsOver(up, own.ci, named))) continue
    belowOf(drawing, neighbourhood, incident, up.ci).add(own, up, alert)
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

function count(own: OwnEntry, alert: AlertRecord, named: string | null): void {
  if (alert.state === 'active') own.active++
  if (alert.component === null || !isPartial(alert)) own.whole++
  else addPort(own, alert.component, named)
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
    addNamed(neighbourhood, ci, { by: new Set([alert.ci.id]), bond: { alert, hops: 0 } })
    addTo(drawing.incidentsNaming, ci, incident)
    return
  }
  entry.by.add(alert.ci.id)
  rename(entry, alert)
}

function rename(entry: NamedEntry, alert: AlertRecord): void {
  if (isNewer(alert, entry.bond.alert)) entry.bond = { alert, hops: 0 }
}
