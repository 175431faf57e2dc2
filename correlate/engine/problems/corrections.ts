// People say that an incident belongs to a problem, or that it does not, and the pattern behind it learns from that.
import { assessIncident } from '../incidents/assess-incident.ts'
import type { IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { addOccurrence } from './pattern-book.ts'
import { addNote, addOccurrences, linkIncident, removeOccurrence, unlinkIncident } from './problem-life.ts'
import { addToProfile, emptyProfile } from './profile.ts'
import type { ProblemRecord } from './recurrence-state.ts'
import { signatureOf } from './signature.ts'

/** The incident is taken into the problem, and what it looks like into the pattern. */
export function includeIncident(work: StepWork, problem: ProblemRecord, incident: IncidentRecord, actor: string): void {
  const { problems, recurrence } = work.state
  const other = incident.problemId === null ? undefined : problems.get(incident.problemId)
  if (other !== undefined && other !== problem) takeOutIncident(work, other, incident.id, actor)
  const pattern = recurrence.patterns.get(problem.patternId)
  if (incident.stale) assessIncident(work, incident)
  const signature = signatureOf(work, incident)
  if (pattern !== undefined && signature !== null) {
    addOccurrence(work, pattern, incident, signature, null, null)
    incident.patterns = [...(incident.patterns ?? []), pattern.id]
  }
  const root = incident.assessment.rootCause[0]
  const place = { rootCi: root?.ci ?? '', rootName: root?.name ?? '' }
  addOccurrences(work, problem, [{ incidentId: incident.id, at: incident.openedAt, ...place, alike: null }])
  problem.lastAt = problem.occurrences.at(-1)?.at ?? problem.lastAt
  problem.decidedRevision = problem.revision + 1
  linkIncident(work, incident, problem)
  addNote(work, problem, 'incident_added', actor, incident.id)
}

/**
 * The incident is none of the problem's. While its alerts are known, the pattern remembers what it looked like.
 * @returns false when it was none of them
 */
export function takeOutIncident(work: StepWork, problem: ProblemRecord, incidentId: string, actor: string): boolean {
  const { state, policy } = work
  const incident = state.incidents.get(incidentId)
  const listed = problem.occurrences.some((one) => one.incidentId === incidentId)
  if (!listed && incident?.problemId !== problem.id) return false
  const pattern = state.recurrence.patterns.get(problem.patternId)
  if (pattern !== undefined) {
    const signature = incident === undefined ? null : signatureOf(work, incident)
    if (signature !== null) {
      const stranger = emptyProfile()
      addToProfile(stranger, signature, policy)
      pattern.strangers.push(stranger)
      if (pattern.strangers.length > policy.problem.maxStrangers) pattern.strangers.shift()
    }
    pattern.occurrences = pattern.occurrences.filter((one) => one.incidentId !== incidentId)
    state.recurrence.patterns.set(pattern.id, pattern)
    if (incident?.patterns != null) incident.patterns = incident.patterns.filter((id) => id !== pattern.id)
  }
  removeOccurrence(work, problem, incidentId)
  problem.decidedRevision = problem.revision + 1
  addNote(work, problem, 'incident_removed', actor, incidentId)
  if (incident?.problemId === problem.id) unlinkIncident(work, incident, actor, `by ${actor}`)
  return true
}
