// ITIL problems as the API shows them: the engine's own records (correlate/contract/problem.ts).
import { Type } from 'typebox'
import { PROBLEM_LEVELS, PROBLEM_NOTE_KINDS, PROBLEM_STATES } from '../../correlate/contract/problem.ts'
import { CommandOutcomeSchema } from './command.ts'
import { EvidenceSchema } from './evidence.ts'
import { shared } from './shared.ts'
import { nullable, TextOrNull, Time, wordOf } from './words.ts'

export const ProblemSchema = shared(
  'ItilProblem',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    partition: Type.Integer(),
    domain: Type.String(),
    title: Type.String(),
    state: wordOf(PROBLEM_STATES),
    level: wordOf(PROBLEM_LEVELS, 'ci: one root, or the same CIs; type: roots of one type'),
    rootCi: TextOrNull,
    rootName: Type.String(),
    rootType: Type.String(),
    signature: Type.String({ description: 'What the incidents share' }),
    eventClasses: Type.Array(Type.String()),
    occurrences: Type.Array(
      Type.Object({
        incidentId: Type.String(),
        at: Time,
        rootCi: Type.String(),
        rootName: Type.String(),
        alike: nullable(Type.Number({ description: 'Likeness to those before it, 0..1' })),
      }),
      { description: 'Newest last; the last ones when there are many' },
    ),
    incidentIds: Type.Array(Type.String()),
    occurrenceCount: Type.Integer(),
    firstAt: Time,
    lastAt: Time,
    evidence: Type.Array(EvidenceSchema, { description: 'Why it is more than chance' }),
    workaround: TextOrNull,
    cause: TextOrNull,
    resolution: TextOrNull,
    history: Type.Array(
      Type.Object({ at: Time, kind: wordOf(PROBLEM_NOTE_KINDS), actor: Type.String(), text: Type.String() }),
    ),
    openedAt: Time,
    updatedAt: Time,
  }),
)

export const ProblemCommandAppliedSchema = shared(
  'ProblemCommandApplied',
  Type.Object({ commandId: Type.String(), outcome: CommandOutcomeSchema, problem: nullable(ProblemSchema) }),
)
