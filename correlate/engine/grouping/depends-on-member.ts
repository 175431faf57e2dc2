// The alert's CI needs a CI that has members: they may be its cause.
import { causes } from '../classes/compatibility.ts'
import type { Upstream } from '../../topology/topology.ts'
import { isLive } from './idle-limit.ts'
import { wayOf } from './below.ts'
import { familyAt, familyOf, newestOf } from './neighbourhood.ts'
import type { OwnEntry } from './neighbourhood.ts'
import { leadsOver, unnamedPorts } from './ports.ts'
import { freshness, isBetter } from './relation.ts'
import type { Candidate, FindRelation, Relation, Surroundings } from './relation.ts'
import { withstands } from './spare.ts'

/** A cause that still lasts goes on to cause, however long ago the last symptom was seen. */
const WHILE_ACTIVE = 0.9

export const dependsOnMember: FindRelation = (around, candidate) => {
  const { alert, family, upstream } = around
  const { incident, neighbourhood } = candidate
  // What a down device holds back belongs to it, even when its tool has not renewed its alert.
  const isInhibited = alert.suppression?.kind === 'inhibit'
  let best: Relation | null = null
  for (const up of upstream) {
    const own = neighbourhood.own.get(up.ci)
    // A port that leads elsewhere is no consequence of what is above.
    if (own === undefined || (around.named !== null && !leadsOver(up, alert.ci.id, around.named))) continue
    const lasts = own.active > 0 && (isInhibited || isLive(incident, around.now))
    const fresh = freshness(around, incident, lasts ? WHILE_ACTIVE : 0.5, lasts ? WHILE_ACTIVE : 0)
    const reach = (up.weight / 1000) * reachOf(around, candidate, up, own)
    for (let at = 0; at < own.newest.length; at++) {
      const member = familyAt(own, at)
      if (member === null) continue
      const cause = familyOf(member)
      const fit = causes(cause, family)
      const structure = reach * withstands(around, up, alert, cause)
      const score = structure * fit * fresh
      if (!isBetter(score, member.id, best)) continue
      best = {
        kind: 'depends_on_member',
        score,
        structure,
        fit,
        freshness: fresh,
        viaAlertId: member.id,
        place: up.ci,
        hops: up.hops,
        lagMs: alert.raisedAt - member.raisedAt,
      }
    }
  }
  return best
}

/** How surely what is wrong there touches this CI: a port touches only what is behind it, and mostly nobody wrote down what that is. */
function reachOf({ alert, policy }: Surroundings, { neighbourhood }: Candidate, up: Upstream, own: OwnEntry): number {
  if (own.whole > 0 || own.ports.size === 0) return 1
  for (const named of own.ports.values()) if (named !== null && leadsOver(up, alert.ci.id, named)) return 1
  const open = unnamedPorts(own)
  if (open === 0) return 0
  const lag = Math.abs(alert.raisedAt - (newestOf(own, 'link')?.raisedAt ?? alert.raisedAt))
  const soon = (windowMs: number): number => policy.grouping.unclaimedPort * Math.max(0, 1 - lag / windowMs)
  // The cable between two equals goes down at both ends at once.
  if (up.peer) return soon(policy.grouping.promptWindowMs)
  const below = neighbourhood.below.get(up.ci)
  if (below?.hasWay(wayOf(up, alert.ci.id))) return 1
  // As many ways are hit as ports are down: this one is another matter.
  if ((below?.wayCount ?? 0) >= open) return 0
  return soon(policy.grouping.portClaimMs)
}
