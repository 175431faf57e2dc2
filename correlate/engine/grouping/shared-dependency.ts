// The alert's CI and a member's CI need the same third one, which may be silent: a rack's power strip, an unmonitored uplink.
import { sharedFit } from '../classes/compatibility.ts'
import { classKind } from '../classes/class-families.ts'
import { isPartial } from '../classes/partial.ts'
import { familyOf } from './neighbourhood.ts'
import { trustIn } from '../../topology/topology.ts'
import type { Upstream } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'
import { explainersIn, isExplainedBeside } from './explained.ts'
import { leadsOver } from './ports.ts'
import { isBetter } from './relation.ts'
import { spreadPlausibility } from './spread.ts'
import { withstands } from './spare.ts'
import type { FindRelation, Relation, SharedPlace, Surroundings } from './relation.ts'

/** Two direct dependants. Weaker than a known cause: nothing says that the shared one failed but their number and time. */
export const SHARED_STRUCTURE = 0.8
const PER_HOP = 0.1
/** What a silent one is thought to have: it is gone altogether. */
const SILENT = 'reachability'
/** At the end of the window half of the weight is left. */
const AT_WINDOW = 0.5

export const sharedDependency: FindRelation = (around, candidate) => {
  const { alert, family, upstream, policy } = around
  const { neighbourhood } = candidate
  const { sharedWindowMs, hops: maxHops } = policy.grouping
  let best: Relation | null = null
  let explainersOf: Map<AlertRecord, readonly string[]> | null = null
  for (const up of upstream) {
    if (up.peer) continue
    const below = neighbourhood.below.get(up.ci)
    // A parent with members of its own is no silent one: depends-on-member judges it.
    if (below === undefined || neighbourhood.own.has(up.ci)) continue
    const place = around.shared(up)
    if (place === null) continue
    for (let at = 0; at < below.bondPlaces; at++) {
      const member = below.bondAt(at)
      if (member === null) continue
      const theirs = below.upAt(at)
      const lag = Math.abs(alert.raisedAt - member.raisedAt)
      const hops = up.hops + theirs.hops
      if (lag > sharedWindowMs || hops > maxHops) continue
      // The same member is the newest below several of the places.
      const explainers = explainersOf?.get(member) ?? explainersIn(around, candidate, member)
      ;(explainersOf ??= new Map()).set(member, explainers)
      if (isExplainedBeside(around, explainers, up.ci)) continue
      const sure = (SHARED_STRUCTURE - PER_HOP * (hops - 2)) * trustIn(up) * trustIn(theirs)
      const structure = sure * place.plausible * upward(around, member) * place.spared
      const fit = sharedFit(family, familyOf(member))
      const window = arePrompt(alert, member) ? policy.grouping.promptWindowMs : sharedWindowMs
      const fresh = Math.max(0, 1 - ((1 - AT_WINDOW) * lag) / window)
      const score = structure * fit * fresh
      if (!isBetter(score, member.id, best)) continue
      best = {
        kind: 'shared_dependency',
        score,
        structure,
        fit,
        freshness: fresh,
        viaAlertId: member.id,
        place: up.ci,
        hops,
        lagMs: alert.raisedAt - member.raisedAt,
      }
    }
  }
  return best
}

/** What may be said of the place once, for all incidents that share it. */
export function sharedPlace(around: Surroundings, up: Upstream): SharedPlace | null {
  const { alert, named, policy } = around
  if (around.downstreamCount(up.ci) > policy.grouping.sharedFanOut) return null
  if (named !== null && !leadsOver(up, alert.ci.id, named)) return null
  const explainers = around.explainers()
  // What another incident tells of it is judged there.
  if (explainers.includes(up.ci) || isExplainedBeside(around, explainers, up.ci)) return null
  // Last, because it costs most.
  if (around.speaks(up.ci)) return null
  const plausible = spreadPlausibility(around.spread(up), around.dependants(up.ci), policy)
  return { plausible, spared: sparedBeside(around, up, alert) }
}

/** Ports that devices tell of themselves: the same failure shows on all of them at once. */
function arePrompt(a: AlertRecord, b: AlertRecord): boolean {
  return isPartial(a) && isPartial(b) && !a.leased && !b.leased
}

/** A device that is gone although it has another way or feed left has another reason than the one it shares. What merely fails may have this one. */
function sparedBeside(around: Surroundings, up: Upstream, symptom: AlertRecord): number {
  if (classKind(symptom.eventClass).family !== SILENT) return 1
  return withstands(around, up, symptom, SILENT)
}

/** How surely both show trouble above them: one port of many leads upwards, unless another device loses one at the same moment. */
function upward(around: Surroundings, member: AlertRecord): number {
  const { alert, named } = around
  if (isPartial(alert) && isPartial(member)) return 1
  const ofAlert = isPartial(alert) && named === null ? shareUp(around, alert.ci.id) : 1
  return isPartial(member) ? ofAlert * shareUp(around, member.ci.id) : ofAlert
}

function shareUp(around: Surroundings, ci: string): number {
  const needs = around.upstreamOf(ci).filter(({ hops, peer }) => hops === 1 && !peer).length
  return needs / Math.max(1, needs + around.dependants(ci))
}
