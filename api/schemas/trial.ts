// Trials of a policy or of rules on history, as the API shows them.
import { Type } from 'typebox'
import { TRIAL_DIFFERENCES } from '../../correlate/contract/trial.ts'
import { TUNABLES } from '../../correlate/contract/tunable.ts'
import { PRIORITIES } from '../../correlate/contract/incident.ts'
import { TRIAL_STATES } from '../trials/trial-book.ts'
import { shared } from './shared.ts'
import { nullable, PriorityWord, TextOrNull, Time, Values, wordOf } from './words.ts'

const count = Type.Integer()

export const PolicyChangeSchema = Type.Record(Type.String({ maxLength: 100 }), Type.Number(), {
  description: `Thresholds by their path: ${TUNABLES.map(({ path }) => path).join(', ')}`,
  maxProperties: 100,
})

/** Longest file of rules that can be tried: that of POST /enrichment/try. */
const MOST_RULES = 1_000_000

export const TrialWishSchema = Type.Object(
  {
    hours: Type.Integer({ minimum: 1, maximum: 24, description: 'How much of the past, up to now' }),
    policy: Type.Optional(PolicyChangeSchema),
    rules: Type.Optional(
      Type.String({
        maxLength: MOST_RULES,
        description: 'YAML of enrichment rules, run over the events as they are stored',
      }),
    ),
  },
  { additionalProperties: false, description: 'Either `policy` or `rules`' },
)

const Counts = shared(
  'TrialCounts',
  Type.Object({
    events: Type.Integer({ description: 'That reached the engine' }),
    alerts: count,
    incidents: count,
    paged: Type.Integer({ description: 'Incidents that somebody would be paged for' }),
    byPriority: Type.Object(Object.fromEntries(PRIORITIES.map((priority) => [priority, count]))),
    largest: Type.Integer({ description: 'Alerts of the largest incident' }),
    noiseReduction: nullable(Type.Number({ description: '1 - incidents / events; null without events' })),
  }),
)

const Incident = shared(
  'TrialIncident',
  Type.Object({
    id: Type.String({ description: 'Of this run: no real incident has it' }),
    title: Type.String(),
    titleSaying: Type.Object({ kind: Type.String(), values: Values }),
    priority: PriorityWord,
    isPaged: Type.Boolean(),
    rootCause: nullable(Type.Object({ ci: Type.String(), name: Type.String(), score: Type.Number() })),
    openedAt: Time,
    alertCount: count,
    eventCount: count,
    members: Type.Array(
      Type.Object({ ci: Type.String(), name: Type.String(), eventClass: Type.String(), component: TextOrNull }),
      { description: 'The first of its alerts' },
    ),
  }),
)

const Result = Type.Object({
  before: Counts,
  after: Counts,
  policy: Type.Object({ before: Type.String(), after: Type.String() }, { description: 'Hashes of the policies' }),
  differences: Type.Object(Object.fromEntries(TRIAL_DIFFERENCES.map((word) => [word, count]))),
  unchanged: Type.Integer({ description: 'Incidents that are alike in both runs' }),
  findings: Type.Array(
    Type.Object({
      differences: Type.Array(wordOf(TRIAL_DIFFERENCES)),
      before: Type.Array(Incident),
      after: Type.Array(Incident),
    }),
    { description: 'Incidents of both runs that have events in common, largest first' },
  ),
  truncated: Type.Boolean({ description: 'There are more findings than are shown' }),
})

export const TrialSchema = shared(
  'Trial',
  Type.Object({
    id: Type.String(),
    actor: Type.String(),
    startedAt: Time,
    from: Type.Integer({
      description: 'Epoch milliseconds: when the first event of the history was stored at the earliest',
    }),
    to: Time,
    change: Type.Object({
      kind: wordOf(['policy', 'rules']),
      policy: Type.Optional(PolicyChangeSchema),
      rules: Type.Optional(Type.String()),
    }),
    state: wordOf(TRIAL_STATES),
    events: Type.Object({ done: count, total: count }),
    detail: nullable(Type.String({ description: 'Why it failed' })),
    result: nullable(Result),
  }),
)
