// Services, dependencies and drawings as the API shows them.
import { Type } from 'typebox'
import { RELATIONSHIP_TYPES } from '../../correlate/contract/ci.ts'
import { shared } from './shared.ts'
import { nullable, Severity, TextOrNull, Time, wordOf } from './words.ts'

export const HEALTH_WORDS = ['ok', 'degraded', 'down'] as const

const Health = wordOf(
  HEALTH_WORDS,
  'By its own alerts and by what it needs: down when a need without alternative, or all alternatives, are',
)

export const CiStateSchema = shared(
  'CiState',
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    site: TextOrNull,
    criticality: nullable(Type.Number()),
    managed: Type.Boolean(),
    health: Health,
    severity: Severity,
  }),
)

const Path = Type.Array(Type.String(), { description: 'Ids of the CIs on the way, from this CI to the other' })
const Group = Type.Union([Type.String(), Type.Null()], { description: 'Group of alternatives of the last step' })
const RelationshipWord = wordOf(RELATIONSHIP_TYPES)

export const RedundancySchema = shared(
  'Redundancy',
  Type.Object({
    of: CiStateSchema,
    word: Type.String({ description: "The CMDB's word; `uplinks` and `parts` where it has none" }),
    members: Type.Array(CiStateSchema),
    left: Type.Integer({ description: 'Members that are not down; any one is enough' }),
    total: Type.Integer(),
  }),
)

export const NeedSchema = shared(
  'Need',
  Type.Object({
    ci: CiStateSchema,
    hops: Type.Integer(),
    effect: wordOf(HEALTH_WORDS, 'What its failure alone would do; down: a single point of failure'),
    relationship: RelationshipWord,
    redundancy: Group,
    path: Path,
  }),
)

export const NeedsSchema = Type.Object({
  ci: CiStateSchema,
  items: Type.Array(NeedSchema, { description: 'Nearest first' }),
  redundancy: Type.Array(RedundancySchema, { description: 'Of the CI and of what it needs; least left first' }),
  truncated: Type.Boolean({ description: 'There is more than is shown' }),
})

export const FallOutSchema = Type.Object({
  failed: Type.Array(CiStateSchema),
  items: Type.Array(
    Type.Object({
      ci: CiStateSchema,
      effect: wordOf(['down', 'degraded'], 'What the failure does to it; not its health now'),
      hops: Type.Integer(),
      relationship: RelationshipWord,
      redundancy: Group,
      path: Path,
    }),
    { description: 'Services first, by effect and criticality; then the others, nearest first' },
  ),
  counts: Type.Object({
    down: Type.Integer(),
    degraded: Type.Integer(),
    servicesDown: Type.Integer(),
    servicesDegraded: Type.Integer(),
  }),
  truncated: Type.Boolean({ description: 'There is more than was counted' }),
})

export const ServiceSchema = shared(
  'Service',
  Type.Object({
    ci: CiStateSchema,
    owner: TextOrNull,
    supportGroup: TextOrNull,
    incidents: Type.Array(Type.String(), { description: 'Incidents, not closed, that affect it' }),
    weakest: nullable(
      Type.Object(
        { of: Type.String(), word: Type.String(), left: Type.Integer(), total: Type.Integer() },
        { description: 'The group of alternatives that has lost most; null: none has lost any' },
      ),
    ),
  }),
)

export const ContestedHintSchema = shared(
  'ContestedHint',
  Type.Object({
    hint: Type.String(),
    value: Type.String(),
    cis: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), type: Type.String() })),
    alerts: Type.Integer(),
    firstSeenAt: Time,
    lastSeenAt: Time,
  }),
)
