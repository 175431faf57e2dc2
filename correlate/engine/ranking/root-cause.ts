// Ranks the CIs that may be the cause of an incident: alerting ones, silent ones that several alerting CIs need, wholes whose parts are
// hit alike, and those of unknown use that alert at the same time.
import type { RootCauseCandidate } from '../../contract/incident.ts'
import type { GivenVerdict } from '../learning/verdicts.ts'
import type { Policy } from '../policy.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'
import type { Topology } from '../../topology/topology.ts'
import { counterfactual } from './counterfactual.ts'
import { explainSuspect } from './explain-suspect.ts'
import { suspectsOf, unsuspected, weightOf } from './suspects.ts'
import type { Suspect } from './suspects.ts'
import { patientsOf } from './symptoms.ts'
import type { AlertsOn } from './symptoms.ts'
import { unlinkedSuspects } from './unlinked-suspects.ts'

export interface RankingInput {
  /** The incident's alerts by CI. */
  readonly members: ReadonlyMap<string, AlertsOn>
  /** Alerts at the same time of CIs that nothing is known to need, each alone in another incident. */
  readonly apart: readonly AlertRecord[]
  /** The first raise of the members, epoch ms. */
  readonly onsetAt: number
  readonly topology: Topology
  readonly policy: Policy
  /** What operators said about the causes of this very incident. */
  readonly verdicts: readonly Pick<GivenVerdict, 'ci' | 'verdict' | 'actor'>[]
  /** What else is known of a CI, as a factor on its score and why: confirmed or rejected causes, a recent change. */
  knownOf(suspect: Suspect): readonly Knowledge[]
  /** Whether the CI was changed shortly before. */
  hasChanged(ci: string): boolean
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
  /** An operator's verdict on it. */
  readonly given: Pick<GivenVerdict, 'verdict' | 'actor'> | null
  /** What speaks for it, in the units of symptom weights. */
  readonly evidence: number
}

/**
 * Best first, at most the policy's number and those that were judged. The score is the candidate's share of all that speaks for anybody, so
 * that it tells a clear case from an open one; a confirmed cause has 1 and one that was ruled out 0. Ties go to the smaller id: the order
 * never depends on arrival.
 */
export function rankRootCauses(input: RankingInput): RootCauseCandidate[] {
  const { members, onsetAt, topology, policy } = input
  if (members.size === 0) return []
  const patients = patientsOf(members.values(), onsetAt, topology, policy)
  const suspects = suspectsOf(patients, topology, policy, (ci) => input.hasChanged(ci))
  suspects.push(...unlinkedSuspects(input.apart, onsetAt, topology, policy))
  const judged = new Map(input.verdicts.map((given) => [given.ci, given]))
  const suspected = new Set(suspects.map(({ ci }) => ci))
  for (const ci of judged.keys()) if (!suspected.has(ci)) suspects.push(unsuspected(ci))
  const ranked = suspects.map((suspect): Ranked => {
    const known = input.knownOf(suspect)
    const factor = known.reduce((product, one) => product * one.factor, 1)
    const given = judged.get(suspect.ci) ?? null
    return { suspect, known, given, evidence: weightOf(suspect) * factor }
  })
  ranked.sort((a, b) => standing(b) - standing(a) || b.evidence - a.evidence || (a.suspect.ci < b.suspect.ci ? -1 : 1))
  const total = ranked.reduce((sum, { evidence }) => sum + evidence, 0)
  const shown = ranked.filter(({ given }, place) => place < policy.rootCause.top || given !== null)
  return shown.map((one, place) => {
    const { ci, patient } = one.suspect
    return {
      ci,
      name: topology.ci(ci)?.name ?? patient?.symptoms[0]?.alert.ci.name ?? ci,
      score: scoreOf(one, total),
      alerting: patient !== null,
      verdict: one.given?.verdict ?? null,
      evidence: [
        ...explainSuspect(one, total, patients.size, topology.downstreamCount(ci, policy.grouping.hops)),
        // Said of the first alone: of the others it would be read as advice.
        ...(place === 0 ? counterfactual(ci, patients, topology) : []),
      ],
    }
  })
}

function standing({ given }: Ranked): number {
  return given === null ? 0 : given.verdict === 'confirmed' ? 1 : -1
}

function scoreOf({ given, evidence }: Ranked, total: number): number {
  if (given !== null) return given.verdict === 'confirmed' ? 1 : 0
  return total === 0 ? 0 : round(evidence / total, 4)
}
