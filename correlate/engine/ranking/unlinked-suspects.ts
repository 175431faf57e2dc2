// CIs that may be the cause though no known way leads from them to the incident: the CMDB does not say what they are for, and they alert at its time.
import type { Policy } from '../policy.ts'
import type { AlertRecord } from '../state.ts'
import type { Topology } from '../../topology/topology.ts'
import { unsuspected } from './suspects.ts'
import type { Suspect } from './suspects.ts'
import { patientsOf } from './symptoms.ts'
import type { AlertsOn } from './symptoms.ts'

/**
 * Nothing but their own symptoms speaks for them, less the doubt whether they have to do with it at all.
 * @param apart their alerts, each a member of another incident
 * @param onsetAt the incident's first raise, epoch ms
 */
export function unlinkedSuspects(
  apart: readonly AlertRecord[],
  onsetAt: number,
  topology: Topology,
  policy: Policy,
): Suspect[] {
  const incidents = new Map(apart.map((alert) => [alert.ci.id, alert.incidentId]))
  return [...patientsOf(byCi(apart), onsetAt, topology, policy).values()].map((patient) => ({
    ...unsuspected(patient.ci),
    patient,
    own: patient.mass * policy.unlinked.share,
    apartIn: incidents.get(patient.ci) ?? null,
  }))
}

function byCi(alerts: readonly AlertRecord[]): AlertsOn[] {
  const places = new Map<string, AlertRecord[]>()
  for (const alert of alerts) {
    const members = places.get(alert.ci.id)
    if (members === undefined) places.set(alert.ci.id, [alert])
    else members.push(alert)
  }
  return [...places].map(([ci, members]) => ({ ci, members }))
}
