// /api/v1/cis: the CIs of the CMDB as the engine uses it, with what is wrong on them.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { shared } from '../schemas/shared.ts'
import type { Ci } from '../../correlate/contract/ci.ts'
import type { ApiContext } from '../api-context.ts'
import { ciHealth } from '../cis/ci-health.ts'
import { decodeCursor, toPage } from '../page-cursor.ts'
import { AlertSchema, CiRefSchema } from '../schemas/alert.ts'
import { CiSchema, RelationshipSchema } from '../schemas/ci.ts'
import { IncidentSchema } from '../schemas/incident.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, pageOf, pageQuery, searchText, Severity } from '../schemas/words.ts'
import { hasWords, searchWords } from '../search-words.ts'
import { saidProblem } from '../said-problem.ts'

const name = Type.Optional(Type.String({ maxLength: 200 }))

const Health = Type.Object({ severity: Severity, activeAlerts: Type.Integer(), incidents: Type.Array(Type.String()) })
const CiWithHealth = shared('CiWithHealth', Type.Object({ ci: CiSchema, health: Health }))
const Neighbour = Type.Object({ relationship: RelationshipSchema, ci: CiRefSchema })

const CiDetail = Type.Object({
  ci: nullable(CiSchema),
  health: Health,
  alerts: Type.Array(AlertSchema),
  incidents: Type.Array(IncidentSchema),
  outgoing: Type.Array(Neighbour),
  incoming: Type.Array(Neighbour),
})

export const ciRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { live } = context
    const read = { access: 'read' } as const
    const withHealth = (ci: Ci) => ({ ci, health: ciHealth(live, ci.id) })

    app.get(
      '/cis',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'CIs of the CMDB version in use, by id',
          querystring: Type.Object({ type: name, site: name, q: searchText, ...pageQuery(100, 1_000) }),
          response: answers({ 200: pageOf(CiWithHealth) }),
        },
      },
      ({ query }) => {
        const after = decodeCursor(query.cursor, ['string'])?.[0] ?? ''
        const words = searchWords(query.q)
        const found = [...live.graph.values()].filter(
          (ci) =>
            ci.id > after &&
            (query.type === undefined || ci.type === query.type) &&
            (query.site === undefined || ci.site === query.site) &&
            hasWords(words, () => [ci.id, ci.name, ci.type, ci.site ?? null, ...Object.values(ci.attributes).flat()]),
        )
        found.sort((a, b) => (a.id < b.id ? -1 : 1))
        const page = toPage(found.slice(0, query.limit + 1), query.limit, (ci) => [ci.id])
        return { ...page, items: page.items.map(withHealth) }
      },
    )

    app.get(
      '/cis/:id',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'One CI with its alerts, incidents and neighbours; of one that no CMDB knows, what its alerts say',
          params: Type.Object({ id: Type.String({ maxLength: 500 }) }),
          response: answers({ 200: CiDetail }, 404),
        },
      },
      ({ params: { id } }) => {
        const ci = live.graph.get(id) ?? null
        const alerts = live.alerts.ofCi(id)
        if (ci === null && alerts.length === 0) throw saidProblem(404, 'not_found', 'no_ci')
        const health = ciHealth(live, id)
        return {
          ci,
          health,
          alerts: alerts.sort((a, b) => b.lastSeenAt - a.lastSeenAt),
          incidents: health.incidents.flatMap((incident) => live.incidents.get(incident) ?? []),
          outgoing: live.graph.outgoing(id).map((relationship) => neighbour(relationship.to, relationship)),
          incoming: live.graph.incoming(id).map((relationship) => neighbour(relationship.from, relationship)),
        }
      },
    )

    function neighbour(id: string, relationship: object) {
      const ci = live.graph.get(id)
      return {
        relationship,
        ci: { id, name: ci?.name ?? id, type: ci?.type ?? 'unknown', managed: ci !== undefined },
      }
    }
  }
