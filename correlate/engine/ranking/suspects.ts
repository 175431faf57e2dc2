// The CIs that may be the cause, each with what it would explain: its own symptoms, those of what needs it, those of its parts.
import { causes, sharedFit } from '../classes/compatibility.ts'
import type { ClassBearing } from '../classes/bearing.ts'
import type { Family } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { Topology, Upstream } from '../../topology/topology.ts'
import { lookBothWays } from './far-end.ts'
import type { Patient } from './symptoms.ts'
import { unexplained } from './unexplained.ts'

/** What is below a suspect, collected on one walk over the alerting CIs. */
export interface Below {
  cis: number
  /** Masses by the direct dependant that they are or hang on. */
  readonly branches: Map<string, number>
  /** What reaches up from them, by family: how much the suspect would explain if it fits. */
  readonly reach: Map<Family, number>
  /** Parts of this whole that alert: masses and squares. */
  parts: number
  partMass: number
  partSquares: number
}

export interface Suspect {
  readonly ci: string
  readonly patient: Patient | null
  /** Its own symptoms' weight, without what its needs explain. */
  readonly own: number
  /** That part, and the need that explains most of it. */
  readonly explainedAway: number
  readonly explainedBy: string | null
  /** From the symptoms of what needs it. */
  readonly below: number
  /** Alerting CIs that need it (wholes do not count as needing their parts), and how many CIs need it at all. */
  readonly cisBelow: number
  readonly dependants: number
  /** From its parts, when they are hit alike. */
  readonly whole: number
  readonly partsHit: number
  readonly parts: number
}

export function suspectsOf(patients: ReadonlyMap<string, Patient>, topology: Topology, policy: Policy): Suspect[] {
  const { hops } = policy.grouping
  const heaviest = Math.max(...[...patients.values()].map(({ mass }) => mass))
  const belows = new Map<string, Below>()
  for (const patient of patients.values()) {
    for (const up of topology.upstream(patient.ci, hops)) {
      if (up.peer || up.type === 'memberOf') continue
      addBelow(belowOf(belows, up.ci), patient, up, heaviest, policy)
    }
    for (const { type, to } of topology.relationships(patient.ci)) {
      if (type === 'memberOf') addPart(belowOf(belows, to), patient)
    }
  }
  const suspects: Suspect[] = []
  for (const ci of new Set([...patients.keys(), ...belows.keys()])) {
    const suspect = weigh(ci, patients, belows.get(ci), topology, policy)
    if (isWorthNaming(suspect, policy)) suspects.push(suspect)
  }
  return lookBothWays(suspects, belows, policy)
}

/** A CI that nothing speaks for but a person. */
export function unsuspected(ci: string): Suspect {
  const nothing = { own: 0, explainedAway: 0, explainedBy: null, below: 0, cisBelow: 0, dependants: 0, whole: 0 }
  return { ci, patient: null, ...nothing, partsHit: 0, parts: 0 }
}

/** A silent CI is a suspect only when several alerting CIs speak for it: one alerting CI explains itself. */
function isWorthNaming({ patient, cisBelow, partsHit }: Suspect, { rootCause }: Policy): boolean {
  return patient !== null || Math.max(cisBelow, partsHit) >= rootCause.silentMinExplained
}

function belowOf(belows: Map<string, Below>, ci: string): Below {
  let below = belows.get(ci)
  if (below === undefined) {
    below = { cis: 0, branches: new Map(), reach: new Map(), parts: 0, partMass: 0, partSquares: 0 }
    belows.set(ci, below)
  }
  return below
}

/**
 * Outright failures reach their dependants nearly undiminished, what is only felt is halved a hop and says half as much. Weak symptoms
 * prove little: each counts by its share of the incident's heaviest, so that a crowd of small ones does not add up to a cause.
 */
function addBelow(below: Below, patient: Patient, up: Upstream, heaviest: number, policy: Policy): void {
  below.cis++
  const branch = up.via?.ci ?? patient.ci
  below.branches.set(branch, (below.branches.get(branch) ?? 0) + patient.mass)
  const share = heaviest === 0 ? 0 : patient.mass / heaviest
  for (const { bearing, weight } of patient.symptoms) {
    const reach = weight * share * reachOf(bearing, up, policy)
    below.reach.set(bearing.family, (below.reach.get(bearing.family) ?? 0) + reach)
  }
}

function reachOf({ family, bearing, isHard }: ClassBearing, up: Upstream, { rootCause }: Policy): number {
  if (!isHard) {
    return bearing === 'condition'
      ? rootCause.feltByRule * rootCause.feltByRulePerHop ** up.hops
      : rootCause.felt * rootCause.feltPerHop ** up.hops
  }
  // A supply that failed points along the power cords whether or not a second one holds, and nowhere else.
  if (family === 'power' && bearing === 'condition') return up.type === 'poweredBy' ? 1 : rootCause.powerElsewhere
  return up.weight / 1000
}

function addPart(below: Below, patient: Patient): void {
  below.parts++
  below.partMass += patient.mass
  below.partSquares += patient.mass ** 2
}

function weigh(
  ci: string,
  patients: ReadonlyMap<string, Patient>,
  below: Below | undefined,
  topology: Topology,
  policy: Policy,
): Suspect {
  const patient = patients.get(ci) ?? null
  const dependants = topology.downstreamCount(ci, policy.grouping.hops)
  const parts = partsOf(topology, ci)
  const alike = below === undefined ? 0 : evenness(below.partMass, below.partSquares, parts)
  const { remaining, by } = patient === null ? NOTHING : unexplained(patient, alike, patients, topology, policy)
  // What is a consequence itself hands on what hangs on it to its own cause.
  const origin = patient === null || patient.mass === 0 ? 1 : remaining / patient.mass
  return {
    ci,
    patient,
    own: remaining,
    explainedAway: (patient?.mass ?? 0) - remaining,
    explainedBy: by,
    below: below === undefined ? 0 : reaching(below, patient, policy) * spread(below, ci, topology) * origin,
    cisBelow: below?.cis ?? 0,
    dependants,
    whole: policy.rootCause.whole * alike * (below?.partMass ?? 0),
    partsHit: below?.parts ?? 0,
    parts,
  }
}

const NOTHING: { readonly remaining: number; readonly by: string | null } = { remaining: 0, by: null }

function reaching(below: Below, patient: Patient | null, { rootCause }: Policy): number {
  let sum = 0
  for (const [symptom, reach] of below.reach) {
    // Nobody knows how a silent CI failed: as far as such symptoms show a shared cause at all. One that is heard of explains what fits.
    let fit = patient === null ? rootCause.silent * sharedFit(symptom, symptom) : 0
    for (const { bearing } of patient?.symptoms ?? []) {
      fit = Math.max(fit, causes(bearing.family, symptom) * (bearing.isPart ? rootCause.sparePart : 1))
    }
    sum += reach * fit
  }
  return sum
}

/** 1/n when one of n is hit, 1 when all are hit alike (participation ratio). */
function evenness(sum: number, squares: number, count: number): number {
  return squares === 0 ? 0 : Math.min(1, sum ** 2 / (squares * Math.max(1, count)))
}

/** How evenly the trouble is spread over the direct dependants: one bad branch of ten is that branch's trouble. */
function spread(below: Below, ci: string, topology: Topology): number {
  let [sum, squares] = [0, 0]
  for (const mass of below.branches.values()) {
    sum += mass
    squares += mass ** 2
  }
  return evenness(sum, squares, topology.downstreamCount(ci, 1))
}

function partsOf(topology: Topology, ci: string): number {
  return topology.upstream(ci, 1).filter(({ type }) => type === 'memberOf').length
}
