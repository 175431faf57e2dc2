// A problem from its proposal on: what belongs to it, what is known about it, and its moves. PROBLEM_MOVES is the law: callers ask first.
import { isLegalProblemMove } from '../../contract/problem.ts'
import type { Occurrence, ProblemNoteKind, ProblemState } from '../../contract/problem.ts'
import { nextReadableId } from '../incidents/readable-id.ts'
import type { IncidentRecord } from '../state.ts'
import { ENGINE, recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import type { Verdict } from './beyond-chance.ts'
import { describe, evidenceOf } from './problem-words.ts'
import type { PatternRecord, ProblemRecord } from './recurrence-state.ts'

/**
 * Opens a problem for the pattern, with these occurrences in it.
 * @returns false when the policy's number of problems is reached and none may be forgotten
 */
export function propose(
  work: StepWork,
  pattern: PatternRecord,
  occurrences: readonly Occurrence[],
  verdict: Verdict,
): boolean {
  const { state } = work
  if (!makeRoom(work)) return false
  const problem: ProblemRecord = {
    id: nextReadableId('PRB', state.problemNumbers, state),
    domain: pattern.domain,
    patternId: pattern.id,
    level: pattern.level,
    rootType: pattern.rootType,
    ...describe(pattern, occurrences),
    openedAt: state.now,
    revision: 0,
    decidedRevision: 0,
    state: 'proposed',
    occurrences: [],
    occurrenceCount: 0,
    firstAt: state.now,
    lastAt: state.now,
    evidence: [],
    workaround: null,
    cause: null,
    resolution: null,
    history: [],
    updatedAt: state.now,
  }
  pattern.problemId = problem.id
  state.recurrence.patterns.mark(pattern.id)
  addNote(work, problem, 'proposed', ENGINE, '')
  addOccurrences(work, problem, occurrences)
  describeProblem(work, problem, pattern, verdict)
  return true
}

/** Judged ones go first, the oldest first; what waits for a person, or is known, stays. */
function makeRoom({ state, policy }: StepWork): boolean {
  if (state.problems.size < policy.problem.maxProblems) return true
  const over = [...state.problems.values()].find((one) => one.state === 'rejected' || one.state === 'resolved')
  if (over === undefined) return false
  state.problems.delete(over.id)
  const pattern = state.recurrence.patterns.get(over.patternId)
  if (pattern !== undefined) {
    pattern.problemId = null
    state.recurrence.patterns.mark(pattern.id)
  }
  return true
}

/** Takes occurrences in; those it has already are left as they are. */
export function addOccurrences(work: StepWork, problem: ProblemRecord, more: readonly Occurrence[]): void {
  const known = new Set(problem.occurrences.map(({ incidentId }) => incidentId))
  const added = more.filter(({ incidentId }) => !known.has(incidentId))
  problem.occurrences = [...problem.occurrences, ...added.map(plain)]
    .sort((a, b) => a.at - b.at || (a.incidentId < b.incidentId ? -1 : 1))
    .slice(-work.policy.problem.maxIncidents)
  problem.occurrenceCount += added.length
  for (const { incidentId } of added) {
    const incident = work.state.incidents.get(incidentId)
    if (incident !== undefined) linkIncident(work, incident, problem)
  }
}

/** A pattern's occurrence knows more than the contract shows. */
function plain({ incidentId, at, rootCi, rootName, alike }: Occurrence): Occurrence {
  return { incidentId, at, rootCi, rootName, alike }
}

/** Words and evidence as of now. */
export function describeProblem(
  work: StepWork,
  problem: ProblemRecord,
  pattern: PatternRecord,
  verdict: Verdict | null,
): void {
  Object.assign(problem, describe(pattern, problem.occurrences))
  problem.firstAt = Math.min(problem.firstAt, problem.occurrences[0]?.at ?? problem.firstAt)
  problem.lastAt = problem.occurrences.at(-1)?.at ?? problem.lastAt
  problem.evidence = evidenceOf(pattern, problem.occurrences, verdict)
  touchProblem(work, problem)
}

export function removeOccurrence(work: StepWork, problem: ProblemRecord, incidentId: string): void {
  const left = problem.occurrences.filter((one) => one.incidentId !== incidentId)
  if (left.length === problem.occurrences.length) return
  problem.occurrences = left
  problem.occurrenceCount--
  problem.lastAt = left.at(-1)?.at ?? problem.lastAt
  touchProblem(work, problem)
}

/**
 * Moves it and notes who did it.
 * @throws Error when the life-cycle does not allow the move (a bug of the caller)
 */
export function moveProblem(
  work: StepWork,
  problem: ProblemRecord,
  to: ProblemState,
  kind: ProblemNoteKind,
  actor: string,
  text: string,
): void {
  if (!isLegalProblemMove(problem.state, to)) throw new Error(`illegal move ${problem.state} -> ${to} of ${problem.id}`)
  problem.state = to
  problem.decidedRevision = problem.revision + 1
  addNote(work, problem, kind, actor, text)
  if (to === 'rejected') releaseIncidents(work, problem)
  if (kind === 'confirmed') holdIncidents(work, problem)
}

export function addNote(
  work: StepWork,
  problem: ProblemRecord,
  kind: ProblemNoteKind,
  actor: string,
  text: string,
): void {
  problem.history = [...problem.history, { at: work.state.now, kind, actor, text }].slice(-work.policy.problem.maxNotes)
  touchProblem(work, problem)
}

/** The problem changed: one revision of it goes out at the end of the step. */
export function touchProblem(work: StepWork, problem: ProblemRecord): void {
  problem.updatedAt = work.state.now
  work.state.problems.set(problem.id, problem)
  work.problems.add(problem)
}

/** Whether its next incident is shown with it. */
export function isActiveProblem(problem: ProblemRecord | undefined): problem is ProblemRecord {
  return problem !== undefined && problem.state !== 'rejected'
}

export function linkIncident(work: StepWork, incident: IncidentRecord, problem: ProblemRecord): void {
  if (incident.problemId === problem.id) return
  incident.problemId = problem.id
  const { id, state, workaround } = problem
  const known = workaround === null ? '' : `; workaround: ${workaround}`
  const values = { problem: id, state, ...(workaround === null ? {} : { workaround }) }
  recordActivity(work, incident, 'problem_linked', ENGINE, `looks like ${id} (${problem.title})${known}`, values)
}

export function unlinkIncident(work: StepWork, incident: IncidentRecord, actor: string, reason: string): void {
  const { problemId } = incident
  if (problemId === null) return
  incident.problemId = null
  const text = `no longer linked to ${problemId}: ${reason}`
  recordActivity(work, incident, 'problem_unlinked', actor, text, { problem: problemId })
}

function releaseIncidents(work: StepWork, problem: ProblemRecord): void {
  for (const incident of incidentsOf(work, problem)) {
    if (incident.problemId === problem.id) unlinkIncident(work, incident, ENGINE, 'the problem was rejected')
  }
}

function holdIncidents(work: StepWork, problem: ProblemRecord): void {
  for (const incident of incidentsOf(work, problem)) {
    if (incident.problemId === null) linkIncident(work, incident, problem)
  }
}

function incidentsOf({ state }: StepWork, problem: ProblemRecord): IncidentRecord[] {
  return problem.occurrences.flatMap(({ incidentId }) => state.incidents.get(incidentId) ?? [])
}
