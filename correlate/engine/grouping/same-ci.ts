// The alert's CI has members already.
import { sameCiFit } from '../classes/compatibility.ts'
import { isPartial } from '../classes/partial.ts'
import { isLive } from './idle-limit.ts'
import { familyAt, familyOf } from './neighbourhood.ts'
import { freshness, isBetter } from './relation.ts'
import type { FindRelation, Relation } from './relation.ts'

/** Not certainty: a server can have two troubles. */
const STRUCTURE = 0.9
/** As long as something is wrong with the CI, the next trouble on it belongs to the same picture. */
const WHILE_ACTIVE = 0.85

/** Two ports of one switch: a line card is rarer than two cables. */
const OTHER_PORT = 0.6

export const sameCi: FindRelation = (around, { incident, neighbourhood }) => {
  const { alert, family, now, policy } = around
  const own = neighbourhood.own.get(alert.ci.id)
  if (own === undefined) return null
  const isOtherPort = own.whole === 0 && isPartial(alert) && !own.ports.has(alert.component ?? '')
  const structure = isOtherPort ? OTHER_PORT : STRUCTURE
  const lasting = own.active > 0 && isLive(incident, now) ? WHILE_ACTIVE : 0
  let best: Relation | null = null
  for (let at = 0; at < own.newest.length; at++) {
    const member = familyAt(own, at)
    if (member === null) continue
    const fit = sameCiFit(family, familyOf(member))
    const lagMs = alert.raisedAt - member.raisedAt
    const fresh = isOtherPort
      ? Math.max(0, 1 - Math.abs(lagMs) / policy.grouping.sharedWindowMs)
      : freshness(around, incident, 0.7, lasting)
    const score = structure * fit * fresh
    if (!isBetter(score, member.id, best)) continue
    best = {
      kind: 'same_ci',
      score,
      structure,
      fit,
      freshness: fresh,
      viaAlertId: member.id,
      place: alert.ci.id,
      hops: 0,
      lagMs,
    }
  }
  return best
}
