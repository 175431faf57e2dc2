// The form of a catalogue file, as catalog-entry.ts has it.
import { Type } from 'typebox'
import { PERCEIVED_SEVERITIES } from '../../contract/severity.ts'

const Oid = Type.String({ pattern: '^\\d+(\\.\\d+){3,}$', description: 'dotted numbers, in quotes' })
const Word = Type.String({ minLength: 1, maxLength: 200 })
const Words = Type.Record(Type.String(), Type.String({ maxLength: 200 }))
const Severity = Type.Enum([...PERCEIVED_SEVERITIES])
const Values = Type.Array(Type.Union([Type.Number(), Type.String()]))

const CatalogObjectSchema = Type.Object(
  {
    oid: Oid,
    values: Type.Optional(Words),
    words: Type.Optional(Words),
    format: Type.Optional(Type.Enum(['mac', 'inetAddress', 'hex', 'bits', 'dateAndTime'])),
  },
  { additionalProperties: false },
)

const CatalogEntrySchema = Type.Object(
  {
    oid: Oid,
    name: Word,
    eventClass: Word,
    eventClassBy: Type.Optional(Type.Object({ object: Word, when: Words }, { additionalProperties: false })),
    kind: Type.Union([
      Type.Enum(['raise', 'clear', 'notice']),
      Type.Object(
        { object: Word, clear: Values, raise: Type.Union([Values, Type.Literal('others')]) },
        { additionalProperties: false },
      ),
    ]),
    severity: Type.Union([
      Severity,
      Type.Object(
        { object: Word, when: Type.Record(Type.String(), Severity), otherwise: Severity },
        { additionalProperties: false },
      ),
    ]),
    lastsMinutes: Type.Optional(Type.Number({ minimum: 1, maximum: 10_080 })),
    component: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Word,
            from: Type.Array(Word, { minItems: 1 }),
            index: Type.Optional(Type.Enum(['ipAddress', 'inetAddress', 'text', 'dotted', 'dashed', 'first', 'last'])),
            and: Type.Optional(Word),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    summary: Type.String({ maxLength: 500 }),
    clearSummary: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)

export const CatalogFileSchema = Type.Object(
  {
    mibs: Type.Array(
      Type.Object(
        {
          mib: Word,
          objects: Type.Record(Type.String(), CatalogObjectSchema),
          notifications: Type.Array(CatalogEntrySchema),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
