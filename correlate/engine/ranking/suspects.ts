// The CIs that may be the cause, each with what it would explain: its own symptoms, those of what needs it, those of its parts, what ports say of it.
import { causes, sharedFit } from '../classes/compatibility.ts'
import type { Family } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { Topology } from '../../topology/topology.ts'
import { belowsOf } from './belows.ts'
import type { Below } from './belows.ts'
import { evenness, spread } from './evenness.ts'
import { lookBothWays } from './far-end.ts'
import { portsReachDown, witnessesOf } from './ports.ts'
import type { Witnesses } from './ports.ts'
import type { Patient } from './symptoms.ts'
import { unexplained } from './unexplained.ts'

export interface Suspect {
  readonly ci: string
  readonly patient: Patient | null
  /** Its own symptoms' weight, without what its needs and what it lost explain. */
  readonly own: number
  /** What its needs explain, and the need that explains most of it. */
  readonly explainedAway: number
  readonly explainedBy: string | null
  /** What those that it lost explain, and the one that explains most of it. */
  readonly movedAway: number
  readonly farEnd: string | null
  /** From the symptoms of what needs it. */
  readonly below: number
  /** Alerting CIs that need it; wholes do not count as needing their parts. */
  readonly cisBelow: number
  /** From those that lost it (a port, a session, the supply), and how many they are. */
  readonly lost: number
  readonly lostBy: number
  /** From its parts, when they are hit alike. */
  readonly whole: number
  readonly partsHit: number
  readonly parts: number
  /** The incident of its own that it alerts in; null: it is of this one. */
  readonly apartIn: string | null
}

/** What all suspects are weighed with. */
interface Scene {
  readonly patients: ReadonlyMap<string, Patient>
  readonly belows: ReadonlyMap<string, Below>
  readonly witnesses: ReadonlyMap<string, Witnesses>
  readonly topology: Topology
  readonly policy: Policy
  readonly spreads: Map<string, number>
  readonly hasChanged: (ci: string) => boolean
}

/** @param hasChanged whether a CI was changed shortly before */
export function suspectsOf(
  patients: ReadonlyMap<string, Patient>,
  topology: Topology,
  policy: Policy,
  hasChanged: (ci: string) => boolean,
): Suspect[] {
  const belows = belowsOf(patients, topology, policy)
  const witnesses = witnessesOf(patients)
  const scene = { patients, belows, witnesses, topology, policy, spreads: new Map<string, number>(), hasChanged }
  const suspects: Suspect[] = []
  for (const ci of new Set([...patients.keys(), ...belows.keys(), ...witnesses.keys()])) {
    const below = belows.get(ci)
    if (patients.has(ci) || isWorthNaming(ci, below, scene)) suspects.push(weigh(ci, scene))
    // Where needs go in circles, what comes out hangs on where it was begun.
    else if (below !== undefined) spread(ci, scene)
  }
  return lookBothWays(suspects, belows, policy)
}

/** A CI that nothing speaks for but a person. */
export function unsuspected(ci: string): Suspect {
  const nothing = { own: 0, explainedAway: 0, explainedBy: null, below: 0, cisBelow: 0, whole: 0 }
  const notLost = { lost: 0, lostBy: 0, movedAway: 0, farEnd: null }
  return { ci, patient: null, ...nothing, ...notLost, partsHit: 0, parts: 0, apartIn: null }
}

/** What speaks for it, in the units of symptom weights. */
export function weightOf({ own, below, whole, lost }: Suspect): number {
  return own + below + whole + lost
}

/** A silent CI is a suspect only when several things speak for it: one alerting CI explains itself. Most of those around an incident are not. */
function isWorthNaming(ci: string, below: Below | undefined, { witnesses, hasChanged, policy }: Scene): boolean {
  const besides = (witnesses.get(ci)?.beside ?? 0) + (hasChanged(ci) ? 1 : 0)
  return Math.max((below?.cis ?? 0) + besides, below?.parts ?? 0) >= policy.rootCause.silentMinExplained
}

function weigh(ci: string, scene: Scene): Suspect {
  const { patients, belows, topology, policy } = scene
  const below = belows.get(ci)
  const patient = patients.get(ci) ?? null
  // Only of a whole whose parts alert does it matter how many it has.
  const parts = (below?.parts ?? 0) === 0 ? 0 : partsOf(topology, ci)
  const alike = below === undefined ? 0 : evenness(below.partMass, below.partSquares, parts)
  const { remaining, by } = patient === null ? NOTHING : unexplained(patient, alike, patients, policy)
  // What is a consequence itself hands on what hangs on it to its own cause.
  const origin = patient === null || patient.mass === 0 ? 1 : remaining / patient.mass
  return {
    ci,
    patient,
    own: remaining,
    explainedAway: (patient?.mass ?? 0) - remaining,
    explainedBy: by,
    below: below === undefined ? 0 : reaching(ci, below, scene) * spread(ci, scene) * origin,
    cisBelow: below?.cis ?? 0,
    // Each field by its name: many suspects are weighed in a reading, and objects put together from others cost several times as much.
    lost: 0,
    lostBy: 0,
    movedAway: 0,
    farEnd: null,
    apartIn: null,
    whole: policy.rootCause.whole * alike * (below?.partMass ?? 0),
    partsHit: below?.parts ?? 0,
    parts,
  }
}

const NOTHING: { readonly remaining: number; readonly by: string | null } = { remaining: 0, by: null }

/** What reaches it from below, as far as its own symptoms fit it. */
function reaching(ci: string, below: Below, { patients, witnesses, hasChanged, policy }: Scene): number {
  const { rootCause } = policy
  const patient = patients.get(ci)
  const ports = patient === undefined ? 1 : portsReachDown(patient, below.branches, policy)
  const speakers = (witnesses.get(ci)?.all ?? 0) + (hasChanged(ci) ? 1 : 0)
  const silent = 1 - (1 - rootCause.silent) * rootCause.doubtPerWitness ** speakers
  let sum = 0
  for (let place = 0; place < below.reach.keys.length; place++) {
    const symptom = below.reach.keys[place] as Family // within its length
    // Nobody knows how a silent CI failed: as far as such symptoms show a shared cause at all. One that is heard of explains what fits.
    let fit = patient === undefined ? silent * sharedFit(symptom, symptom) : 0
    for (const { bearing, isPort } of patient?.symptoms ?? []) {
      const reaches = bearing.isPart ? rootCause.sparePart : isPort ? ports : 1
      fit = Math.max(fit, causes(bearing.family, symptom) * reaches)
    }
    sum += below.reach.sumAt(place) * fit
  }
  return sum
}

function partsOf(topology: Topology, ci: string): number {
  return topology.upstream(ci, 1).filter(({ type }) => type === 'memberOf').length
}
