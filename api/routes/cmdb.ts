// /api/v1/cmdb: where the CMDB comes from, how it changed, and how it was.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { CiHistory } from '../../correlate/contract/inventory-revision.ts'
import type { ApiContext } from '../api-context.ts'
import { askInventory } from '../cmdb/ask-inventory.ts'
import { graphThen } from '../cmdb/graph-then.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import {
  selectHistoryOfCi,
  selectHistoryOfRevision,
  selectRevision,
  selectRevisions,
} from '../queries/inventory-revisions.ts'
import { selectSeenCis } from '../queries/unknown-cis.ts'
import { CiSchema, RelationshipSchema } from '../schemas/ci.ts'
import {
  DriftSchema,
  HistoryEntrySchema,
  RevisionDetailSchema,
  RevisionSchema,
  SummarySchema,
} from '../schemas/inventory.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, pageOf, pageQuery, Time } from '../schemas/words.ts'
import { parseTime } from '../time-param.ts'
import { saidProblem } from '../said-problem.ts'

const DAY_MS = 86_400_000
/** Entries of a list that an answer shows. */
const MOST_LISTED = 1_000
const MAX_TOPOLOGY_CIS = 5_000
const id = Type.String({ minLength: 1, maxLength: 500 })

const TopologyThenAnswer = Type.Object({
  at: Time,
  revision: nullable(Type.Integer({ description: 'The revision in force then; null: there was no CMDB' })),
  nodes: Type.Array(CiSchema),
  edges: Type.Array(RelationshipSchema),
  truncated: Type.Boolean({ description: 'There is more than is shown' }),
})

export const cmdbRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { bus, store } = context
    const config = { access: 'read' } as const

    app.get(
      '/cmdb',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'The sources of the CMDB: when each reported last, and what it names',
          response: answers({ 200: SummarySchema }, 503),
        },
      },
      () => askInventory(bus, { kind: 'summary' }),
    )

    app.get(
      '/cmdb/revisions',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'Changes of the CMDB, newest first',
          querystring: Type.Object(pageQuery(50, 500)),
          response: answers({ 200: pageOf(RevisionSchema) }, 503),
        },
      },
      async ({ query }) => {
        const before = decodeCursor(query.cursor, ['number'])?.[0] ?? null
        return toPage(await selectRevisions(store, before, query.limit + 1), query.limit, ({ at }) => [at])
      },
    )

    app.get(
      '/cmdb/revisions/:revision',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'What one change did',
          params: Type.Object({ revision: Type.Integer({ minimum: 1 }) }),
          response: answers({ 200: RevisionDetailSchema }, 404, 503),
        },
      },
      async ({ params }) => {
        const revision = await selectRevision(store, params.revision)
        if (revision === undefined) throw saidProblem(404, 'not_found', 'no_revision')
        const entries = await selectHistoryOfRevision(store, revision, MOST_LISTED + 1)
        const listed = entries.slice(0, MOST_LISTED)
        const difference = {
          cis: listed
            .filter((entry) => entry.change !== 'changed' || entry.fields.length > 0)
            .map(({ ci, name, type, change, fields }) => ({ ci, name, type, change, fields })),
          relationships: listed.flatMap((entry) => entry.relationships),
          truncated: entries.length > MOST_LISTED,
        }
        return { ...revision, difference }
      },
    )

    app.get(
      '/cis/:id/history',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'What changed about a CI, by whom, newest first',
          params: Type.Object({ id }),
          querystring: Type.Object(pageQuery(50, 500)),
          response: answers({ 200: pageOf(HistoryEntrySchema) }, 503),
        },
      },
      async ({ params, query }) => {
        const before = decodeCursor(query.cursor, ['number'])?.[0] ?? null
        const entries = await selectHistoryOfCi(store, params.id, before, query.limit + 1)
        const shown = entries.map(({ after: _after, ...entry }: CiHistory) => entry)
        return toPage(shown, query.limit, ({ at }) => [at])
      },
    )

    app.get(
      '/cmdb/topology',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'The CMDB as it was at a time: the whole, or the part around a CI',
          querystring: Type.Object({
            at: Type.String({ maxLength: 40, description: 'Epoch milliseconds or ISO 8601' }),
            ci: Type.Optional(id),
            hops: Type.Integer({ minimum: 0, maximum: 10, default: 2 }),
          }),
          response: answers({ 200: TopologyThenAnswer }, 404, 503),
        },
      },
      async ({ query: { at: text, ci, hops } }) => {
        const at = parseTime('at', text)
        const then = await graphThen(store, at)
        if (ci !== undefined && then?.graph.get(ci) === undefined) throw saidProblem(404, 'not_found', 'no_ci_then')
        const part =
          ci === undefined ? then?.graph.whole(MAX_TOPOLOGY_CIS) : then?.graph.around(ci, hops, MAX_TOPOLOGY_CIS)
        return {
          at,
          revision: then?.revision ?? null,
          nodes: part?.cis ?? [],
          edges: part?.relationships ?? [],
          truncated: part?.truncated ?? false,
        }
      },
    )

    app.get(
      '/cmdb/drift',
      {
        config,
        schema: {
          tags: ['cmdb'],
          summary: 'What is documented and not seen, and what is seen and not documented',
          querystring: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 400, default: 30 }) }),
          response: answers({ 200: DriftSchema }, 503),
        },
      },
      async ({ query: { days } }) => {
        const since = Date.now() - days * DAY_MS
        const [{ unseen, undocumented }, seen] = await Promise.all([
          askInventory(bus, { kind: 'drift', since }),
          selectSeenCis(store, since),
        ])
        const silent = unseen.filter(({ ci }) => !seen.has(ci))
        return {
          since,
          unseen: silent.slice(0, MOST_LISTED),
          undocumented: undocumented.slice(0, MOST_LISTED),
          truncated: silent.length > MOST_LISTED || undocumented.length > MOST_LISTED,
        }
      },
    )
  }
