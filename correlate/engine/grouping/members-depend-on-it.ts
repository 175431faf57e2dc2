// Members need the alert's CI: the cause has come after its symptoms.
import { causes } from '../classes/compatibility.ts'
import { isPartial } from '../classes/partial.ts'
import { isLive } from './idle-limit.ts'
import type { BelowEntry } from './neighbourhood.ts'
import { better, freshness } from './relation.ts'
import type { Encounter, FindRelation, Relation } from './relation.ts'

/** 5 % less for each hop that the symptom is away, as upstream (topology/walk.ts). */
const PER_HOP = 0.05
/** Slow probes tell of a cause minutes after its symptoms; as long as those last, it still explains them. */
const WHILE_ACTIVE = 0.6

export const membersDependOnIt: FindRelation = (encounter) => {
  const { alert, family, neighbourhood, incident, now } = encounter
  const below = neighbourhood.below.get(alert.ci.id)
  if (below === undefined) return null
  const fresh = freshness(encounter, 0.7, isLive(incident, now) ? WHILE_ACTIVE : 0)
  const reach = isPartial(alert) ? reachOfPort(encounter, below) : 1
  let best: Relation | null = null
  for (const [symptom, bond] of below.bonds) {
    const structure = (1 - PER_HOP * bond.hops) * reach
    const fit = causes(family, symptom)
    best = better(best, {
      kind: 'members_depend_on_it',
      score: structure * fit * fresh,
      structure,
      fit,
      freshness: fresh,
      viaAlertId: bond.alertId,
      place: alert.ci.id,
      hops: bond.hops,
      lagMs: alert.raisedAt - bond.at,
    })
  }
  return best
}

/** A port is the cause of one way below it at most: of those that no other port of the CI accounts for. */
function reachOfPort({ alert, neighbourhood, policy }: Encounter, { branches }: BelowEntry): number {
  const ports = neighbourhood.own.get(alert.ci.id)?.ports
  if (alert.component !== null && ports?.has(alert.component)) return 1
  return branches.size > (ports?.size ?? 0) ? policy.grouping.unclaimedPort : 1 / Math.max(2, branches.size + 1)
}
