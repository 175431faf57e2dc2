// The alert's CI has members already.
import { sameCiFit } from '../classes/compatibility.ts'
import { isLive } from './idle-limit.ts'
import { better, freshness } from './relation.ts'
import type { FindRelation, Relation } from './relation.ts'

/** Not certainty: a server can have two troubles. */
const STRUCTURE = 0.9
/** As long as something is wrong with the CI, the next trouble on it belongs to the same picture. */
const WHILE_ACTIVE = 0.85

export const sameCi: FindRelation = (encounter) => {
  const { alert, family, neighbourhood } = encounter
  const own = neighbourhood.own.get(alert.ci.id)
  if (own === undefined) return null
  const fresh = freshness(
    encounter,
    0.7,
    own.active > 0 && isLive(encounter.incident, encounter.now) ? WHILE_ACTIVE : 0,
  )
  let best: Relation | null = null
  for (const [other, bond] of own.bonds) {
    const fit = sameCiFit(family, other)
    best = better(best, {
      kind: 'same_ci',
      score: STRUCTURE * fit * fresh,
      structure: STRUCTURE,
      fit,
      freshness: fresh,
      viaAlertId: bond.alertId,
      place: alert.ci.id,
      hops: 0,
      lagMs: alert.raisedAt - bond.at,
    })
  }
  return best
}
