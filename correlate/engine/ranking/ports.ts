// Ports and sessions in trouble tell of their other ends. Where they name them, they bear on what is there or behind it, and on nothing else.
import type { Policy } from '../policy.ts'
import type { Upstream } from '../../topology/topology.ts'
import type { Patient } from './symptoms.ts'
import type { Tally } from './tally.ts'

/** Share of what the ports of a CI lost that the way up from it leads over: 1 when they name nothing, for it may be any. */
export function shareOnTheWay({ lost }: Patient, up: Upstream): number {
  if (lost.size === 0) return 1
  let met = 0
  for (let step: Upstream | null = up; step !== null; step = step.via) if (lost.has(step.ci)) met++
  return met / lost.size
}

/**
 * How far ports in trouble on `need` account for trouble on `patient`, which needs it. A port towards the patient, or towards what is between
 * them, only tells of what is wrong there. One upwards cuts off all that is below.
 */
export function portsAccountFor(need: Patient, patient: Patient, up: Upstream, policy: Policy): number {
  if (need.lost.size === 0) return policy.rootCause.unnamedPort
  if (need.lost.has(patient.ci)) return 0
  for (let step = up.via; step !== null; step = step.via) if (need.lost.has(step.ci)) return 0
  let upwards = 0
  for (const above of need.upstream) if (need.lost.has(above.ci)) upwards++
  return Math.min(1, upwards / need.lost.size)
}

/** How far ports in trouble on a CI account for what is below it: for as much as does not hang on their other ends. */
export function portsReachDown({ lost }: Patient, branches: Pick<Tally<string>, 'has'>, { rootCause }: Policy): number {
  if (lost.size === 0) return rootCause.unnamedPort
  let down = 0
  for (const ci of lost) if (branches.has(ci)) down++
  return 1 - (rootCause.explainsHard * down) / lost.size
}

/** CIs with ports that name another one. */
export interface Witnesses {
  readonly all: number
  /** Those of them that do not need it: the others speak for it already as what is below it. */
  readonly beside: number
}

/** Whom ports name, and how many. */
export function witnessesOf(patients: ReadonlyMap<string, Patient>): Map<string, Witnesses> {
  const witnesses = new Map<string, Witnesses>()
  for (const { upstream, lost } of patients.values()) {
    for (const other of lost) {
      const needsIt = upstream.some((up) => up.ci === other && !up.peer)
      const { all, beside } = witnesses.get(other) ?? { all: 0, beside: 0 }
      witnesses.set(other, { all: all + 1, beside: needsIt ? beside : beside + 1 })
    }
  }
  return witnesses
}
