// Silences as the API shows and takes them.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { Time, wordOf } from './words.ts'

export const MatcherSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    value: Type.String({ maxLength: 1000 }),
    isRegex: Type.Boolean({ default: false }),
    isEqual: Type.Boolean({ default: true }),
  },
  { additionalProperties: false },
)

export const SilenceSchema = shared(
  'Silence',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    matchers: Type.Array(MatcherSchema),
    startsAt: Time,
    endsAt: Time,
    createdBy: Type.String(),
    comment: Type.String(),
    updatedAt: Time,
    state: wordOf(['pending', 'active', 'expired']),
  }),
)
