// The query of an import, checked by hand: a parameter with a typing error must never turn a dry run into a real one.
import type { InventoryReport } from '../contract/inventory.ts'
import { HttpProblem, type ProblemError } from '../../platform/http/problem.ts'
import { FORMAT_NAMES } from '../inventory/read-inventory.ts'

export interface ImportQuery {
  readonly format: string | null
  readonly instance: string | null
  readonly scope: InventoryReport['scope']
  readonly dryRun: boolean
  readonly file: string | null
}

/** A name of a source that reads well in a list: no control characters, not longer than a line. */
const INSTANCE = /^[^\p{Cc}]{1,100}$/u
const SCOPES = ['full', 'partial'] as const

/** Each parameter: whether a value is fine, and what is expected when it is not. */
const PARAMETERS: Readonly<Record<keyof ImportQuery, { fits(value: string): boolean; readonly expected: string }>> = {
  format: { fits: (value) => FORMAT_NAMES.includes(value), expected: `one of ${FORMAT_NAMES.join(', ')}` },
  instance: { fits: (value) => INSTANCE.test(value.trim()), expected: '1 to 100 characters on one line' },
  scope: { fits: (value) => SCOPES.some((scope) => scope === value), expected: SCOPES.join(' or ') },
  dryRun: { fits: (value) => ['true', 'false'].includes(value), expected: 'true or false' },
  file: { fits: (value) => INSTANCE.test(value), expected: '1 to 100 characters on one line' },
}

/** @throws HttpProblem 400 with every fault */
export function importQuery(query: unknown): ImportQuery {
  const given = query as Readonly<Record<string, unknown>> // Fastify's parser makes texts and lists of texts
  const errors: ProblemError[] = []
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name as keyof ImportQuery] : undefined
    const pointer = `query/${name}`
    if (parameter === undefined) errors.push({ pointer, detail: `is not one of ${Object.keys(PARAMETERS).join(', ')}` })
    else if (typeof value !== 'string' || !parameter.fits(value))
      errors.push({ pointer, detail: `expected ${parameter.expected}` })
  }
  if (errors.length > 0)
    throw new HttpProblem(400, 'invalid_request', 'The query is not understood; nothing was changed.', { errors })
  const text = (name: keyof ImportQuery) => (typeof given[name] === 'string' ? given[name].trim() : null)
  return {
    format: text('format'),
    instance: text('instance'),
    scope: text('scope') === 'partial' ? 'partial' : 'full',
    dryRun: text('dryRun') === 'true',
    file: text('file'),
  }
}

/** For the API document. */
export const IMPORT_QUERY_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    format: { type: 'string', enum: FORMAT_NAMES, description: 'Recognised from the content when left out.' },
    instance: {
      type: 'string',
      description: 'Which source of this kind it is, the same at every import. Default: the name of the format.',
    },
    scope: {
      type: 'string',
      enum: SCOPES,
      default: 'full',
      description: 'full: what this instance named before and names no longer is gone. partial: nothing is gone.',
    },
    dryRun: { type: 'boolean', default: false, description: 'Only say what it would change.' },
    file: { type: 'string', description: 'What to call the body in faults.' },
  },
}
