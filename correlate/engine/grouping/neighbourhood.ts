// What an open incident reaches on the topology: its members per CI, and what they have in common above them. Whole numbers and maxima only,
// so that the same members give the same neighbourhood in whatever order they joined.
import { addTo, removeFrom } from '../engine-index.ts'
import type { EngineIndex } from '../engine-index.ts'
import { classKind } from '../classes/class-families.ts'
import type { Family } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import { isPartial } from '../classes/partial.ts'
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
  readonly ports: Set<string>
  readonly bonds: Map<Family, Bond>
  /** The same by class, under its common name. */
  readonly classes: Map<string, Bond>
}

export interface BelowEntry {
  /** Member CIs below, and their weights added up (per mille). */
  cis: number
  weight: number
  /** The ways by which they need the place: its direct dependant on the way -> newest raise behind it. */
  readonly branches: Map<string, number>
  readonly bonds: Map<Family, Bond>
}

export interface Neighbourhood {
  readonly own: Map<string, OwnEntry>
  readonly below: Map<string, BelowEntry>
}

export function emptyNeighbourhood(): Neighbourhood {
  return { own: new Map(), below: new Map() }
}

/** Adds a member, or takes note of its new episode. */
export function addMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const neighbourhood = neighbourhoodOf(index, incident)
  const family = classKind(alert.eventClass).family
  const ci = alert.ci.id
  let own = neighbourhood.own.get(ci)
  const firstOnCi = own === undefined
  if (own === undefined) {
    own = {
      alerts: 0,
      active: 0,
      firstAt: alert.firstSeenAt,
      whole: 0,
      ports: new Set(),
      bonds: new Map(),
      classes: new Map(),
    }
    neighbourhood.own.set(ci, own)
    addTo(index.incidentsOn, ci, incident)
  }
  own.alerts++
  if (alert.state === 'active') own.active++
  own.firstAt = Math.min(own.firstAt, alert.firstSeenAt)
  if (alert.component !== null && isPartial(alert)) own.ports.add(alert.component)
  else own.whole++
  bind(own.bonds, family, alert, 0)
  bind(own.classes, conditionName(alert.eventClass), alert, 0)
  for (const up of index.topology.upstream(ci, hops)) {
    let below = neighbourhood.below.get(up.ci)
    if (below === undefined) {
      below = { cis: 0, weight: 0, branches: new Map(), bonds: new Map() }
      neighbourhood.below.set(up.ci, below)
      addTo(index.incidentsBelow, up.ci, incident)
    }
    if (firstOnCi) {
      below.cis++
      below.weight += up.weight
    }
    if (!up.peer) bind(below.bonds, family, alert, up.hops)
    touchBranch(below, up, alert)
  }
}

/** A member's episode began again: its bonds are as fresh as its raise. */
export function refreshMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, hops: number): void {
  const neighbourhood = index.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) return
  const family = classKind(alert.eventClass).family
  const own = neighbourhood.own.get(alert.ci.id)
  if (own !== undefined) {
    bind(own.bonds, family, alert, 0)
    bind(own.classes, conditionName(alert.eventClass), alert, 0)
  }
  for (const up of index.topology.upstream(alert.ci.id, hops)) {
    const below = neighbourhood.below.get(up.ci)
    if (below === undefined) continue
    if (!up.peer) bind(below.bonds, family, alert, up.hops)
    touchBranch(below, up, alert)
  }
}

/** An older raise of a member was heard of. */
export function beganEarlier(index: EngineIndex, incident: IncidentRecord, { ci, firstSeenAt }: AlertRecord): void {
  const own = index.neighbourhoods.get(incident.id)?.own.get(ci.id)
  if (own !== undefined) own.firstAt = Math.min(own.firstAt, firstSeenAt)
}

export function countMember(index: EngineIndex, incident: IncidentRecord, alert: AlertRecord, change: 1 | -1): void {
  const own = index.neighbourhoods.get(incident.id)?.own.get(alert.ci.id)
  if (own !== undefined) own.active += change
}

/** Takes the incident off the map: it was closed, merged, or will be drawn again. */
export function removeNeighbourhood(index: EngineIndex, incident: IncidentRecord): void {
  const neighbourhood = index.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) return
  for (const ci of neighbourhood.own.keys()) removeFrom(index.incidentsOn, ci, incident)
  for (const ci of neighbourhood.below.keys()) removeFrom(index.incidentsBelow, ci, incident)
  index.neighbourhoods.delete(incident.id)
}

/** Draws the incident's neighbourhood from its members, after some were taken away. */
export function redrawNeighbourhood(
  state: EngineState,
  index: EngineIndex,
  incident: IncidentRecord,
  hops: number,
): void {
  removeNeighbourhood(index, incident)
  if (incident.state === 'closed') return
  index.neighbourhoods.set(incident.id, emptyNeighbourhood())
  for (const id of incident.alertIds) {
    const alert = state.alerts.get(id)
    if (alert !== undefined) addMember(index, incident, alert, hops)
  }
}

function neighbourhoodOf(index: EngineIndex, incident: IncidentRecord): Neighbourhood {
  let neighbourhood = index.neighbourhoods.get(incident.id)
  if (neighbourhood === undefined) {
    neighbourhood = emptyNeighbourhood()
    index.neighbourhoods.set(incident.id, neighbourhood)
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

/** Keeps the newest; of equal times the smaller id, so that order does not matter. */
function bind<Kind extends string>(bonds: Map<Kind, Bond>, kind: Kind, alert: AlertRecord, hops: number): void {
  const bond = bonds.get(kind)
  if (bond === undefined) bonds.set(kind, { alertId: alert.id, at: alert.raisedAt, hops })
  else if (alert.raisedAt > bond.at || (alert.raisedAt === bond.at && alert.id < bond.alertId)) {
    bond.alertId = alert.id
    bond.at = alert.raisedAt
    bond.hops = hops
  }
}
