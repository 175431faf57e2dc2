// What is below each CI that alerting ones need or are parts of, collected on one walk over the alerting CIs.
import type { ClassBearing } from '../classes/bearing.ts'
import type { Family } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { Topology, Upstream } from '../../topology/topology.ts'
import { shareOnTheWay } from './ports.ts'
import type { Patient } from './symptoms.ts'
import { Tally } from './tally.ts'

export interface Below {
  cis: number
  /** Masses by the direct dependant that they are or hang on. */
  readonly branches: Tally<string>
  /** What reaches up from them, by family: how much the suspect would explain if it fits. */
  readonly reach: Tally<Family>
  /** Parts of this whole that alert: masses and squares. */
  parts: number
  partMass: number
  partSquares: number
}

export function belowsOf(
  patients: ReadonlyMap<string, Patient>,
  topology: Topology,
  policy: Policy,
): Map<string, Below> {
  let heaviest = 0
  for (const { mass } of patients.values()) heaviest = Math.max(heaviest, mass)
  const belows = new Map<string, Below>()
  for (const patient of patients.values()) {
    for (const up of patient.upstream) {
      if (up.peer || up.type === 'memberOf') continue
      addBelow(belowOf(belows, up.ci), patient, up, heaviest, policy)
    }
    for (const { type, to } of topology.relationships(patient.ci)) {
      if (type === 'memberOf') addPart(belowOf(belows, to), patient)
    }
  }
  return belows
}

function belowOf(belows: Map<string, Below>, ci: string): Below {
  let below = belows.get(ci)
  if (below === undefined) {
    below = { cis: 0, branches: new Tally(), reach: new Tally(), parts: 0, partMass: 0, partSquares: 0 }
    belows.set(ci, below)
  }
  return below
}

/**
 * Outright failures reach their dependants nearly undiminished, what is only felt is less with each hop. Weak symptoms prove little: each
 * counts by its share of the incident's heaviest, so that a crowd of small ones does not add up to a cause.
 */
function addBelow(below: Below, patient: Patient, up: Upstream, heaviest: number, policy: Policy): void {
  below.cis++
  const share = heaviest === 0 ? 0 : patient.mass / heaviest
  const ports = shareOnTheWay(patient, up)
  let mass = 0
  for (const { bearing, weight, isPort } of patient.symptoms) {
    const bears = isPort ? weight * ports : weight
    mass += bears
    below.reach.add(bearing.family, bears * share * reachOf(bearing, up, policy))
  }
  below.branches.add(up.via?.ci ?? patient.ci, mass)
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
