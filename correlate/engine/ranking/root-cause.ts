// Ranks the CIs that may be the cause of an incident: alerting ones, silent ones that several alerting CIs need, and wholes whose parts are hit alike.
import type { RootCauseCandidate } from '../../contract/incident.ts'
import type { Policy } from '../policy.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'
import type { Topology } from '../../topology/topology.ts'
import { counterfactual } from './counterfactual.ts'
import { explainSuspect } from './explain-suspect.ts'
import { suspectsOf } from './suspects.ts'
import type { Suspect } from './suspects.ts'
import { patientsOf } from './symptoms.ts'

export interface RankingInput {
  readonly members: readonly AlertRecord[]
  readonly topology: Topology
  readonly policy: Policy
  /** What else is known of a CI, as a factor on its score and why: confirmed or rejected causes, recent changes. */
  knownOf(suspect: Suspect): readonly Knowledge[]
}

/** Something about a CI that its alerts of now do not say. */
export interface Knowledge {
  readonly kind: 'verdict' | 'recent_change'
  readonly factor: number
  readonly text: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface Ranked {
  readonly suspect: Suspect
  readonly known: readonly Knowledge[]
  /** What speaks for it, in the units of symptom weights. */
  readonly evidence: number
}

/**
 * Best first, at most the policy's number. The score is the candidate's share of all that speaks for anybody, so that it tells a clear case
 * from an open one. Ties go to the smaller id: the order never depends on arrival.
 */
export function rankRootCauses(input: RankingInput): RootCauseCandidate[] {
  const { members, topology, policy } = input
  if (members.length === 0) return []
  const patients = patientsOf(members, policy)
  const ranked = suspectsOf(patients, topology, policy).map((suspect): Ranked => {
    const known = input.knownOf(suspect)
    const factor = known.reduce((product, { factor }) => product * factor, 1)
    return { suspect, known, evidence: (suspect.own + suspect.whole + suspect.below) * factor }
  })
  ranked.sort((a, b) => b.evidence - a.evidence || (a.suspect.ci < b.suspect.ci ? -1 : 1))
  const total = ranked.reduce((sum, { evidence }) => sum + evidence, 0)
  return ranked.slice(0, policy.rootCause.top).map((one, place) => ({
    ci: one.suspect.ci,
    name: topology.ci(one.suspect.ci)?.name ?? one.suspect.patient?.symptoms[0]?.alert.ci.name ?? one.suspect.ci,
    score: total === 0 ? 0 : round(one.evidence / total, 4),
    alerting: one.suspect.patient !== null,
    evidence: [
      ...explainSuspect(one, total, patients.size),
      // Said of the first alone: of the others it would be read as advice.
      ...(place === 0 ? counterfactual(one.suspect.ci, patients, topology, policy) : []),
    ],
  }))
}
