// Answers to commands.
import { Type } from 'typebox'
import { IncidentSchema } from './incident.ts'
import { nullable, TextOrNull, Time, wordOf } from './words.ts'

export const CommandOutcomeSchema = Type.Object({
  id: Type.String(),
  type: Type.String(),
  actor: Type.String(),
  at: Time,
  outcome: wordOf(['applied', 'rejected']),
  code: TextOrNull,
  detail: Type.String(),
  incidentIds: Type.Array(Type.String()),
})

export const CommandAppliedSchema = Type.Object({
  commandId: Type.String(),
  outcome: CommandOutcomeSchema,
  incident: nullable(IncidentSchema),
})

export const CommandPendingSchema = Type.Object(
  { commandId: Type.String() },
  { description: 'Stored, not answered by the engine yet' },
)
