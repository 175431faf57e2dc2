// Incidents that look alike and keep coming are a problem (ITIL). Alike: the same root CI and the same classes of alerts.
import { nextReadableId } from '../incidents/readable-id.ts'
import { membersOf } from '../incidents/merge-incidents.ts'
import type { IncidentRecord, ProblemRecord, SignatureRecord } from '../state.ts'
import { touchIncident } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { assessIncident } from '../incidents/assess-incident.ts'

/** Counts the incident once; from the policy's number of occurrences on it is linked to a problem. */
export function countOccurrence(work: StepWork, incident: IncidentRecord): void {
  if (incident.counted || incident.state === 'closed' || incident.alertIds.size === 0) return
  if (incident.stale) assessIncident(work, incident)
  incident.counted = true
  const { occurrences: needed, windowMs, maxSignatures } = work.policy.problem
  const { signatures, now } = work.state
  const signature = signatureOf(work, incident)
  const record: SignatureRecord = signatures.get(signature) ?? { occurrences: [], problemId: null }
  record.occurrences = record.occurrences.filter(({ at }) => now - at <= windowMs)
  record.occurrences.push({ incidentId: incident.id, at: now })
  // The last seen goes to the end, so that the first is the one to forget.
  signatures.delete(signature)
  signatures.set(signature, record)
  for (const oldest of signatures.keys()) {
    if (signatures.size <= maxSignatures) break
    signatures.delete(oldest)
  }
  if (record.occurrences.length >= needed) link(work, signature, record)
}

/** Root CI, then the classes in order: readable, for it is shown. */
function signatureOf(work: StepWork, incident: IncidentRecord): string {
  const classes = new Set(membersOf(work, incident).map((alert) => alert.eventClass))
  return `${incident.assessment.rootCause[0]?.ci ?? ''}: ${[...classes].sort().join(', ')}`
}

function link(work: StepWork, signature: string, record: SignatureRecord): void {
  const { state, policy } = work
  const problem =
    (record.problemId === null ? undefined : state.problems.get(record.problemId)) ?? open(work, signature)
  record.problemId = problem.id
  const ids = new Set([...problem.incidentIds, ...record.occurrences.map((occurrence) => occurrence.incidentId)])
  problem.incidentIds = [...ids].slice(-policy.problem.maxIncidents)
  problem.updatedAt = state.now
  work.problems.add(problem)
  for (const id of problem.incidentIds) {
    const member = state.incidents.get(id)
    if (member === undefined || member.problemId === problem.id) continue
    member.problemId = problem.id
    touchIncident(work, member)
  }
}

function open(work: StepWork, signature: string): ProblemRecord {
  const { state } = work
  const problem: ProblemRecord = {
    id: nextReadableId('PRB', state.problemNumbers, state),
    title: `Recurring: ${signature}`,
    signature,
    openedAt: state.now,
    revision: 0,
    state: 'new',
    incidentIds: [],
    updatedAt: state.now,
  }
  state.problems.set(problem.id, problem)
  return problem
}
