// All relations of a new alert to one incident, as one score: each piece of evidence that holds makes it likelier (noisy or).
import { dependsOnMember } from './depends-on-member.ts'
import { membersDependOnIt } from './members-depend-on-it.ts'
import type { Encounter, FindRelation, Relation } from './relation.ts'
import { sameCi } from './same-ci.ts'
import { sharedDependency } from './shared-dependency.ts'
import type { IncidentRecord } from '../state.ts'

const RELATIONS: readonly FindRelation[] = [sameCi, dependsOnMember, membersDependOnIt, sharedDependency]

export interface Relatedness {
  readonly incident: IncidentRecord
  readonly score: number
  /** Strongest first; at least one. */
  readonly relations: readonly Relation[]
}

/** Pieces below this are noise and would only lengthen the explanation. */
const NEGLIGIBLE = 0.05

export function relatedness(encounter: Encounter): Relatedness | null {
  const relations: Relation[] = []
  let unrelated = 1
  for (const find of RELATIONS) {
    const relation = find(encounter)
    if (relation === null || relation.score < NEGLIGIBLE) continue
    relations.push(relation)
    unrelated *= 1 - relation.score
  }
  if (relations.length === 0) return null
  relations.sort((a, b) => b.score - a.score)
  return { incident: encounter.incident, score: 1 - unrelated, relations }
}
