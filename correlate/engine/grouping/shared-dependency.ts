// The alert's CI and a member's CI need the same third one, which may be silent: a rack's power strip, an unmonitored uplink.
import { sharedFit } from '../classes/compatibility.ts'
import { better } from './relation.ts'
import { spreadPlausibility } from './spread.ts'
import type { FindRelation, Relation } from './relation.ts'

/** Two direct dependants. Weaker than a known cause: nothing says that the shared one failed but their number and time. */
export const SHARED_STRUCTURE = 0.8
const PER_HOP = 0.1
/** At the end of the window half of the weight is left. */
const AT_WINDOW = 0.5

export const sharedDependency: FindRelation = (encounter) => {
  const { alert, family, neighbourhood, upstream, policy } = encounter
  const { sharedWindowMs, sharedFanOut, hops: maxHops } = policy.grouping
  let best: Relation | null = null
  for (const up of upstream) {
    if (up.peer) continue
    const below = neighbourhood.below.get(up.ci)
    // A parent with members of its own is no silent one: depends-on-member judges it.
    if (below === undefined || neighbourhood.own.has(up.ci)) continue
    if (encounter.downstreamCount(up.ci) > sharedFanOut) continue
    const plausible = spreadPlausibility(encounter.spread(up.ci), encounter.dependants(up.ci), policy)
    for (const [other, bond] of below.bonds) {
      const lag = Math.abs(alert.raisedAt - bond.at)
      const hops = up.hops + bond.hops
      if (lag > sharedWindowMs || hops > maxHops) continue
      const structure = (SHARED_STRUCTURE - PER_HOP * (hops - 2)) * plausible
      const fit = sharedFit(family, other)
      const fresh = 1 - ((1 - AT_WINDOW) * lag) / sharedWindowMs
      best = better(best, {
        kind: 'shared_dependency',
        score: structure * fit * fresh,
        structure,
        fit,
        freshness: fresh,
        viaAlertId: bond.alertId,
        place: up.ci,
        hops,
        lagMs: alert.raisedAt - bond.at,
      })
    }
  }
  return best
}
