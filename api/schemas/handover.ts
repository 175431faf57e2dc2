// Hand-overs of shifts as the API shows them (api/contract/handover.ts).
import { Type } from 'typebox'
import { HANDOVER_REASONS, HANDOVER_STATES } from '../contract/handover.ts'
import { PROBLEM_LEVELS, PROBLEM_STATES } from '../../correlate/contract/problem.ts'
import {
  IncidentStateWord,
  PriorityWord,
  Severity,
  TextOrNull,
  Time,
  TimeOrNull,
  Values,
  nullable,
  wordOf,
} from './words.ts'
import { MatcherSchema } from './silence.ts'
import { shared } from './shared.ts'

const count = Type.Integer()
const note = (description: string) => Type.String({ maxLength: 4_000, description })

export const NotesSchema = Type.Object(
  {
    situation: note('What is going on'),
    background: note('How it came to that'),
    assessment: note('What the outgoing lead thinks of it'),
    recommendation: note('What the incoming lead should do'),
    incidents: Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Object({ nextAction: Type.String({ maxLength: 500 }), note: Type.String({ maxLength: 1_000 }) }),
      { maxProperties: 150, description: 'By incident id' },
    ),
  },
  { additionalProperties: false },
)

const Step = nullable(Type.Object({ by: Type.String(), at: Time, text: Type.String() }))

const summary = {
  id: Type.String(),
  state: wordOf(HANDOVER_STATES),
  from: Time,
  to: Time,
  incoming: Type.String({ description: 'Who is to take over, as far as it is known' }),
  createdBy: Type.String(),
  createdAt: Time,
  updatedBy: Type.String(),
  updatedAt: Time,
  handedOver: Step,
  returned: Step,
  signed: Step,
}

const Incident = Type.Object({
  id: Type.String(),
  title: Type.String(),
  titleSaying: Type.Object({ kind: Type.String(), values: Values }),
  state: IncidentStateWord,
  priority: PriorityWord,
  severity: Severity,
  assignee: TextOrNull,
  supportGroup: TextOrNull,
  openedAt: Time,
  acknowledgedAt: TimeOrNull,
  resolvedAt: TimeOrNull,
  alertCount: count,
  activeAlertCount: count,
  problemId: TextOrNull,
  reasons: Type.Array(wordOf(HANDOVER_REASONS)),
  rootName: TextOrNull,
  services: Type.Array(Type.String()),
  resolution: TextOrNull,
})

const Facts = Type.Object({
  takenAt: Time,
  incidents: Type.Array(Incident, { description: 'Open ones first, the worst first' }),
  counts: Type.Object(Object.fromEntries(HANDOVER_REASONS.map((reason) => [reason, count])), {
    description: 'Of all, listed or not',
  }),
  openIncidents: count,
  silences: Type.Array(
    Type.Object({
      id: Type.String(),
      matchers: Type.Array(MatcherSchema),
      startsAt: Time,
      endsAt: Time,
      createdBy: Type.String(),
      comment: Type.String(),
      holds: Type.Integer({ description: 'Active alerts that it holds back' }),
      endsNextShift: Type.Boolean(),
    }),
  ),
  problems: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      state: wordOf(PROBLEM_STATES),
      level: wordOf(PROBLEM_LEVELS),
      rootName: Type.String(),
      rootType: Type.String(),
      eventClasses: Type.Array(Type.String()),
      occurrenceCount: count,
      openedAt: Time,
      workaround: TextOrNull,
    }),
    { description: 'Proposed or opened in the shift' },
  ),
  numbers: nullable(
    Type.Object(
      {
        events: count,
        alerts: count,
        incidents: count,
        acknowledged: count,
        mttaMs: nullable(Type.Integer({ description: 'From opening to acknowledgement, mean' })),
        resolved: count,
        mttrMs: nullable(Type.Integer({ description: 'From opening to resolution, mean' })),
      },
      { description: 'Null: the history was away' },
    ),
  ),
  changes: Type.Object({
    since: Time,
    total: Type.Integer({ description: '200: at least as many' }),
    revisions: Type.Array(
      Type.Object({
        revision: count,
        at: Time,
        actor: Type.String(),
        source: Type.String(),
        instance: Type.String(),
        counts: Type.Record(Type.String(), count),
      }),
    ),
  }),
  health: Type.Object({
    history: Type.Boolean(),
    lagMs: Type.Number(),
    silent: Type.Array(Type.Object({ summary: Type.String(), since: Time })),
    deadLetters: nullable(count),
  }),
})

export const HandoverSummarySchema = shared('HandoverSummary', Type.Object(summary))
export const HandoverSchema = shared(
  'Handover',
  Type.Object({ ...summary, revision: count, notes: NotesSchema, facts: Facts }),
)
