// The CIs that may be the cause, each with what it would explain: its own symptoms, those of what needs it, those of its parts.
import { causes, sharedFit } from '../classes/compatibility.ts'
import type { Family } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { Topology, Upstream } from '../../topology/topology.ts'
import type { Patient, Symptom } from './symptoms.ts'

/** What is below a suspect, collected on one walk over the alerting CIs. */
interface Below {
  cis: number
  /** Masses and their squares, for how evenly they are spread. */
  mass: number
  squares: number
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
  return suspects
}

/** A silent CI is a suspect only when several alerting CIs speak for it: one alerting CI explains itself. */
function isWorthNaming({ patient, cisBelow, partsHit }: Suspect, { rootCause }: Policy): boolean {
  return patient !== null || Math.max(cisBelow, partsHit) >= rootCause.silentMinExplained
}

function belowOf(belows: Map<string, Below>, ci: string): Below {
  let below = belows.get(ci)
  if (below === undefined) {
    below = { cis: 0, mass: 0, squares: 0, reach: new Map(), parts: 0, partMass: 0, partSquares: 0 }
    belows.set(ci, below)
  }
  return below
}

/**
 * Outright failures reach their dependants nearly undiminished, what is only felt is halved a hop and says half as much. Weak symptoms
 * prove little: each counts by its share of the incident's heaviest, so that a crowd of small ones does not add up to a cause.
 */
function addBelow(below: Below, patient: Patient, up: Upstream, heaviest: number, policy: Policy): void {
  const { felt, feltPerHop } = policy.rootCause
  below.cis++
  below.mass += patient.mass
  below.squares += patient.mass ** 2
  const soft = felt * feltPerHop ** up.hops
  for (const { bearing, weight } of patient.symptoms) {
    const share = heaviest === 0 ? 0 : patient.mass / heaviest
    const reach = weight * share * (bearing.isHard ? up.weight / 1000 : soft)
    below.reach.set(bearing.family, (below.reach.get(bearing.family) ?? 0) + reach)
  }
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
  const reached = below === undefined ? 0 : reachOf(below, patient, policy)
  return {
    ci,
    patient,
    own: remaining,
    explainedAway: (patient?.mass ?? 0) - remaining,
    explainedBy: by,
    below: below === undefined ? 0 : reached * evenness(below.mass, below.squares, dependants),
    cisBelow: below?.cis ?? 0,
    dependants,
    whole: policy.rootCause.whole * alike * (below?.partMass ?? 0),
    partsHit: below?.parts ?? 0,
    parts,
  }
}

const NOTHING: { readonly remaining: number; readonly by: string | null } = { remaining: 0, by: null }

function reachOf(below: Below, patient: Patient | null, { rootCause }: Policy): number {
  let sum = 0
  for (const [symptom, reach] of below.reach) {
    // Nobody knows how a silent CI failed: as far as such symptoms show a shared cause at all.
    let fit = rootCause.silent * sharedFit(symptom, symptom)
    for (const family of patient?.families.keys() ?? []) fit = Math.max(fit, causes(family, symptom))
    sum += reach * fit
  }
  return sum
}

/**
 * What is left of a CI's own symptoms when its needs' symptoms explain what they can: symptoms at callers, the cause at the callee.
 * @param alike how evenly its parts are hit: one bad part explains its whole, parts that are all bad are explained by it
 */
function unexplained(
  patient: Patient,
  alike: number,
  patients: ReadonlyMap<string, Patient>,
  topology: Topology,
  policy: Policy,
): { remaining: number; by: string | null } {
  const needs: { up: Upstream; symptoms: readonly Symptom[]; trust: number }[] = []
  for (const up of topology.upstream(patient.ci, policy.grouping.hops)) {
    const isPart = up.type === 'memberOf'
    const need = up.peer || (isPart && up.hops > 1) ? undefined : patients.get(up.ci)
    if (need !== undefined) needs.push({ up, symptoms: need.symptoms, trust: isPart ? 1 - alike : 1 })
  }
  let [remaining, most] = [patient.mass, 0]
  let by: string | null = null
  for (const symptom of patient.symptoms) {
    let taken = 0
    for (const { up, symptoms, trust } of needs) {
      for (const cause of symptoms) {
        const part = trust * symptom.weight * explainedShare(cause, symptom, up, policy)
        if (part > taken) taken = part
        if (part > most) [most, by] = [part, up.ci]
      }
    }
    remaining -= taken
  }
  return { remaining, by }
}

function explainedShare(cause: Symptom, symptom: Symptom, up: Upstream, { rootCause }: Policy): number {
  // Volume moves with everybody's volume, and what got better harms nobody.
  if (cause.bearing.bearing === 'volume' || cause.bearing.bearing === 'better' || symptom.weight === 0) return 0
  const isHard = cause.bearing.isHard && symptom.bearing.isHard
  const reach = isHard
    ? rootCause.explainsHard * (up.weight / 1000)
    : rootCause.explainsFelt * rootCause.feltPerHop ** (up.hops - 1)
  // Requests wait for a slow callee; only those that time out fail by it.
  const isLess = cause.bearing.bearing === 'slow' && symptom.bearing.bearing === 'failing'
  const fit = causes(cause.bearing.family, symptom.bearing.family) * (isLess ? rootCause.slowMakesFail : 1)
  return reach * fit * Math.min(1, cause.weight / symptom.weight)
}

/** 1/n when one of n is hit, 1 when all are hit alike (participation ratio). */
function evenness(sum: number, squares: number, count: number): number {
  return squares === 0 ? 0 : Math.min(1, sum ** 2 / (squares * Math.max(1, count)))
}

function partsOf(topology: Topology, ci: string): number {
  return topology.upstream(ci, 1).filter(({ type }) => type === 'memberOf').length
}
