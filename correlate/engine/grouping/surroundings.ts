// A new alert and what is around it: looked up once, for all open incidents that it is compared with.
import type { NearCi, Upstream } from '../../topology/topology.ts'
import { classKind } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import { isPartial } from '../classes/partial.ts'
import { pairKey } from '../learning/affinities/affinity-records.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { candidateIncidents } from './candidates.ts'
import { explainersIn } from './explained.ts'
import { namedNeighbour } from './named-neighbour.ts'
import { newestOf } from './neighbourhood.ts'
import { spreadBelow } from './spread.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { saidAlike } from './shared-text.ts'
import { sharedPlace } from './shared-dependency.ts'
import type { Candidate, Surroundings } from './relation.ts'

export interface Scene {
  readonly around: Surroundings
  /** Oldest first. */
  readonly candidates: readonly Candidate[]
}

export function surroundingsOf(work: StepWork, alert: AlertRecord): Scene {
  const { policy, topology, index, state } = work
  const { hops, lifetimeMs } = policy.grouping
  const upstream = topology.upstream(alert.ci.id, hops)
  const family = classKind(alert.eventClass).family
  const named = isPartial(alert) ? namedNeighbour(topology, alert) : null
  const near = learnedSurroundings(work, alert)
  const said = saidAlike(work, alert)
  const telling = said.flatMap(({ via }) => incidentOf(work, via) ?? [])
  const candidates: Candidate[] = []
  for (const incident of candidateIncidents(index, policy, { alert, family, upstream, near, named, telling })) {
    const neighbourhood = index.neighbourhoods.get(incident.id)
    if (neighbourhood === undefined || incident.domain !== alert.domain) continue
    if (state.now - incident.openedAt <= lifetimeMs) candidates.push({ incident, neighbourhood })
  }
  let explainers: readonly string[] | null = null
  let alive: ReadonlySet<string> | null = null
  const around: Surroundings = {
    alert,
    family,
    upstream,
    named,
    near,
    said,
    now: state.now,
    policy,
    stands: remembered((ci: string) => stands(work, ci)),
    speaks: (ci) => speaks(work, alert, ci) || (alive ??= placesAlive(around, candidates)).has(ci),
    explainers: () => (explainers ??= candidates.flatMap((one) => explainersIn(around, one, alert))),
    upstreamOf: (ci) => topology.upstream(ci, hops),
    downstreamCount: (ci) => topology.downstreamCount(ci, hops),
    dependants: (ci) => topology.downstreamCount(ci, 1),
    spread: (up) => spreadBelow(alert, up, candidates, policy),
    shared: remembered((up: Upstream) => sharedPlace(around, up)),
    affinity: (from, to, apart) => state.affinities.rules.get(pairKey(from, to, apart))?.rule,
    classOf: (id) => {
      const found = state.alerts.get(id)
      return found === undefined ? null : conditionName(found.eventClass)
    },
  }
  return { around, candidates }
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}

/** Its own alerts say nothing of what should be. */
function stands({ topology, index }: StepWork, ci: string): boolean {
  const isDown = (one: string): boolean => one !== ci && index.downAlerts.has(one)
  return topology.effects([ci], isDown, () => false).get(ci) !== 'down'
}

function speaks({ index, policy }: StepWork, { raisedAt }: AlertRecord, ci: string): boolean {
  for (const { id } of index.incidentsOn.get(ci) ?? []) {
    const own = index.neighbourhoods.get(id)?.own.get(ci)
    if (own === undefined || own.whole > 0 || own.ports.size === 0) continue
    const at = newestOf(own, 'link')?.raisedAt ?? 0
    if (Math.abs(raisedAt - at) <= policy.grouping.sharedWindowMs) return true
  }
  return false
}

/**
 * Places that work, because something that needs them, and has nothing in their place, told of its ports around the time. Cables prove nothing: the
 * port that is down may be the one towards the place.
 */
function placesAlive(around: Surroundings, candidates: readonly Candidate[]): Set<string> {
  const { alert, policy } = around
  const alive = new Set<string>()
  for (const { neighbourhood } of candidates) {
    for (const ci of neighbourhood.ported) {
      const own = neighbourhood.own.get(ci)
      if (own === undefined || own.whole > 0) continue
      const at = newestOf(own, 'link')?.raisedAt ?? 0
      if (Math.abs(alert.raisedAt - at) > policy.grouping.sharedWindowMs) continue
      for (const up of around.upstreamOf(own.ci)) if (up.spare === null && !isOverCable(up)) alive.add(up.ci)
    }
  }
  return alive
}

function isOverCable(up: Upstream): boolean {
  for (let step: Upstream | null = up; step !== null; step = step.via) if (step.type === 'connectedTo') return true
  return false
}

/** Where members of classes that go with the alert's may be: its CI and those near it; nowhere when nothing was learned of its class. */
function learnedSurroundings({ state, policy, topology }: StepWork, { ci, eventClass }: AlertRecord): NearCi[] {
  if (!state.affinities.linked.has(conditionName(eventClass))) return []
  return [{ ci: ci.id, hops: 0 }, ...topology.near(ci.id, policy.affinity.hops, policy.affinity.maxNearCis)]
}
