// What the members of an incident say about each CI: one symptom a class, weighed by what it says, how strong, how unusual and how early it is.
import { bearingOf } from '../classes/bearing.ts'
import type { ClassBearing } from '../classes/bearing.ts'
import type { Policy } from '../policy.ts'
import { tellsOfLostSupply } from '../classes/lost-supply.ts'
import { isPartial } from '../classes/partial.ts'
import { namedNeighbour } from '../grouping/named-neighbour.ts'
import type { AlertRecord } from '../state.ts'
import type { Topology, Upstream } from '../../topology/topology.ts'
import { strengthOf } from './strength.ts'

export interface Symptom {
  readonly eventClass: string
  readonly bearing: ClassBearing
  /** The alert that tells most of it. */
  readonly alert: AlertRecord
  readonly strength: number
  readonly weight: number
  /** It tells of single ports and sessions, or of the supply: of what is at the other end as much as of the CI. */
  readonly isPort: boolean
}

/** What an incident has on one CI, in no order. */
export interface AlertsOn {
  readonly ci: string
  readonly members: readonly AlertRecord[]
}

export interface Patient {
  readonly ci: string
  /** What it needs within the reach of grouping. */
  readonly upstream: readonly Upstream[]
  /** Heaviest first; of equals in the order of their classes. */
  readonly symptoms: readonly Symptom[]
  /** Weights added up, and that part of it which stops dependants outright. */
  readonly mass: number
  readonly hardMass: number
  /** One of its symptoms counts as its being out of reach. */
  readonly isUnreachable: boolean
  /** CIs that it says are gone: the other ends of its ports and sessions, its supply. */
  readonly lost: ReadonlySet<string>
  readonly alerts: number
  readonly active: number
  /** First raise here after the incident's first, ms. */
  readonly lagMs: number
}

/**
 * The alerting CIs of an incident, in the order of their ids: sums of floats must not depend on the order of joining.
 * @param firstAt the incident's first raise, epoch ms
 */
export function patientsOf(
  places: Iterable<AlertsOn>,
  firstAt: number,
  topology: Topology,
  policy: Policy,
): Map<string, Patient> {
  const patients = new Map<string, Patient>()
  for (const place of [...places].sort((a, b) => (a.ci < b.ci ? -1 : 1)))
    patients.set(place.ci, examine(place, firstAt, topology, policy))
  return patients
}

function examine({ ci, members: alerts }: AlertsOn, firstAt: number, topology: Topology, policy: Policy): Patient {
  const byClass = new Map<string, Symptom>()
  let lost: Set<string> | null = null
  let [active, lagMs] = [0, Infinity]
  const isLoaded = alerts.some(({ eventClass }) => bearingOf(eventClass).isLoad)
  for (const alert of alerts) {
    if (alert.state === 'active') active++
    lagMs = Math.min(lagMs, alert.onsetAt - firstAt)
    for (const other of lostOf(alert, topology)) (lost ??= new Set()).add(other)
    const symptom = weigh(alert, alert.onsetAt - firstAt, isLoaded, policy)
    const before = byClass.get(alert.eventClass)
    if (before === undefined || isBefore(symptom, before)) byClass.set(alert.eventClass, symptom)
  }
  const symptoms = [...byClass.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
  let [mass, hardMass, isUnreachable] = [0, 0, false]
  for (const { bearing, weight } of symptoms) {
    mass += weight
    if (bearing.isHard) hardMass += weight
    if (bearing.family === 'reachability' && weight > 0) isUnreachable = true
  }
  const upstream = topology.upstream(ci, policy.grouping.hops)
  return {
    ci,
    upstream,
    symptoms,
    mass,
    hardMass,
    isUnreachable,
    lost: lost ?? NOTHING,
    alerts: alerts.length,
    active,
    lagMs,
  }
}

const NOTHING: ReadonlySet<string> = new Set()

function weigh(alert: AlertRecord, lagMs: number, isLoaded: boolean, policy: Policy): Symptom {
  const bearing = bearingOf(alert.eventClass)
  const strength = strengthOf(alert, policy)
  // What more is asked of than usual is slow because of its callers as likely as by itself.
  const isAnswer = isLoaded && (bearing.bearing === 'slow' || bearing.bearing === 'pressed')
  const weight =
    (isAnswer ? policy.rootCause.underLoad : 1) *
    bearing.gravity *
    strength *
    alert.novelty *
    earliness(lagMs, bearing.bearing === 'condition', policy)
  return {
    eventClass: alert.eventClass,
    bearing,
    alert,
    strength,
    weight,
    isPort: isPartial(alert) || tellsOfLostSupply(alert.eventClass),
  }
}

/** What the alert says is gone though it is not on it: the other end of a port or session, the supply of a UPS. */
function lostOf(alert: AlertRecord, topology: Topology): string[] {
  if (tellsOfLostSupply(alert.eventClass))
    return topology.relationships(alert.ci.id).flatMap(({ type, to }) => (type === 'poweredBy' ? [to] : []))
  const other = isPartial(alert) ? namedNeighbour(topology, alert) : null
  return other === null ? [] : [other]
}

/** Of equals the class, then the alert's id decides, so that the order of joining never shows. */
function isBefore(a: Symptom, b: Symptom): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight
  return a.eventClass === b.eventClass ? a.alert.id < b.alert.id : a.eventClass < b.eventClass
}

/** Inside the tolerance being first says nothing: causes are often reported after their symptoms. Beyond it, being late counts against it. */
function earliness(lagMs: number, isCondition: boolean, policy: Policy): number {
  const { precedenceToleranceMs, precedenceFadeMs, latestCondition } = policy.rootCause
  const latest = isCondition ? latestCondition : policy.rootCause.latest
  if (lagMs <= precedenceToleranceMs) return 1
  return Math.max(latest, 1 - ((1 - latest) * (lagMs - precedenceToleranceMs)) / precedenceFadeMs)
}
