// Events as the API shows them: what came in (ingest/contract/event.ts) and what the engine decided on it.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { Decision, Labels, nullable, Severity, TextOrNull, Time, wordOf } from './words.ts'

export const EVENT_KINDS = ['raise', 'clear', 'notice'] as const

export const EventSchema = shared(
  'Event',
  Type.Object({
    id: Type.String(),
    source: Type.String(),
    sender: Type.String(),
    occurredAt: Time,
    observedAt: Time,
    clockSkewMs: Type.Optional(Type.Number()),
    kind: wordOf(EVENT_KINDS),
    eventClass: Type.String(),
    severity: Severity,
    resource: Type.Object({
      ci: Type.Optional(Type.String()),
      hints: Type.Optional(Labels),
      component: Type.Optional(Type.String()),
    }),
    fingerprint: Type.String(),
    summary: Type.String(),
    labels: Labels,
    annotations: Labels,
    links: Type.Array(Type.Object({ title: Type.String(), url: Type.String() })),
    domain: Type.String(),
    raw: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Time),
    decision: nullable(Type.Object({ decision: Decision, alertId: TextOrNull, incidentId: TextOrNull })),
  }),
)
