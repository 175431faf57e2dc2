// /api/v1/topology: the CMDB as a drawing. Positions are reckoned here, the same for everybody who looks at one version.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Ci } from '../../correlate/contract/ci.ts'
import type { Layout } from '../../correlate/contract/cmdb-graph/layout.ts'
import { walkPath } from '../../correlate/contract/cmdb-graph/path.ts'
import { worstSeverity, type PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ApiContext } from '../api-context.ts'
import { ciState } from '../cis/ci-state.ts'
import { RelationshipSchema } from '../schemas/ci.ts'
import { PathStepSchema } from '../schemas/insight.ts'
import { answers } from '../schemas/problem.ts'
import { CiStateSchema } from '../schemas/service.ts'
import { nullable, Severity, TextOrNull } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'

const MAX_TOPOLOGY_CIS = 5_000
/** More CIs of a site than this nobody tells apart on a screen. */
const MAX_SITE_CIS = 1_000
const MAX_PATH_HOPS = 32
const name = Type.Optional(Type.String({ maxLength: 500 }))
const id = Type.String({ maxLength: 500 })

const Placed = Type.Object({ ci: CiStateSchema, x: Type.Number(), y: Type.Number() })
const Cluster = Type.Object({
  id: Type.String({ description: 'The site; empty: CIs that no site is known of' }),
  x: Type.Number(),
  y: Type.Number(),
  width: Type.Number(),
  height: Type.Number(),
  cis: Type.Integer(),
})
const version = {
  version: TextOrNull,
  loadedAt: nullable(Type.Integer({ description: 'Since when the CMDB is in use, epoch milliseconds' })),
  width: Type.Number(),
  height: Type.Number(),
}
const part = { nodes: Type.Array(Placed), edges: Type.Array(RelationshipSchema) }

const TopologyAnswer = Type.Object({
  ...version,
  ...part,
  clusters: Type.Array(Cluster),
  truncated: Type.Boolean({ description: 'There is more than is shown' }),
})

const ClustersAnswer = Type.Object({
  ...version,
  clusters: Type.Array(
    Type.Object({ ...Cluster.properties, severity: Severity, down: Type.Integer(), degraded: Type.Integer() }),
  ),
  links: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), relationships: Type.Integer() })),
})

const PathAnswer = Type.Object({
  ...version,
  ...part,
  steps: Type.Array(PathStepSchema, {
    description: 'From the one to the other; empty: no way within the bound',
  }),
})

export const topologyRoutes =
  ({ live, health, drawings }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const
    const known = (ci: string): void => {
      if (live.graph.get(ci) === undefined) {
        throw saidProblem(404, 'not_found', 'no_ci_named', { ci })
      }
    }
    const placed = (cis: readonly Ci[], { places }: Layout) =>
      cis.map((ci) => ({ ci: ciState(live, health, ci.id), ...(places.get(ci.id) ?? { x: 0, y: 0 }) }))

    app.get(
      '/topology',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'The graph around a CI, that of a site, or as much of the whole as fits, with positions for drawing',
          querystring: Type.Object({
            ci: name,
            site: name,
            type: name,
            hops: Type.Integer({ minimum: 0, maximum: 10, default: 2 }),
          }),
          response: answers({ 200: TopologyAnswer }, 404),
        },
      },
      async ({ query: { ci, site, type, hops } }) => {
        if (ci !== undefined) known(ci)
        const { graph } = live
        let layout = await drawings.whole()
        const { version, loadedAt } = graph
        const { siteOf } = layout
        const found =
          ci !== undefined
            ? graph.around(ci, hops, MAX_TOPOLOGY_CIS)
            : site !== undefined
              ? graph.whole(
                  MAX_SITE_CIS,
                  (one) => siteOf.get(one) === site && (type === undefined || graph.get(one)?.type === type),
                )
              : graph.whole(MAX_TOPOLOGY_CIS)
        const ids = found.cis.map((one) => one.id)
        if (ci !== undefined) layout = await drawings.part(`${hops} ${ci}`, ids)
        else if (site !== undefined) layout = await drawings.part(`site ${site} ${type ?? ''}`, ids)
        return {
          version,
          loadedAt,
          ...sizeOf(layout),
          nodes: placed(found.cis, layout),
          edges: found.relationships,
          clusters: layout.clusters,
          truncated: found.truncated,
        }
      },
    )

    app.get(
      '/topology/clusters',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'The sites of the CMDB as a drawing, each with the worst that is wrong in it',
          response: answers({ 200: ClustersAnswer }),
        },
      },
      async () => {
        const { version, loadedAt } = live.graph
        const layout = await drawings.whole()
        const none: { severity: PerceivedSeverity; down: number; degraded: number } = { severity: 'cleared', down: 0, degraded: 0 } // prettier-ignore
        const bySite = new Map(layout.clusters.map((cluster) => [cluster.id, { ...none }]))
        const siteOf = (ci: string): string => layout.siteOf.get(ci) ?? ''
        const links = new Map<string, number>()
        for (const { id: ci } of live.graph.values()) {
          const site = siteOf(ci)
          const found = bySite.get(site)
          if (found === undefined) continue
          const now = health.of(ci)
          if (now !== 'ok') found[now] += 1
          found.severity = worstSeverity(found.severity, live.alerts.worstOfCi(ci))
          for (const { to } of live.graph.outgoing(ci)) {
            const other = siteOf(to)
            if (other === site || !bySite.has(other)) continue
            const pair = JSON.stringify(site < other ? [site, other] : [other, site])
            links.set(pair, (links.get(pair) ?? 0) + 1)
          }
        }
        return {
          version,
          loadedAt,
          ...sizeOf(layout),
          clusters: layout.clusters.map((cluster) => ({ ...cluster, ...bySite.get(cluster.id) })),
          links: [...links].map(([pair, relationships]) => {
            const [from, to] = JSON.parse(pair) as [string, string] // written a few lines above
            return { from, to, relationships }
          }),
        }
      },
    )

    app.get(
      '/topology/path',
      {
        config: read,
        schema: {
          tags: ['cis'],
          summary: 'The shortest way between two CIs over relationships of any kind',
          querystring: Type.Object({ from: id, to: id }),
          response: answers({ 200: PathAnswer }, 404),
        },
      },
      async ({ query: { from, to } }) => {
        const { nodes } = live.graph.adjacency
        for (const end of [from, to]) known(end)
        const [start, end] = [nodes.get(from), nodes.get(to)]
        const steps = start === undefined || end === undefined ? [] : (walkPath(start, end, MAX_PATH_HOPS) ?? [])
        const ids = steps.length === 0 && from !== to ? [from, to] : [from, ...steps.map((step) => step.to)]
        const { version, loadedAt } = live.graph
        const layout = await drawings.part(`path ${ids.join('\n')}`, ids)
        const on = new Set(ids)
        return {
          version,
          loadedAt,
          ...sizeOf(layout),
          nodes: placed(
            ids.flatMap((one) => live.graph.get(one) ?? []),
            layout,
          ),
          edges: ids.flatMap((one) => live.graph.outgoing(one).filter((relationship) => on.has(relationship.to))),
          steps,
        }
      },
    )
  }

function sizeOf({ width, height }: Layout): { readonly width: number; readonly height: number } {
  return { width, height }
}
