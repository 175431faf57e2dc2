// What lists say of an incident beside the engine's record (api/incidents/incident-traits.ts).
import { Type } from 'typebox'
import { HABIT_WORDS } from '../incidents/habit.ts'
import { shared } from './shared.ts'
import { nullable, TextOrNull, wordOf } from './words.ts'

export const TraitsSchema = shared(
  'IncidentTraits',
  Type.Object({
    id: Type.String(),
    site: Type.Union([Type.String(), Type.Null()], {
      description: 'Of the probable root cause, else of a member; null: not in the CMDB',
    }),
    sources: Type.Array(Type.String(), { description: 'Kinds of tools that reported members' }),
    flapping: Type.Integer({ description: 'Members that flap' }),
    maintenance: Type.Integer({ description: 'Active members that a maintenance window holds back' }),
    habit: nullable(
      Type.Object(
        {
          word: nullable(
            wordOf(
              HABIT_WORDS,
              'frequent: at least 20 %, rare: at most 5 %, anomaly: none; null: in between, or fewer than 20 others',
            ),
          ),
          seen: Type.Integer({
            description: "Other incidents of the service with the same probable cause, 30 days' worth",
          }),
          of: Type.Integer({ description: 'All other incidents of the service' }),
          service: TextOrNull,
        },
        { description: 'How usual the cause is for the most critical service; null while the history is away' },
      ),
    ),
  }),
)
