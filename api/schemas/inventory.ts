// The inventory behind the CMDB as the API shows it: sources, differences, revisions, origins.
import { Type } from 'typebox'
import { REVISION_REASONS } from '../../correlate/contract/inventory-revision.ts'
import { CHANGE_KINDS } from '../../ingest/contract/inventory-difference.ts'
import { INVENTORY_SOURCES } from '../../ingest/contract/inventory.ts'
import { shared } from './shared.ts'
import { nullable, TextOrNull, Time, TimeOrNull, wordOf } from './words.ts'

const source = {
  source: wordOf(INVENTORY_SOURCES, 'Kind of source'),
  instance: Type.String({ description: 'Which one of the kind' }),
}
export const SourceRefSchema = Type.Object(source)
const FieldValue = Type.Union([Type.String(), Type.Number(), Type.Array(Type.String()), Type.Null()])
const change = wordOf(CHANGE_KINDS)

const FieldDifference = Type.Object({
  field: Type.String({ description: '`site`, `attributes.ip` ...' }),
  before: FieldValue,
  after: FieldValue,
  by: SourceRefSchema,
})
export const RelationshipDifference = Type.Object({
  from: Type.String(),
  to: Type.String(),
  type: Type.String(),
  change,
  before: TextOrNull,
  after: TextOrNull,
  by: SourceRefSchema,
})
export const CiDifferenceSchema = Type.Object({
  ci: Type.String(),
  name: Type.String(),
  type: Type.String(),
  change,
  fields: Type.Array(FieldDifference),
})
const Counts = Type.Object({
  cisAdded: Type.Integer(),
  cisChanged: Type.Integer(),
  cisGone: Type.Integer(),
  relationshipsAdded: Type.Integer(),
  relationshipsChanged: Type.Integer(),
  relationshipsGone: Type.Integer(),
})
const Total = Type.Object({ cis: Type.Integer(), relationships: Type.Integer() })
const lists = {
  cis: Type.Array(CiDifferenceSchema),
  relationships: Type.Array(RelationshipDifference),
  truncated: Type.Boolean({ description: 'The lists were cut; the counts are whole' }),
}

export const DuplicateSchema = Type.Object({
  a: Type.String(),
  b: Type.String(),
  reasons: Type.Array(Type.String(), { description: 'What speaks for it' }),
  against: Type.String({ description: 'What kept them from being merged without a question' }),
})

export const ReportResultSchema = shared(
  'InventoryResult',
  Type.Object({
    outcome: wordOf(['applied', 'unchanged', 'dry_run']),
    revision: Type.Integer(),
    version: Type.String({ description: 'Content hash of the CMDB after it' }),
    total: Total,
    difference: Type.Object({ counts: Counts, ...lists }),
    warnings: Type.Array(Type.String()),
    duplicates: Type.Array(DuplicateSchema),
  }),
)

const LastReport = Type.Object({
  id: Type.String(),
  at: Time,
  actor: Type.String(),
  scope: wordOf(['full', 'partial']),
})
export const SummarySchema = Type.Object({
  revision: Type.Integer({ description: '0: nothing was ever reported' }),
  version: Type.String(),
  total: Total,
  conflicts: Type.Integer({ description: 'Fields of CIs about which sources differ' }),
  duplicates: Type.Integer({ description: 'Pairs of CIs that wait for a decision' }),
  sources: Type.Array(
    Type.Object({
      ...source,
      lastReport: LastReport,
      lastFullAt: TimeOrNull,
      cis: Type.Integer(),
      relationships: Type.Integer(),
      missing: Type.Integer({ description: 'CIs that its newest full report left out and that are kept for a while' }),
      onlyHere: Type.Integer({ description: 'CIs that no other source names' }),
    }),
  ),
})

const ofRevision = {
  revision: Type.Integer(),
  at: Time,
  epoch: Time,
  reason: wordOf(REVISION_REASONS),
  ...source,
  actor: Type.String(),
  reportId: TextOrNull,
}
const revision = { ...ofRevision, version: Type.String(), total: Total, counts: Counts }
export const RevisionSchema = shared('InventoryRevision', Type.Object(revision))
export const RevisionDetailSchema = Type.Object({ ...revision, difference: Type.Object(lists) })

export const HistoryEntrySchema = Type.Object({
  ...ofRevision,
  ci: Type.String(),
  name: Type.String(),
  type: Type.String(),
  change,
  fields: Type.Array(FieldDifference),
  relationships: Type.Array(RelationshipDifference, { description: 'Those that start at the CI' }),
})

const seen = { ...source, firstSeenAt: Time, lastSeenAt: Time, missingSince: TimeOrNull }
export const OriginSchema = Type.Object({
  ci: Type.String(),
  records: Type.Array(Type.Object({ ...seen, key: Type.String() })),
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      value: FieldValue,
      by: SourceRefSchema,
      others: Type.Array(Type.Object({ ...source, value: FieldValue }), {
        description: 'What other sources say otherwise',
      }),
    }),
  ),
  relationships: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      type: Type.String(),
      said: Type.Array(
        Type.Object({ ...seen, fromPort: Type.Optional(Type.String()), toPort: Type.Optional(Type.String()) }),
      ),
    }),
  ),
})

const DriftingCi = Type.Object({
  ci: Type.String(),
  name: Type.String(),
  type: Type.String(),
  site: TextOrNull,
  sources: Type.Array(SourceRefSchema),
  lastSeenAt: TimeOrNull,
})
export const DriftSchema = Type.Object({
  since: Time,
  unseen: Type.Array(DriftingCi, { description: 'Documented; neither discovery nor events saw them since' }),
  undocumented: Type.Array(DriftingCi, { description: 'Seen since; no source documents them' }),
  truncated: Type.Boolean(),
})

const DecidedEnd = Type.Object({
  record: Type.String({ description: '`source/instance/key`' }),
  ci: TextOrNull,
})
export const DuplicatesSchema = Type.Object({
  items: Type.Array(DuplicateSchema),
  decided: Type.Array(
    Type.Object({
      decision: wordOf(['merge', 'apart']),
      a: DecidedEnd,
      b: DecidedEnd,
      actor: Type.String(),
      at: Time,
    }),
  ),
})

/** One schema with several types: types are coerced, and of a union the first would make an empty text of null. */
const AttributeValue = Type.Unsafe<string | string[] | null>({
  type: ['string', 'array', 'null'],
  maxLength: 2_000,
  items: { type: 'string', maxLength: 2_000 },
  maxItems: 2_000,
})
const text = Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 500 })))
/** Of a CI by hand; null takes the word back. */
export const ciEdit = {
  type: text,
  name: text,
  site: text,
  criticality: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 5 }))),
  owner: text,
  supportGroup: text,
  attributes: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), AttributeValue)),
}
