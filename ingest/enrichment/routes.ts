// /api/v1/enrichment: the rules and mappings that are in force, a reading on demand, and a place to try rules on a sample.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { FileStatus, Reading, WatchedFile } from '../../platform/watched-file/watched-file.ts'
import type { Mappings } from '../generic/mapping-file.ts'
import { genericWebhook } from '../generic/webhook.ts'
import { FORMATS } from '../http/formats.ts'
import type { RuleSet } from './rule-file.ts'
import { tryRules } from './try-rules.ts'

const Trial = Type.Object(
  {
    event: Type.Optional(Type.Unknown({ description: 'An event as in the tests of a file of rules' })),
    source: Type.Optional(Type.String({ maxLength: 64, description: 'The tool that `body` is of' })),
    mapping: Type.Optional(Type.String({ maxLength: 64, description: 'Name of the mapping, for source `generic`' })),
    body: Type.Optional(Type.Unknown({ description: 'What the tool would send' })),
    rules: Type.Optional(
      Type.String({ maxLength: 1_000_000, description: 'YAML to try instead of the rules in force' }),
    ),
  },
  { additionalProperties: false },
)

export function enrichmentRoutes(deps: {
  readonly enrichment: WatchedFile<RuleSet>
  readonly mappings: WatchedFile<Mappings>
}): FastifyPluginAsyncTypebox {
  const { enrichment, mappings } = deps
  return async (app) => {
    app.get(
      '/api/v1/enrichment',
      {
        config: { access: 'read' },
        schema: {
          tags: ['enrichment'],
          summary: 'The enrichment rules and mappings in force, and whether a newer file is refused',
        },
      },
      async () => ({
        enrichment: {
          ...written(enrichment.status()),
          rules: enrichment.current().rules.map(({ name, drop, stop }) => ({ name, drop, stop })),
          tests: enrichment.current().tests,
        },
        mappings: { ...written(mappings.status()), names: [...mappings.current().keys()] },
      }),
    )
    app.post(
      '/api/v1/enrichment/reload',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['enrichment'],
          summary: 'Read both files now; a file with a fault is refused and the last good one stays',
        },
      },
      async () => {
        const readings = { enrichment: enrichment.reload(), mappings: mappings.reload() }
        const faults = Object.values(readings).flatMap(faultsOf)
        if (faults.length > 0) throw refusedRules(faults)
        return { enrichment: readings.enrichment.outcome, mappings: readings.mappings.outcome }
      },
    )
    app.post(
      '/api/v1/enrichment/try',
      {
        config: { access: 'read' },
        schema: { tags: ['enrichment'], summary: 'What the rules make of a sample; nothing is stored', body: Trial },
      },
      async ({ body }) => {
        const formats = [...FORMATS, genericWebhook(mappings.current)]
        const result = tryRules(body, enrichment.current(), formats, Date.now())
        if (result.outcome === 'faults') throw refusedRules(result.faults)
        return { results: result.results }
      },
    )
  }
}

function refusedRules(faults: readonly string[]): HttpProblem {
  const errors = faults.slice(0, 100).map((detail) => ({ pointer: '', detail }))
  return new HttpProblem(422, 'rejected', `${faults.length} faults; nothing was changed.`, { errors })
}

function faultsOf(reading: Reading): readonly string[] {
  return reading.outcome === 'refused' ? reading.faults : []
}

function written({ file, loadedAt, faults }: FileStatus): object {
  return { file, loadedAt: loadedAt === null ? null : new Date(loadedAt).toISOString(), refusedFaults: faults }
}
