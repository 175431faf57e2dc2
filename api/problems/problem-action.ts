// What a request asks of a problem -> the command for the engine.
import { Type, type Static } from 'typebox'
import type { ProblemCommand } from '../../correlate/contract/command.ts'

const Text = Type.String({ minLength: 1, maxLength: 10_000 })
/** A list of types, because Ajv would make '' of null in a union. */
const TextOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], minLength: 1, maxLength: 10_000 })
const IncidentId = Type.String({ minLength: 1, maxLength: 200 })
const closed = { additionalProperties: false }

/** Body of POST /problems/:id/<action>, by action. */
export const PROBLEM_ACTION_BODIES = {
  confirm: Type.Object({}, closed),
  reject: Type.Object({ reason: Type.Optional(Text) }, closed),
  workaround: Type.Object({ workaround: TextOrNull }, closed),
  'known-error': Type.Object({ cause: Text }, closed),
  resolve: Type.Object({ resolution: Type.Optional(Text) }, closed),
  'add-incident': Type.Object({ incidentId: IncidentId }, closed),
  'remove-incident': Type.Object({ incidentId: IncidentId }, closed),
} as const

export type ProblemActionName = keyof typeof PROBLEM_ACTION_BODIES
export const PROBLEM_ACTION_NAMES = Object.keys(PROBLEM_ACTION_BODIES) as readonly ProblemActionName[] // the keys of a literal are its key type
export type ProblemActionBody<Action extends ProblemActionName> = Static<(typeof PROBLEM_ACTION_BODIES)[Action]>

/** Who asks for it, of which problem, under which command id. */
export type ProblemCommandHead = Pick<ProblemCommand, 'id' | 'at' | 'actor' | 'problemId' | 'ifRevision'>

const COMMAND_OF: {
  readonly [Action in ProblemActionName]: (head: ProblemCommandHead, body: ProblemActionBody<Action>) => ProblemCommand
} = {
  confirm: (head) => ({ ...head, type: 'confirmProblem' }),
  reject: (head, body) => ({ ...head, type: 'rejectProblem', ...body }),
  workaround: (head, body) => ({ ...head, type: 'setWorkaround', ...body }),
  'known-error': (head, body) => ({ ...head, type: 'markKnownError', ...body }),
  resolve: (head, body) => ({ ...head, type: 'resolveProblem', ...body }),
  'add-incident': (head, body) => ({ ...head, type: 'addToProblem', ...body }),
  'remove-incident': (head, body) => ({ ...head, type: 'removeFromProblem', ...body }),
}

export function problemCommand<Action extends ProblemActionName>(
  action: Action,
  head: ProblemCommandHead,
  body: ProblemActionBody<Action>,
): ProblemCommand {
  return COMMAND_OF[action](head, body)
}
