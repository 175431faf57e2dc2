// /api/v1/services: business services, what is left of them now and why.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SERVICE_TYPE } from '../../correlate/contract/ci.ts'
import type { Ci } from '../../correlate/contract/ci.ts'
import type { Health } from '../../correlate/contract/cmdb-graph/service-effect.ts'
import type { ApiContext } from '../api-context.ts'
import { ciState } from '../cis/ci-state.ts'
import { incidentsByService } from '../cis/incidents-by-service.ts'
import { MAX_NEEDS, needsOf } from '../cis/needs-of.ts'
import { weakestRedundancy } from '../cis/weakest-redundancy.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { splitWords } from '../query-words.ts'
import { IncidentSchema } from '../schemas/incident.ts'
import { answers } from '../schemas/problem.ts'
import { HEALTH_WORDS, NeedsSchema, ServiceSchema } from '../schemas/service.ts'
import { pageOf, pageQuery, searchText, wordList } from '../schemas/words.ts'
import { hasWords, searchWords } from '../search-words.ts'
import { saidProblem } from '../said-problem.ts'

/** Worst first. */
const ORDER: Readonly<Record<Health, number>> = { down: 0, degraded: 1, ok: 2 }

const ServiceDetail = Type.Object({
  service: ServiceSchema,
  needs: NeedsSchema,
  incidents: Type.Array(IncidentSchema),
})

export const serviceRoutes =
  ({ live, health }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/services',
      {
        config: { access: 'live:read' },
        schema: {
          tags: ['services'],
          summary: 'Business services, the worst and most critical first',
          querystring: Type.Object({ health: wordList(HEALTH_WORDS), q: searchText, ...pageQuery(200, 1_000) }),
          response: answers({ 200: pageOf(ServiceSchema) }),
        },
      },
      ({ query }) => {
        const wanted = splitWords('health', query.health, HEALTH_WORDS)
        const words = searchWords(query.q)
        const after = decodeCursor(query.cursor, ['number', 'number', 'string'])
        const incidents = incidentsByService(live)
        const found = [...live.graph.values()]
          .filter(({ type }) => type === SERVICE_TYPE)
          .map((ci) => ({ ci, key: keyOf(ci) }))
          .filter(
            ({ ci, key }) =>
              (after === null || isAfter(key, after)) &&
              (wanted.length === 0 || wanted.includes(health.of(ci.id))) &&
              hasWords(words, () => [ci.id, ci.name, ci.owner ?? null, ci.supportGroup ?? null, ci.site ?? null]),
          )
          .sort((a, b) => (isAfter(a.key, b.key) ? 1 : -1))
        const page = toPage(found.slice(0, query.limit + 1), query.limit, ({ key }) => key)
        return { ...page, items: page.items.map(({ ci }) => serviceOf(ci, incidents)) }
      },
    )

    app.get(
      '/services/:id',
      {
        config: { access: 'read' },
        schema: {
          tags: ['services'],
          summary: 'One business service: what it needs, what is left of its redundancy, and its open incidents',
          params: Type.Object({ id: Type.String({ maxLength: 500 }) }),
          response: answers({ 200: ServiceDetail }, 404),
        },
      },
      ({ params: { id } }) => {
        const node = live.graph.adjacency.nodes.get(id)
        if (node === undefined || node.ci.type !== SERVICE_TYPE) {
          throw saidProblem(404, 'not_found', 'no_service')
        }
        const incidents = incidentsByService(live)
        return {
          service: serviceOf(node.ci, incidents),
          needs: needsOf(live, health, node, MAX_NEEDS),
          incidents: (incidents.get(id) ?? []).flatMap((incident) => live.incidents.get(incident) ?? []),
        }
      },
    )

    type Key = readonly [health: number, criticality: number, id: string]

    function keyOf({ id, criticality }: Ci): Key {
      return [ORDER[health.of(id)], -(criticality ?? 0), id]
    }

    function isAfter(a: Key, b: Key): boolean {
      return (a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0)) > 0
    }

    function serviceOf(ci: Ci, incidents: ReadonlyMap<string, readonly string[]>) {
      return {
        ci: ciState(live, health, ci.id),
        owner: ci.owner ?? null,
        supportGroup: ci.supportGroup ?? null,
        incidents: incidents.get(ci.id) ?? [],
        weakest: weakestRedundancy(live, health, ci.id),
      }
    }
  }
