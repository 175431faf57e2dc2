// The stream has taught that such an alert follows such a member at this distance and lag. Binds only near by, within the learned window, and
// only classes whose connection is more than chance: two unrelated faults at one time stay two.
import { conditionName } from '../classes/class-synonyms.ts'
import { attributableShare } from '../learning/affinities/learned-fit.ts'
import type { AlertRecord } from '../state.ts'
import { conditionAt } from './neighbourhood.ts'
import { isBetter } from './relation.ts'
import type { FindRelation, LearnedRelation, Relation, Surroundings } from './relation.ts'

/** As sure as being on one CI; 5 % less per hop, as on any way over the topology. */
const STRUCTURE = 0.9
const PER_HOP = 0.05

export const learnedAffinity: FindRelation = (around, { neighbourhood }) => {
  const { alert, near } = around
  if (near.length === 0) return null
  let best: Relation | null = null
  for (const { ci, hops } of near) {
    const own = neighbourhood.own.get(ci)
    if (own === undefined) continue
    for (let at = 0; at < own.newest.length; at++) {
      const member = conditionAt(own, at)
      if (member === null) continue
      const other = conditionName(member.eventClass)
      const relation = relate(around, conditionName(alert.eventClass), ci, hops, other, member)
      if (relation !== null && isBetter(relation.score, member.id, best)) best = relation
    }
  }
  return best
}

function relate(
  { alert, policy, affinity }: Surroundings,
  own: string,
  place: string,
  hops: number,
  other: string,
  member: AlertRecord,
): LearnedRelation | null {
  const lagMs = alert.raisedAt - member.raisedAt
  const rule = lagMs >= 0 ? affinity(other, own, hops) : affinity(own, other, hops)
  if (rule === undefined || !rule.accepted || rule.score < policy.affinity.minBindingScore) return null
  if (Math.abs(lagMs) > rule.windowMs) return null
  const structure = STRUCTURE - PER_HOP * hops
  const fit = attributableShare(rule, policy.affinity)
  return {
    kind: 'learned_affinity',
    score: structure * fit,
    structure,
    fit,
    freshness: 1,
    viaAlertId: member.id,
    place,
    hops,
    lagMs,
    rule,
  }
}
