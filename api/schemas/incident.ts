// Incidents and their timelines as the API shows them: the engine's own records (correlate/contract/incident.ts).
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { ACTIVITY_KINDS, CAUSE_VERDICTS } from '../../correlate/contract/incident.ts'
import { EvidenceSchema } from './evidence.ts'
import {
  IncidentStateWord,
  PriorityWord,
  SayingSchema,
  Severity,
  TextOrNull,
  Time,
  TimeOrNull,
  Values,
  wordOf,
} from './words.ts'

const Level = Type.Integer({ minimum: 1, maximum: 3, description: '1 high, 2 medium, 3 low' })

export const IncidentSchema = shared(
  'Incident',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    partition: Type.Integer(),
    domain: Type.String(),
    title: Type.String(),
    titleSaying: SayingSchema,
    state: IncidentStateWord,
    severity: Severity,
    peakSeverity: Severity,
    priority: PriorityWord,
    impact: Level,
    urgency: Level,
    rootCause: Type.Array(
      Type.Object({
        ci: Type.String(),
        name: Type.String(),
        score: Type.Number(),
        alerting: Type.Boolean(),
        verdict: Type.Optional(
          Type.Union([wordOf(CAUSE_VERDICTS), Type.Null()], { description: "An operator's word on this candidate" }),
        ),
        evidence: Type.Array(EvidenceSchema),
      }),
      { description: 'Candidates, best first' },
    ),
    why: Type.String({ description: 'Why these alerts are one incident' }),
    whySaying: SayingSchema,
    alertCount: Type.Integer(),
    activeAlertCount: Type.Integer(),
    eventCount: Type.Integer(),
    ciCount: Type.Integer(),
    services: Type.Array(
      Type.Object({
        ci: Type.String(),
        name: Type.String(),
        criticality: Type.Number(),
        effect: wordOf(['down', 'degraded']),
      }),
    ),
    assignee: TextOrNull,
    supportGroup: TextOrNull,
    openedAt: Time,
    updatedAt: Time,
    pagedAt: TimeOrNull,
    acknowledgedAt: TimeOrNull,
    acknowledgedBy: TextOrNull,
    resolvedAt: TimeOrNull,
    resolution: TextOrNull,
    closedAt: TimeOrNull,
    problemId: TextOrNull,
    mergedInto: TextOrNull,
    splitFrom: TextOrNull,
  }),
)

export const ActivitySchema = shared(
  'Activity',
  Type.Object({
    id: Type.String(),
    incidentId: Type.String(),
    at: Time,
    kind: wordOf(ACTIVITY_KINDS),
    actor: Type.String(),
    text: Type.String(),
    values: Values,
  }),
)
