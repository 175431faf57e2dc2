// What an open incident reaches on the topology: its members per CI, and what they have in common above them. Whole numbers and maxima only,
// so that the same members give the same neighbourhood in whatever order they joined.
import { addTo, removeFrom } from '../engine-index.ts'
import type { Drawing, EngineIndex } from '../engine-index.ts'
import { classKind } from '../classes/class-families.ts'
import type { Family } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import { isPartial } from '../classes/partial.ts'
import { namedNeighbour } from './named-neighbour.ts'
import { leadsOver } from './ports.ts'
import type { Upstream } from '../../topology/topology.ts'
import type { AlertRecord, EngineState, IncidentRecord } from '../state.ts'

/** The newest alert of one family at a place: what a new alert is compared with. */
export interface Bond {
  alertId: string
  /** Raise time of that alert's episode. */
  at: number
  /** From the alert's CI up to the place. */
  hops: number
}

export interface OwnEntry {
  /** Members on this CI, and how many of them are active. */
  alerts: number
  active: number
  /** First raise of any of them. */
  firstAt: number
  /** Members about the CI as a whole, and the ports and sessions that the others are about. */
  whole: number
  /** Port or session -> the CI that it names as its other end; null: it names none. */
  readonly ports: Map<string, string | null>
  readonly bonds: Map<Family, Bond>
  /** The same by class, under its common name. */
  readonly classes: Map<string, Bond>
}

export interface BelowEntry {
  /** The ways by which they need the place: its direct dependant on the way -> newest raise behind it. */
  readonly branches: Map<string, number>
  readonly bonds: Map<Family, Bond>
}

/** A CI that ports and sessions of others name as their other end: it may be what failed, without a word of its own. */
export interface NamedEntry {
  /** CIs that name it. */
  readonly by: Set<string>
  bond: Bond
}

export interface Neighbourhood {
  readonly own: Map<string, OwnEntry>
  readonly below: Map<string, BelowEntry>
  readonly named: Map<string, NamedEntry>
}

export function emptyNeighbourhood(): Neighbourhood {
  return { own: new Map(), below: new Map(), named: new Map() }
}

/** Adds a member. */
export function addMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  onEach(index, incident, (drawing) => drawMember(drawing, incident, alert, hops))
}

/** A member's episode began again: its bonds are as fresh as its raise. */
export function refreshMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  onEach(index, incident, (drawing) => freshen(drawing, incident, alert, hops))
}

/** An older raise of a member was heard of. */
export function beganEarlier(index: EngineIndex, incident: IncidentRecord, { ci, firstSeenAt }: AlertRecord): void {
  onEach(index, incident, ({ neighbourhoods }) => {
    const own = neighbourhoods.get(incident.id)?.own.get(ci.id)
    if (own !== undefined) own.firstAt = Math.min(own.firstAt, firstSeenAt)
  })
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

/** Draws the incident's neighbourhood from its members, after some were taken away. */
export function redrawNeighbourhood(
  state: EngineState,
  index: EngineIndex,
  incident: IncidentRecord,
  hops: number,
): void {
  onEach(index, incident, (drawing) => {
    erase(drawing, incident)
    drawIncident(drawing, state, incident, hops)
  })
}

/** Draws an incident that is not there yet; a closed one is nowhere. */
export function drawIncident(drawing: Drawing, state: EngineState, incident: IncidentRecord, hops: number): void {
  if (incident.state === 'closed') return
  drawing.neighbourhoods.set(incident.id, emptyNeighbourhood())
  for (const id of incident.alertIds) {
    const alert = state.alerts.get(id)
    if (alert !== undefined) drawMember(drawing, incident, alert, hops)
  }
}

/** What happens to an incident happens on the present drawing, and on the next one if it is there already. */
function onEach(index: EngineIndex, incident: IncidentRecord, change: (drawing: Drawing) => void): void {
  const { next } = index
  change(index)
  if (next !== null && (next.isWhole || next.drawn.has(incident))) change(next.drawing)
}

function drawMember(drawing: Drawing, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const { topology } = drawing
  const neighbourhood = neighbourhoodOf(drawing, incident)
  const family = classKind(alert.eventClass).family
  const ci = alert.ci.id
  let own = neighbourhood.own.get(ci)
  if (own === undefined) {
    own = {
      alerts: 0,
      active: 0,
      firstAt: alert.firstSeenAt,
      whole: 0,
      ports: new Map(),
      bonds: new Map(),
      classes: new Map(),
    }
    neighbourhood.own.set(ci, own)
    addTo(drawing.incidentsOn, ci, incident)
  }
  own.alerts++
  if (alert.state === 'active') own.active++
  own.firstAt = Math.min(own.firstAt, alert.firstSeenAt)
  const named = isPartial(alert) ? namedNeighbour(topology, alert) : null
  if (alert.component !== null && isPartial(alert)) own.ports.set(alert.component, named)
  else own.whole++
  if (named !== null) nameIn(drawing, neighbourhood, incident, named, alert)
  bind(own.bonds, family, alert, 0)
  bind(own.classes, conditionName(alert.eventClass), alert, 0)
  for (const up of topology.upstream(ci, hops)) {
    // A port that leads elsewhere shows nothing of what is above.
    if (named !== null && !leadsOver(up, ci, named)) continue
    let below = neighbourhood.below.get(up.ci)
    if (below === undefined) {
      below = { branches: new Map(), bonds: new Map() }
      neighbourhood.below.set(up.ci, below)
      addTo(drawing.incidentsBelow, up.ci, incident)
    }
    if (!up.peer) bind(below.bonds, family, alert, up.hops)
    touchBranch(below, up, alert)
  }
}

function freshen(drawing: Drawing, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) return
  const family = classKind(alert.eventClass).family
  const own = neighbourhood.own.get(alert.ci.id)
  if (own !== undefined) {
    bind(own.bonds, family, alert, 0)
    bind(own.classes, conditionName(alert.eventClass), alert, 0)
  }
  const named = isPartial(alert) ? namedNeighbour(drawing.topology, alert) : null
  const entry = named === null ? undefined : neighbourhood.named.get(named)
  if (entry !== undefined) entry.bond = newer(entry.bond, alert)
  for (const up of drawing.topology.upstream(alert.ci.id, hops)) {
    const below = neighbourhood.below.get(up.ci)
    if (below === undefined || (named !== null && !leadsOver(up, alert.ci.id, named))) continue
    if (!up.peer) bind(below.bonds, family, alert, up.hops)
    touchBranch(below, up, alert)
  }
}

function erase(drawing: Drawing, incident: IncidentRecord): void {
  const neighbourhood = drawing.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) return
  for (const ci of neighbourhood.own.keys()) removeFrom(drawing.incidentsOn, ci, incident)
  for (const ci of neighbourhood.below.keys()) removeFrom(drawing.incidentsBelow, ci, incident)
  for (const ci of neighbourhood.named.keys()) removeFrom(drawing.incidentsNaming, ci, incident)
  drawing.neighbourhoods.delete(incident.id)
}

function neighbourhoodOf({ neighbourhoods }: Drawing, incident: IncidentRecord): Neighbourhood {
  let neighbourhood = neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) {
    neighbourhood = emptyNeighbourhood()
    neighbourhoods.set(incident.id, neighbourhood)
  }
  return neighbourhood
}

function touchBranch({ branches }: BelowEntry, up: Upstream, alert: AlertRecord): void {
  const branch = branchOf(up, alert.ci.id)
  branches.set(branch, Math.max(branches.get(branch) ?? 0, alert.raisedAt))
}

/** The direct dependant of the place over which the CI needs it; the CI itself when it does so directly. */
export function branchOf(up: Upstream, ci: string): string {
  return up.via?.ci ?? ci
}

function nameIn(
  drawing: Drawing,
  { named }: Neighbourhood,
  incident: IncidentRecord,
  ci: string,
  alert: AlertRecord,
): void {
  const entry = named.get(ci)
  if (entry === undefined) {
    named.set(ci, { by: new Set([alert.ci.id]), bond: { alertId: alert.id, at: alert.raisedAt, hops: 0 } })
    addTo(drawing.incidentsNaming, ci, incident)
    return
  }
  entry.by.add(alert.ci.id)
  entry.bond = newer(entry.bond, alert)
}

/** Keeps the newest; of equal times the smaller id, so that order does not matter. */
function bind<Kind extends string>(bonds: Map<Kind, Bond>, kind: Kind, alert: AlertRecord, hops: number): void {
  const bond = bonds.get(kind)
  if (bond === undefined) bonds.set(kind, { alertId: alert.id, at: alert.raisedAt, hops })
  else if (isNewer(alert, bond)) {
    bond.alertId = alert.id
    bond.at = alert.raisedAt
    bond.hops = hops
  }
}

function newer(bond: Bond, alert: AlertRecord): Bond {
  return isNewer(alert, bond) ? { alertId: alert.id, at: alert.raisedAt, hops: bond.hops } : bond
}

function isNewer({ raisedAt, id }: AlertRecord, { at, alertId }: Bond): boolean {
  return raisedAt > at || (raisedAt === at && id < alertId)
}
