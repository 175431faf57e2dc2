// /api/v1/topology/<focus, tiers>: parts of the CMDB cut down to what a person can look at.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ApiContext } from '../api-context.ts'
import { boxedDrawing, MAX_BOXES } from '../cis/boxed-drawing.ts'
import { foldTree } from '../cis/fold-tree.ts'
import { aroundTree, withAllBelow } from '../cis/impact-tree.ts'
import { tiersOf } from '../cis/tiers-of.ts'
import { FocusSchema } from '../schemas/insight.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, Severity, TextOrNull, Time } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'

const id = Type.String({ maxLength: 500 })

const TiersAnswer = Type.Object({
  version: TextOrNull,
  loadedAt: nullable(Time),
  tiers: Type.Array(
    Type.Object({
      type: Type.String(),
      cis: Type.Integer(),
      severity: Severity,
      alerting: Type.Integer({ description: 'CIs with active alerts' }),
      down: Type.Integer(),
      degraded: Type.Integer(),
      row: Type.Integer({ description: 'From the core, 0, downwards; types of one tier share it' }),
    }),
  ),
  links: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), relationships: Type.Integer() }), {
    description: 'Between types: from what is needed to what needs it',
  }),
})

export const topologyZoomRoutes =
  ({ live, health, drawings }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const

    app.get(
      '/topology/focus',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'A CI in the middle of what stands around it; many alike are one box, at most 150 boxes',
          querystring: Type.Object({
            ci: id,
            hops: Type.Integer({ minimum: 0, maximum: 6, default: 2 }),
            open: Type.Array(Type.String({ maxLength: 1_200 }), {
              maxItems: 50,
              default: [],
              description: 'Folds to unfold',
            }),
          }),
          response: answers({ 200: FocusSchema }, 404),
        },
      },
      async ({ query: { ci, hops, open } }) => {
        const start = live.graph.adjacency.nodes.get(ci)
        if (start === undefined) throw saidProblem(404, 'not_found', 'no_ci_named', { ci })
        const { trees, truncated } = aroundTree(start, hops)
        const boxes = foldTree(trees, { limit: MAX_BOXES, open: new Set(open), kept: new Set(trees) })
        const isHit = (node: Node): boolean =>
          health.of(node.ci.id) !== 'ok' || live.alerts.worstOfCi(node.ci.id) !== 'cleared'
        const severityOf = (one: string): PerceivedSeverity => live.alerts.worstOfCi(one)
        const drawing = await boxedDrawing({ live, health, drawings }, { name: 'focus', boxes, severityOf, isHit })
        const shown = boxes.reduce((sum, box) => sum + box.members.length, 0)
        return { ...drawing, truncated: truncated || shown < trees.flatMap(withAllBelow).length }
      },
    )

    app.get(
      '/topology/tiers',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'What is at a site by type, the core first, each with the worst that is wrong in it',
          querystring: Type.Object({ site: id }),
          response: answers({ 200: TiersAnswer }),
        },
      },
      async ({ query: { site } }) => {
        const { siteOf } = await drawings.whole()
        const { version, loadedAt, adjacency } = live.graph
        return { version, loadedAt, ...tiersOf(live, health, adjacency, (ci) => siteOf.get(ci) === site) }
      },
    )
  }
