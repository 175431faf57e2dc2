// Members need the alert's CI: it may be their cause, which is often told after its symptoms.
import { causes } from '../classes/compatibility.ts'
import { isPartial } from '../classes/partial.ts'
import { trustIn } from '../../topology/topology.ts'
import { explainersIn, isExplainedBeside } from './explained.ts'
import { isLive } from './idle-limit.ts'
import type { Below } from './below.ts'
import { familyOf } from './neighbourhood.ts'
import { unnamedPorts } from './ports.ts'
import { freshness, isBetter } from './relation.ts'
import type { Candidate, FindRelation, Relation, Surroundings } from './relation.ts'
import { withstands } from './spare.ts'

/** 5 % less for each hop that the symptom is away, as upstream (topology/walk.ts). */
const PER_HOP = 0.05
/** Slow probes tell of a cause minutes after its symptoms; as long as those last, it still explains them. */
const WHILE_ACTIVE = 0.6

export const membersDependOnIt: FindRelation = (around, candidate) => {
  const { alert, family, now } = around
  const { incident, neighbourhood } = candidate
  const below = neighbourhood.below.get(alert.ci.id)
  if (below === undefined) return null
  const fresh = freshness(around, incident, 0.7, isLive(incident, now) ? WHILE_ACTIVE : 0)
  const reach = isPartial(alert) ? reachOfPort(around, candidate, below) : 1
  let best: Relation | null = null
  for (let at = 0; at < below.bondPlaces; at++) {
    const member = below.bondAt(at)
    if (member === null) continue
    const [symptom, up] = [familyOf(member), below.upAt(at)]
    const fit = causes(family, symptom)
    // What explains it no worse than this alert would.
    const asWell = Math.min(around.policy.grouping.threshold, (up.weight / 1000) * fit)
    if (isExplainedBeside(around, explainersIn(around, candidate, member, asWell), alert.ci.id)) continue
    const structure = (1 - PER_HOP * up.hops) * trustIn(up) * reach * withstands(around, up, member, family)
    const score = structure * fit * fresh
    if (!isBetter(score, member.id, best)) continue
    best = {
      kind: 'members_depend_on_it',
      score,
      structure,
      fit,
      freshness: fresh,
      viaAlertId: member.id,
      place: alert.ci.id,
      hops: up.hops,
      lagMs: alert.raisedAt - member.raisedAt,
    }
  }
  return best
}

/** A port is the cause of one way below it at most: of the one it names, else of those that no other port of the CI accounts for. */
function reachOfPort({ alert, named, policy }: Surroundings, { neighbourhood }: Candidate, below: Below): number {
  const own = neighbourhood.own.get(alert.ci.id)
  if (alert.component !== null && own?.ports.has(alert.component)) return 1
  if (named !== null) return below.hasWay(named) || neighbourhood.own.has(named) ? 1 : 0
  let newest = 0
  below.eachWay((_way, at) => {
    newest = Math.max(newest, at)
  })
  const lag = Math.abs(alert.raisedAt - newest)
  const claim = policy.grouping.unclaimedPort * Math.max(0, 1 - lag / policy.grouping.portClaimMs)
  return below.wayCount > (own === undefined ? 0 : unnamedPorts(own)) ? claim : 0
}
