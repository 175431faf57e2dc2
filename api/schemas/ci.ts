// CIs and relationships as the API shows them.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { RELATIONSHIP_TYPES } from '../../correlate/contract/ci.ts'
import { wordOf } from './words.ts'

export const CiSchema = shared(
  'Ci',
  Type.Object({
    id: Type.String(),
    type: Type.String(),
    name: Type.String(),
    attributes: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
    site: Type.Optional(Type.String()),
    criticality: Type.Optional(Type.Number()),
    owner: Type.Optional(Type.String()),
    supportGroup: Type.Optional(Type.String()),
  }),
)

export const RelationshipSchema = shared(
  'Relationship',
  Type.Object({
    from: Type.String(),
    to: Type.String(),
    type: wordOf(RELATIONSHIP_TYPES),
    redundancy: Type.Optional(Type.String()),
  }),
)
