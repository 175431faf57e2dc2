// What the needs of an alerting CI do not explain of its symptoms.
import { causes } from '../classes/compatibility.ts'
import type { Policy } from '../policy.ts'
import type { Upstream } from '../../topology/topology.ts'
import { portsAccountFor } from './ports.ts'
import type { Patient, Symptom } from './symptoms.ts'

/**
 * What is left of a CI's own symptoms when its needs' symptoms explain what they can: symptoms at callers, the cause at the callee.
 * @param alike how evenly its parts are hit: one bad part explains its whole, parts that are all bad are explained by it
 */
export function unexplained(
  patient: Patient,
  alike: number,
  patients: ReadonlyMap<string, Patient>,
  policy: Policy,
): { remaining: number; by: string | null } {
  const needs: { up: Upstream; symptoms: readonly Symptom[]; trust: number; ports: number }[] = []
  for (const up of patient.upstream) {
    const isPart = up.type === 'memberOf'
    const need = up.peer || (isPart && up.hops > 1) ? undefined : patients.get(up.ci)
    if (need === undefined) continue
    const ports = portsAccountFor(need, patient, up, policy)
    needs.push({ up, symptoms: need.symptoms, trust: isPart ? 1 - alike : 1, ports })
  }
  let [remaining, most] = [patient.mass, 0]
  let by: string | null = null
  for (const symptom of patient.symptoms) {
    let taken = 0
    for (const { up, symptoms, trust, ports } of needs) {
      for (const cause of symptoms) {
        const share = explainedShare(cause, symptom, up, policy)
        const part = trust * (cause.isPort ? ports : 1) * symptom.weight * share
        if (part > taken) taken = part
        if (part > most) [most, by] = [part, up.ci]
      }
    }
    remaining -= taken
  }
  return { remaining, by }
}

function explainedShare(cause: Symptom, symptom: Symptom, up: Upstream, { rootCause }: Policy): number {
  // Volume moves with everybody's volume, and what got better harms nobody.
  if (cause.bearing.bearing === 'volume' || cause.bearing.bearing === 'better' || symptom.weight === 0) return 0
  const isHard = cause.bearing.isHard && symptom.bearing.isHard
  const reach = isHard
    ? rootCause.explainsHard * (up.weight / 1000)
    : cause.bearing.bearing === 'condition' && symptom.bearing.bearing === 'condition'
      ? rootCause.explainsByRule * rootCause.feltByRulePerHop ** (up.hops - 1)
      : rootCause.explainsFelt * rootCause.feltPerHop ** (up.hops - 1)
  // Requests wait for a slow callee; only those that time out fail by it.
  const isLess = cause.bearing.bearing === 'slow' && symptom.bearing.bearing === 'failing'
  const fit = causes(cause.bearing.family, symptom.bearing.family) * (isLess ? rootCause.slowMakesFail : 1)
  const spare = cause.bearing.isPart ? rootCause.sparePart : 1
  return reach * fit * spare * Math.min(1, cause.weight / symptom.weight)
}
