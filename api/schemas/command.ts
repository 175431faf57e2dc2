// Answers to commands.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { IncidentSchema } from './incident.ts'
import { nullable, SayingSchema, TextOrNull, Time, wordOf } from './words.ts'

const outcome = {
  id: Type.String(),
  type: Type.String(),
  actor: Type.String(),
  at: Time,
  outcome: wordOf(['applied', 'rejected']),
  code: TextOrNull,
  detail: Type.String(),
  saying: Type.Optional(SayingSchema),
  incidentIds: Type.Array(Type.String()),
  problemId: Type.Optional(Type.String()),
  object: Type.Optional(
    Type.String({ description: 'What an act without a command was about: a hand-over, a token ...' }),
  ),
}

export const CommandOutcomeSchema = shared('CommandOutcome', Type.Object(outcome))
export const AuditEntrySchema = shared('AuditEntry', Type.Object({ ...outcome, partition: Type.Integer() }))

export const CommandAppliedSchema = shared(
  'CommandApplied',
  Type.Object({
    commandId: Type.String(),
    outcome: CommandOutcomeSchema,
    incident: nullable(IncidentSchema),
  }),
)

export const CommandPendingSchema = Type.Object(
  { commandId: Type.String() },
  { description: 'Stored, not answered by the engine yet' },
)
