// All relations of a new alert to one incident, as one score: each piece of evidence that holds makes it likelier (noisy or).
import { classKind } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import { learnedFit } from '../learning/affinities/learned-fit.ts'
import { dependsOnMember } from './depends-on-member.ts'
import { learnedAffinity } from './learned-affinity.ts'
import { membersDependOnIt } from './members-depend-on-it.ts'
import type { Candidate, FindRelation, Relation, Surroundings } from './relation.ts'
import { sameCi } from './same-ci.ts'
import { namesNeighbour } from './names-neighbour.ts'
import { sharedText } from './shared-text.ts'
import { sharedDependency } from './shared-dependency.ts'
import type { IncidentRecord } from '../state.ts'

const RELATIONS: readonly FindRelation[] = [
  sameCi,
  dependsOnMember,
  membersDependOnIt,
  sharedDependency,
  namesNeighbour,
  learnedAffinity,
  sharedText,
]

export interface Relatedness {
  readonly incident: IncidentRecord
  readonly score: number
  /** Strongest first; at least one. */
  readonly relations: readonly Relation[]
}

/** Pieces below this are noise and would only lengthen the explanation. */
const NEGLIGIBLE = 0.05

export function relatedness(around: Surroundings, candidate: Candidate): Relatedness | null {
  const relations: Relation[] = []
  let unrelated = 1
  for (const find of RELATIONS) {
    const found = find(around, candidate)
    const relation = found === null ? null : withLearnedFit(around, found)
    if (relation === null || relation.score < NEGLIGIBLE) continue
    relations.push(relation)
    unrelated *= 1 - relation.score
  }
  if (relations.length === 0) return null
  relations.sort((a, b) => b.score - a.score)
  return { incident: candidate.incident, score: 1 - unrelated, relations }
}

/** What the stream and the operators taught of the two classes corrects what their names say. */
function withLearnedFit({ alert, family, affinity, classOf, policy }: Surroundings, relation: Relation): Relation {
  // A learned relation has it in already; what is named alike may be at any distance.
  const isBeside = relation.kind === 'learned_affinity' || relation.kind === 'shared_text'
  const other = isBeside ? null : classOf(relation.viaAlertId)
  if (other === null) return relation
  const own = conditionName(alert.eventClass)
  const rule = relation.lagMs >= 0 ? affinity(other, own, relation.hops) : affinity(own, other, relation.hops)
  const isUnknown = family === 'unknown' || classKind(other).family === 'unknown'
  const fit = learnedFit(relation.fit, isUnknown, rule, policy.affinity)
  return fit === relation.fit ? relation : { ...relation, fit, score: relation.structure * fit * relation.freshness }
}
