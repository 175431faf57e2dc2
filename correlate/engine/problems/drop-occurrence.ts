// Takes a counted incident out again: it turned out to be a part of another one, or a person said that it is none of its problem's.
import type { IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { removeOccurrence } from './problem-life.ts'

export function dropOccurrence(work: StepWork, incident: IncidentRecord): void {
  const { state } = work
  for (const id of incident.patterns ?? []) {
    const pattern = state.recurrence.patterns.get(id)
    if (pattern === undefined) continue
    pattern.occurrences = pattern.occurrences.filter(({ incidentId }) => incidentId !== incident.id)
    state.recurrence.patterns.set(id, pattern)
    const problem = pattern.problemId === null ? undefined : state.problems.get(pattern.problemId)
    if (problem !== undefined) removeOccurrence(work, problem, incident.id)
  }
}
