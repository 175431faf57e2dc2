// Explaining away: what has a known cause shows nothing of another one.
import { bearingOf } from '../classes/bearing.ts'
import { causes } from '../classes/compatibility.ts'
import { classKind } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import type { Family } from '../classes/class-families.ts'
import type { AlertRecord } from '../state.ts'
import type { Upstream } from '../../topology/topology.ts'
import { withstands } from './spare.ts'
import type { Candidate, Surroundings } from './relation.ts'

/** What accounts for a failure alone. Slowness and pressure add up, from several sides at once. */
const SUFFICES: ReadonlySet<Family> = new Set([
  'power',
  'hardware',
  'reachability',
  'link',
  'application',
  'configuration',
])

/**
 * CIs with members of the incident that by themselves account for the alert.
 * @param atLeast how well they must do it, 0..1
 */
export function explainersIn(
  around: Pick<Surroundings, 'policy' | 'upstreamOf' | 'stands'>,
  { neighbourhood }: Candidate,
  alert: AlertRecord,
  atLeast = around.policy.grouping.threshold,
): string[] {
  const { family } = classKind(alert.eventClass)
  const found: string[] = []
  if (!isCondition(alert.eventClass)) return found
  for (const up of around.upstreamOf(alert.ci.id)) {
    const own = up.peer ? undefined : neighbourhood.own.get(up.ci)
    // A port that is down accounts for one way only: which one is not known here.
    if (own === undefined || own.whole === 0) continue
    for (const { eventClass } of own.newest) {
      const condition = conditionName(eventClass)
      if (!isCondition(condition)) continue
      const cause = classKind(condition).family
      if (!SUFFICES.has(cause)) continue
      const fit = causes(cause, family) * withstands(around, up, alert, cause)
      if ((up.weight / 1000) * fit < atLeast) continue
      found.push(up.ci)
      break
    }
  }
  return found
}

/** A rule's or a device's own word. A metric that left its usual range may do so for several reasons at once. */
function isCondition(eventClass: string): boolean {
  return bearingOf(eventClass).bearing === 'condition'
}

/** Whether one of the explainers is no consequence of the place: then the alert needs no trouble there. */
export function isExplainedBeside(
  around: Pick<Surroundings, 'upstreamOf'>,
  explainers: readonly string[],
  place: string,
): boolean {
  return explainers.some((ci) => ci !== place && !needs(around.upstreamOf(ci), place))
}

function needs(upstream: readonly Upstream[], place: string): boolean {
  return upstream.some(({ ci, peer }) => ci === place && !peer)
}
