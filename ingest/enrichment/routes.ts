// /api/v1/enrichment: the rules and mappings that are in force, a reading on demand, and a place to try rules on a sample.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FileStatus, Reading, WatchedFile } from '../../platform/watched-file/watched-file.ts'
import type { Mappings } from '../generic/mapping-file.ts'
import { webhookFormats } from '../http/formats.ts'
import type { Catalog } from '../snmp/catalog/catalog.ts'
import type { RuleSet } from './rule-file.ts'
import { tryRules } from './try-rules.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { saidProblem } from '../http/said-problem.ts'

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
  readonly catalog: WatchedFile<Catalog>
}): FastifyPluginAsyncTypebox {
  const { enrichment, mappings, catalog } = deps
  return async (app) => {
    app.get(
      '/api/v1/enrichment',
      {
        config: { access: 'read' },
        schema: {
          tags: ['enrichment'],
          summary: 'The enrichment rules, mappings and trap catalogue in force, and whether a newer file is refused',
        },
      },
      async () => ({
        enrichment: {
          ...written(enrichment.status()),
          rules: enrichment.current().rules.map(({ name, drop, stop }) => ({ name, drop, stop })),
          tests: enrichment.current().tests,
        },
        mappings: { ...written(mappings.status()), names: [...mappings.current().keys()] },
        catalog: { ...written(catalog.status()), notifications: catalog.current().size },
      }),
    )
    app.post(
      '/api/v1/enrichment/reload',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['enrichment'],
          summary: 'Read the files now; a file with a fault is refused and the last good one stays',
        },
      },
      async () => {
        const readings = { enrichment: enrichment.reload(), mappings: mappings.reload(), catalog: catalog.reload() }
        const faults = Object.values(readings).flatMap(faultsOf)
        if (faults.length > 0) throw refusedRules(faults)
        return Object.fromEntries(Object.entries(readings).map(([file, { outcome }]) => [file, outcome]))
      },
    )
    app.post(
      '/api/v1/enrichment/try',
      {
        config: { access: 'read' },
        schema: { tags: ['enrichment'], summary: 'What the rules make of a sample; nothing is stored', body: Trial },
      },
      async ({ body }) => {
        const formats = webhookFormats({ mappings: mappings.current, catalog: catalog.current })
        const result = tryRules(body, enrichment.current(), formats, Date.now())
        if (result.outcome === 'faults') throw refusedRules(result.faults)
        return { results: result.results }
      },
    )
  }
}

function refusedRules(faults: readonly string[]): HttpProblem {
  const errors = faults.slice(0, 100).map((detail) => ({ pointer: '', detail }))
  return saidProblem(422, 'rejected', 'rules_faults', { faults: faults.length }, { errors })
}

function faultsOf(reading: Reading): readonly string[] {
  return reading.outcome === 'refused' ? reading.faults : []
}

function written({ file, loadedAt, faults }: FileStatus): object {
  return { file, loadedAt: loadedAt === null ? null : new Date(loadedAt).toISOString(), refusedFaults: faults }
}
