// Silences as the API shows and takes them.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { PriorityWord, Severity, Time, Values, wordOf } from './words.ts'

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
    holds: Type.Integer({ description: 'Active alerts that it holds back now' }),
  }),
)

export const SilencePreviewSchema = Type.Object({
  alerts: Type.Integer({ description: 'Active alerts that the matchers are true of' }),
  incidents: Type.Integer({ description: 'Open incidents with such an alert' }),
  whole: Type.Integer({ description: 'Incidents of which no active alert would be left' }),
  worst: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      titleSaying: Type.Object({ kind: Type.String(), values: Values }),
      priority: PriorityWord,
      alerts: Type.Integer({ description: 'Of it, active, that would be held' }),
      activeAlertCount: Type.Integer(),
    }),
    { description: 'The worst of the incidents, 20 at most' },
  ),
  samples: Type.Array(
    Type.Object({
      id: Type.String(),
      eventClass: Type.String(),
      ci: Type.String(),
      severity: Severity,
      summary: Type.String(),
    }),
    { description: 'Some of the alerts, 20 at most' },
  ),
})
