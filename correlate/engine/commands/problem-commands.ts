// Commands on problems: people's judgement. Each checks the revision and the life-cycle first, as those on incidents do.
import type { ProblemCommand, ProblemCommandType } from '../../contract/command.ts'
import { isLegalProblemMove } from '../../contract/problem.ts'
import type { ProblemState } from '../../contract/problem.ts'
import { includeIncident, takeOutIncident } from '../problems/corrections.ts'
import { addNote, isActiveProblem, moveProblem } from '../problems/problem-life.ts'
import type { ProblemRecord } from '../problems/recurrence-state.ts'
import type { StepWork } from '../step-work.ts'
import { applied, refused } from './answer.ts'
import type { Answer } from './answer.ts'

type Of<T extends ProblemCommandType> = Extract<ProblemCommand, { type: T }>

export function applyProblemCommand(work: StepWork, command: ProblemCommand): Answer {
  const problem = work.state.problems.get(command.problemId)
  if (problem === undefined) return refused('not_found')
  if (isConflict(problem, command.ifRevision)) {
    return refused('conflict', 'older_revision', { revision: command.ifRevision ?? '' })
  }
  const { actor } = command
  switch (command.type) {
    case 'confirmProblem':
      return moving(problem, 'open', () => moveProblem(work, problem, 'open', 'confirmed', actor, ''))
    case 'rejectProblem':
      return moving(problem, 'rejected', () =>
        moveProblem(work, problem, 'rejected', 'rejected', actor, command.reason ?? ''),
      )
    case 'markKnownError':
      return markKnownError(work, problem, command)
    case 'resolveProblem':
      return moving(problem, 'resolved', () => {
        problem.resolution = command.resolution ?? null
        moveProblem(work, problem, 'resolved', 'resolved', actor, command.resolution ?? '')
      })
    case 'setWorkaround':
      return setWorkaround(work, problem, command)
    case 'addToProblem':
      return addIncident(work, problem, command)
    case 'removeFromProblem':
      return takeOutIncident(work, problem, command.incidentId, actor)
        ? applied(command.incidentId)
        : refused('not_found', 'no_incident_of_problem', { incident: command.incidentId })
  }
}

/** New occurrences come all the time; what a person must not overwrite unseen is another person's decision. */
function isConflict(problem: ProblemRecord, ifRevision: number | undefined): boolean {
  return ifRevision !== undefined && (ifRevision < problem.decidedRevision || ifRevision > problem.revision)
}

function moving(problem: ProblemRecord, to: ProblemState, move: () => void): Answer {
  if (!isLegalProblemMove(problem.state, to))
    return refused('illegal_move', 'cannot_become', { from: problem.state, to })
  move()
  return applied()
}

/** The cause of a known error may be put in better words. */
function markKnownError(work: StepWork, problem: ProblemRecord, { actor, cause }: Of<'markKnownError'>): Answer {
  if (problem.state === 'known_error') {
    problem.cause = cause
    problem.decidedRevision = problem.revision + 1
    addNote(work, problem, 'known_error', actor, cause)
    return applied()
  }
  return moving(problem, 'known_error', () => {
    problem.cause = cause
    moveProblem(work, problem, 'known_error', 'known_error', actor, cause)
  })
}

function setWorkaround(work: StepWork, problem: ProblemRecord, { actor, workaround }: Of<'setWorkaround'>): Answer {
  if (!isActiveProblem(problem)) return refused('illegal_move', 'no_workaround_when_rejected')
  problem.workaround = workaround
  problem.decidedRevision = problem.revision + 1
  addNote(work, problem, 'workaround', actor, workaround ?? '')
  return applied()
}

function addIncident(work: StepWork, problem: ProblemRecord, { actor, incidentId }: Of<'addToProblem'>): Answer {
  const incident = work.state.incidents.get(incidentId)
  if (incident === undefined || incident.alertIds.size === 0)
    return refused('not_found', 'no_incident', { incident: incidentId })
  if (!isActiveProblem(problem)) return refused('illegal_move', 'problem_rejected')
  if (incident.domain !== problem.domain) return refused('invalid', 'other_domain', { incident: incidentId })
  if (problem.occurrences.some((one) => one.incidentId === incidentId)) {
    return refused('invalid', 'in_problem_already', { incident: incidentId })
  }
  includeIncident(work, problem, incident, actor)
  return applied(incidentId)
}
