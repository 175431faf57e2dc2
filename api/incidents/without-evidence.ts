// An incident as lists show it: candidates by name and score only.
import type { Incident } from '../../correlate/contract/incident.ts'

export function withoutEvidence(incident: Incident): Incident {
  return { ...incident, rootCause: incident.rootCause.map((candidate) => ({ ...candidate, evidence: [] })) }
}
