// What would be left without an explanation if the suspect were healthy: the alerting CIs whose every other alerting need stands or falls with it.
import type { Evidence } from '../../contract/evidence.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Patient } from './symptoms.ts'

/** Nothing to say of an incident on one CI. */
export function counterfactual(
  suspect: string,
  patients: ReadonlyMap<string, Patient>,
  topology: Topology,
): Evidence[] {
  const of = patients.size
  if (of < 2) return []
  const standsWith = ({ ci, upstream }: Patient): boolean =>
    upstream.some((up) => up.ci === suspect && !up.peer) ||
    topology.relationships(ci).some(({ type, to }) => type === 'memberOf' && to === suspect)
  const belongs = new Map<string, boolean>()
  for (const patient of patients.values()) belongs.set(patient.ci, patient.ci === suspect || standsWith(patient))
  let orphans = 0
  for (const { ci, upstream } of patients.values()) {
    if (belongs.get(ci) !== true) continue
    const otherCause = upstream.some((up) => !up.peer && belongs.get(up.ci) === false)
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
