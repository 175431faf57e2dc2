// Small pieces that the schemas of the API share.
import { Type, type TSchema } from 'typebox'
import { DECISION_WORDS } from '../../correlate/contract/decision.ts'
import { INCIDENT_STATES, PRIORITIES } from '../../correlate/contract/incident.ts'
import { ALERT_STATES } from '../../correlate/contract/alert.ts'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'

/** A string out of a list of words. */
export const wordOf = <Word extends string>(words: readonly Word[], description?: string) =>
  Type.Unsafe<Word>({ type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) })

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** Epoch milliseconds. */
export const Time = Type.Integer({ description: 'Epoch milliseconds' })
export const TimeOrNull = nullable(Time)
export const TextOrNull = nullable(Type.String())

export const Severity = wordOf(PERCEIVED_SEVERITIES, 'Perceived severity (ITU-T X.733)')
export const IncidentStateWord = wordOf(INCIDENT_STATES)
export const PriorityWord = wordOf(PRIORITIES)
export const AlertStateWord = wordOf(ALERT_STATES)
export const Decision = wordOf(DECISION_WORDS)

export const Labels = Type.Record(Type.String(), Type.String())
export const Values = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))

export const SayingSchema = Type.Object(
  { kind: Type.String(), values: Values },
  { description: 'The same without its English words, for other languages' },
)

export const pageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String({ description: 'Null on the last page' })) })

/** ?cursor= and ?limit= of a list. */
export const pageQuery = (limit: number, maximum: number) => ({
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Integer({ minimum: 1, maximum, default: limit }),
})

/** A query parameter that takes a list: repeated, or separated by commas. The text is split by splitWords. */
export const wordList = (words: readonly string[]) =>
  Type.Optional(
    Type.Unsafe<readonly string[]>({
      type: 'array',
      items: { type: 'string', maxLength: 200 },
      description: `One or several of ${words.join(', ')}; repeated or separated by commas`,
    }),
  )

export const searchText = Type.Optional(Type.String({ maxLength: 200, description: 'Words that must all occur' }))
export const timeText = (description: string) =>
  Type.Optional(Type.String({ maxLength: 40, description: `${description}; epoch milliseconds or ISO 8601` }))
