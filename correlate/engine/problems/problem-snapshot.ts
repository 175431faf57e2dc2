// The problem as others see it: one immutable revision.
import type { Problem } from '../../contract/problem.ts'
import type { ProblemRecord } from './recurrence-state.ts'

export function problemSnapshot(problem: ProblemRecord, partition: number): Problem {
  return {
    id: problem.id,
    revision: problem.revision,
    partition,
    domain: problem.domain,
    title: problem.title,
    state: problem.state,
    level: problem.level,
    rootCi: problem.rootCi,
    rootName: problem.rootName,
    rootType: problem.rootType,
    signature: problem.signature,
    eventClasses: problem.eventClasses,
    occurrences: problem.occurrences,
    incidentIds: problem.occurrences.map(({ incidentId }) => incidentId),
    occurrenceCount: problem.occurrenceCount,
    firstAt: problem.firstAt,
    lastAt: problem.lastAt,
    evidence: problem.evidence,
    workaround: problem.workaround,
    cause: problem.cause,
    resolution: problem.resolution,
    history: problem.history,
    openedAt: problem.openedAt,
    updatedAt: problem.updatedAt,
  }
}
