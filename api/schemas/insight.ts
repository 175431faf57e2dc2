// What the API says about one incident beyond its records: links, impact, time-line, the like.
import { Type } from 'typebox'
import { RELATIONSHIP_TYPES } from '../../correlate/contract/ci.ts'
import { IMPACT_ROLES } from '../cis/impact-tree.ts'
import { CLOCKS } from '../queries/event-density.ts'
import { CiRefSchema } from './alert.ts'
import { EvidenceSchema } from './evidence.ts'
import { IncidentSchema } from './incident.ts'
import { CiStateSchema } from './service.ts'
import { shared } from './shared.ts'
import { AlertStateWord, nullable, Severity, TextOrNull, Time, TimeOrNull, wordOf } from './words.ts'

export const PathStepSchema = shared(
  'PathStep',
  Type.Object({
    from: Type.String(),
    to: Type.String(),
    type: wordOf(RELATIONSHIP_TYPES),
    direction: wordOf(['up', 'down', 'peer'], 'up: `from` needs `to`; down: `to` needs `from`'),
    redundant: Type.Boolean(),
  }),
)

const LinkedAlert = Type.Object({
  id: Type.String(),
  ci: CiRefSchema,
  eventClass: Type.String(),
  summary: Type.String(),
  state: AlertStateWord,
  severity: Severity,
  firstSeenAt: Time,
})

export const WhySchema = Type.Object({
  why: Type.String({ description: 'One sentence: why these alerts are one incident' }),
  threshold: nullable(Type.Number({ description: 'Of relatedness, when the incident was opened' })),
  kinds: Type.Array(Type.Object({ kind: Type.String(), alerts: Type.Integer() }), {
    description: 'The strongest evidence of the alerts, by how many it brought',
  }),
  thresholds: Type.Array(Type.Object({ threshold: Type.Number(), leaving: Type.Integer() }), {
    description: 'Alerts that would leave at a higher threshold, unless links that were not kept hold them',
  }),
  looked: Type.Integer({ description: 'Alerts whose links were looked at: the first to be seen' }),
  total: Type.Integer({ description: 'Alerts of the incident' }),
  items: Type.Array(
    Type.Object({
      alert: LinkedAlert,
      via: nullable(LinkedAlert),
      score: Type.Number(),
      threshold: Type.Number(),
      lagMs: nullable(Type.Integer({ description: 'First seen so long after `via`; negative: before it' })),
      evidence: Type.Array(EvidenceSchema),
      steps: Type.Array(PathStepSchema, { description: 'From the alert’s CI to the other, by the CMDB of now' }),
      leaving: Type.Integer({ description: 'Alerts that would leave without this link, itself among them' }),
    }),
  ),
  nextCursor: TextOrNull,
})

const Weakest = nullable(
  Type.Object({ of: Type.String(), word: Type.String(), left: Type.Integer(), total: Type.Integer() }),
)

const boxed = {
  version: TextOrNull,
  loadedAt: nullable(Type.Integer({ description: 'Since when the CMDB is in use, epoch milliseconds' })),
  width: Type.Number(),
  height: Type.Number(),
  nodes: Type.Array(
    Type.Object({
      id: Type.String({ description: 'A CI, or a fold to ask for with `open`' }),
      ci: CiStateSchema,
      role: wordOf(IMPACT_ROLES),
      x: Type.Number(),
      y: Type.Number(),
      parent: TextOrNull,
      fold: nullable(
        Type.Object(
          { count: Type.Integer(), alerting: Type.Integer(), severity: Severity },
          { description: 'Several alike in one box, of which `ci` is the first' },
        ),
      ),
    }),
    { description: 'At most 150' },
  ),
  edges: Type.Array(
    Type.Object({
      from: Type.String({ description: 'What is needed' }),
      to: Type.String({ description: 'What needs it' }),
      type: wordOf(RELATIONSHIP_TYPES),
      kind: wordOf(['need', 'peer']),
      impact: Type.Boolean({ description: 'The failure goes this way' }),
    }),
  ),
  truncated: Type.Boolean({ description: 'There is more than is shown' }),
}

/** A CI in the middle of what stands around it. */
export const FocusSchema = Type.Object(boxed)

export const ImpactSchema = Type.Object({
  ...boxed,
  root: nullable(Type.String({ description: 'CI of the probable root cause; null: the CMDB has it not' })),
  services: Type.Array(
    Type.Object({
      ci: CiStateSchema,
      effect: wordOf(['down', 'degraded']),
      weakest: Weakest,
      path: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description: 'From the root' }),
    }),
  ),
  unknown: Type.Integer({ description: 'CIs with alerts that the CMDB does not have' }),
})

const Counts = Type.Record(Type.String(), Type.Integer())

export const LanesSchema = Type.Object({
  clock: wordOf(CLOCKS),
  from: Time,
  to: Time,
  bucketMs: Type.Integer(),
  buckets: Type.Array(Type.Object({ at: Time, events: Counts }), {
    description: 'Events by severity; empty ones are left out',
  }),
  lanes: Type.Array(
    Type.Object({
      ci: Type.Object({ id: Type.String(), name: Type.String() }),
      isRoot: Type.Boolean(),
      alerts: Type.Integer(),
      skewMs: Type.Integer({ description: 'Receive time minus event time, where it is furthest from zero' }),
      spans: Type.Array(
        Type.Object({
          alert: Type.String(),
          eventClass: Type.String(),
          severity: Severity,
          from: Time,
          to: TimeOrNull,
        }),
        { description: 'How long each condition lasted, by the event’s clock' },
      ),
      marks: Type.Array(Type.Object({ at: Time, severity: Severity, events: Type.Integer() })),
    }),
  ),
  cis: Type.Integer({ description: 'CIs with alerts, those without a lane among them' }),
})

export const SimilarSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      incident: IncidentSchema,
      similarity: Type.Number({ description: '0 to 1' }),
      sameRoot: Type.Boolean(),
      sameRootType: Type.Boolean(),
      sameProblem: Type.Boolean(),
      classes: Type.Array(Type.String()),
      commonClasses: Type.Array(Type.String()),
      commonServices: Type.Array(Type.String()),
      resolvedAfterMs: nullable(Type.Integer({ description: 'From opening to resolving' })),
    }),
    { description: 'The most similar first' },
  ),
  since: Time,
})
