// Maintenance windows as the API shows and takes them.
import { Type } from 'typebox'
import { DEPENDANT_WORDS, WINDOW_STATES } from '../../correlate/contract/maintenance/window.ts'
import { shared } from './shared.ts'
import { nullable, PriorityWord, Severity, TextOrNull, Time, TimeOrNull, Values, wordOf } from './words.ts'

const closed = { additionalProperties: false } as const
const CiId = Type.String({ minLength: 1, maxLength: 500 })

const EntrySchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ci'),
      id: CiId,
      dependants: wordOf(
        DEPENDANT_WORDS,
        'Of what needs it: none; failing: what is down without it, redundancy counted; all: also what only loses redundancy',
      ),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('service'), id: CiId }, { ...closed, description: 'And what nothing else needs' }),
  Type.Object({ kind: Type.Literal('site'), id: CiId }, { ...closed, description: 'All CIs of the site' }),
])

export const ScopeSchema = Type.Object(
  {
    entries: Type.Array(EntrySchema, { minItems: 1, maxItems: 100 }),
    classes: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 50,
      default: [],
      description: 'Event classes that are expected; empty: all',
    }),
  },
  closed,
)

const Once = { kind: Type.Literal('once'), startsAt: Time, endsAt: Time }
const Weekly = {
  kind: Type.Literal('weekly'),
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
    description: 'ISO: 1 Monday ... 7 Sunday',
  }),
  startMinute: Type.Integer({ minimum: 0, maximum: 1_439, description: 'After local midnight' }),
  durationMs: Type.Integer({ minimum: 60_000 }),
  zone: Type.String({ minLength: 1, maxLength: 60, description: 'IANA time zone' }),
}
const Weeks = Type.Array(Type.Integer({ minimum: 1, maximum: 5 }), {
  maxItems: 5,
  uniqueItems: true,
  description: 'Which of these days of a month: 1 to 4, 5 the last; empty: each',
})
const Until = Type.Integer({ description: 'Epoch milliseconds: no occurrence begins from then on' })

export const PlannedScheduleSchema = Type.Union([
  Type.Object(Once, closed),
  Type.Object({ ...Weekly, weeks: Type.Optional(Weeks), from: Type.Optional(Time), until: Until }, closed),
])

export const PlanSchema = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Type.String({ minLength: 1, maxLength: 2_000 }),
    // Null first: types are coerced, and null would become an empty text.
    change: Type.Union([
      Type.Null(),
      Type.String({ maxLength: 100, description: 'Number of the change that it belongs to' }),
    ]),
    scope: ScopeSchema,
    schedule: PlannedScheduleSchema,
    covers: Type.Optional(
      Type.Integer({ description: 'CIs that the preview counted; required when it says needsConfirmation' }),
    ),
  },
  closed,
)

const OccurrenceSchema = Type.Object({ startsAt: Time, endsAt: Time })

export const MaintenanceSchema = shared(
  'MaintenanceWindow',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    title: Type.String(),
    reason: Type.String(),
    change: TextOrNull,
    scope: ScopeSchema,
    schedule: Type.Union([
      Type.Object(Once),
      Type.Object({ ...Weekly, weeks: Weeks, from: Time, until: Until, skipped: Type.Array(Time) }),
    ]),
    createdBy: Type.String(),
    createdAt: Time,
    updatedBy: Type.String(),
    updatedAt: Time,
    cancelledAt: TimeOrNull,
    state: wordOf(WINDOW_STATES),
    occurrence: nullable(OccurrenceSchema),
    cis: Type.Integer({ description: 'CIs that it covers by the CMDB in use' }),
    holds: Type.Integer({ description: 'Active alerts that it holds back now' }),
  }),
)

const Counted = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  site: TextOrNull,
  criticality: nullable(Type.Integer()),
})

export const MaintenancePreviewSchema = Type.Object({
  cis: Type.Integer({ description: 'CIs that it would cover' }),
  estate: Type.Integer({ description: 'CIs in the CMDB' }),
  unknown: Type.Array(Type.String(), { description: 'Named CIs, services and sites that the CMDB does not have' }),
  worst: Type.Array(Counted, { description: 'The most critical of the CIs, 20 at most' }),
  services: Type.Integer({ description: 'Business services that it would cover' }),
  needsConfirmation: Type.Boolean({ description: 'It is set only with `covers` = the number of CIs' }),
  occurrences: Type.Array(OccurrenceSchema, { description: 'The next ones, 20 at most' }),
  now: Type.Object(
    {
      alerts: Type.Integer(),
      incidents: Type.Integer(),
      whole: Type.Integer({ description: 'Incidents of which no active alert would be left' }),
      worst: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          titleSaying: Type.Object({ kind: Type.String(), values: Values }),
          priority: PriorityWord,
          alerts: Type.Integer(),
          activeAlertCount: Type.Integer(),
        }),
      ),
      samples: Type.Array(
        Type.Object({
          id: Type.String(),
          eventClass: Type.String(),
          ci: Type.String(),
          severity: Severity,
          summary: Type.String(),
        }),
      ),
    },
    { description: 'What it would hold back if it began now' },
  ),
})
