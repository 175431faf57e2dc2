// What an import takes and answers, as the API document shows it. Bodies are read by the formats (ingest/inventory/formats), not by this.
import { CHANGE_KINDS } from '../contract/inventory-difference.ts'
import { FILES_MEDIA_TYPE } from '../inventory/import-job.ts'

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const object = (properties: Readonly<Record<string, object>>) => ({ type: 'object', properties })
const list = (items: object) => ({ type: 'array', items })
const value = { description: 'A text, a number, a list of texts, or null for none.' }
const by = object({ source: text, instance: text })
const change = { type: 'string', enum: CHANGE_KINDS }
const kinds = ['cisAdded', 'cisChanged', 'cisGone', 'relationshipsAdded', 'relationshipsChanged', 'relationshipsGone']

const FILES_SCHEMA = {
  ...object({ files: list({ ...object({ name: text, text }), required: ['name', 'text'] }) }),
  required: ['files'],
}
const plain = (description: string) => ({ schema: { description } })

export const IMPORT_BODY_SCHEMA = {
  content: {
    'application/json': plain('A CMDB file, answers of NetBox, Prometheus or its query API.'),
    'application/yaml': plain('A CMDB file.'),
    'text/csv': plain('A list of CIs or of pairs, or an export of ServiceNow; charset as the file has it.'),
    'text/plain': plain('Any of the formats, for example the /metrics page of kube-state-metrics.'),
    [FILES_MEDIA_TYPE]: { schema: FILES_SCHEMA },
  },
}

export const IMPORT_ANSWER_SCHEMA = {
  description: 'What was changed, or would be',
  ...object({
    outcome: { type: 'string', enum: ['applied', 'unchanged', 'dry_run'] },
    format: text,
    guessed: { type: 'boolean', description: 'The format was recognised, not named.' },
    instance: text,
    scope: text,
    read: object({ cis: count, relationships: count }),
    notes: list(object({ path: text, message: text, file: text, line: count })),
    revision: count,
    version: text,
    total: object({ cis: count, relationships: count }),
    difference: object({
      counts: object(Object.fromEntries(kinds.map((kind) => [kind, count]))),
      cis: list(object({ ci: text, name: text, type: text, change, fields: list(object({ field: text, before: value, after: value, by })) })),
      relationships: list(object({ from: text, to: text, type: text, change, before: value, after: value, by })),
      truncated: { type: 'boolean', description: 'The lists are cut; the counts are not.' },
    }),
    warnings: list(text),
    duplicates: list(object({ a: text, b: text, reasons: list(text), against: text })),
  }),
} // prettier-ignore
