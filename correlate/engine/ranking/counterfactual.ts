// What would be left without an explanation if the suspect were healthy: the alerting CIs whose every other alerting need stands or falls with it.
import type { Evidence } from '../../contract/evidence.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Policy } from '../policy.ts'
import type { Patient } from './symptoms.ts'

/** Nothing to say of an incident on one CI. */
export function counterfactual(
  suspect: string,
  patients: ReadonlyMap<string, Patient>,
  topology: Topology,
  policy: Policy,
): Evidence[] {
  const of = patients.size
  if (of < 2) return []
  const { hops } = policy.grouping
  const standsWith = (ci: string): boolean =>
    topology.upstream(ci, hops).some((up) => up.ci === suspect && !up.peer) ||
    topology.relationships(ci).some(({ type, to }) => type === 'memberOf' && to === suspect)
  const belongs = new Map<string, boolean>()
  for (const ci of patients.keys()) belongs.set(ci, ci === suspect || standsWith(ci))
  let orphans = 0
  for (const [ci, isBelow] of belongs) {
    if (!isBelow) continue
    const otherCause = topology.upstream(ci, hops).some((up) => !up.peer && belongs.get(up.ci) === false)
    if (ci === suspect || !otherCause) orphans++
  }
  if (orphans === 0) return []
  return [
    {
      kind: 'counterfactual',
      weight: 0,
      text: `if it were healthy, ${orphans} of ${of} alerting CIs would have no explanation`,
      values: { orphans, of },
    },
  ]
}
