// What an incident takes with it, drawn from the CMDB of now: the root, the ways of the failure, what alerts, the services that are hit.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Graph, Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import { worstSeverity } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ApiContext } from '../api-context.ts'
import { ciState } from '../cis/ci-state.ts'
import { weakestRedundancy } from '../cis/weakest-redundancy.ts'
import { foldTree } from './fold-tree.ts'
import type { Box } from './fold-tree.ts'
import { impactTree, withAllBelow } from './impact-tree.ts'
import type { TreeNode } from './impact-tree.ts'

/** Boxes that a person still takes in. */
export const MAX_BOXES = 150
/** Services listed with their ways; the worst and most critical come first. */
const MAX_SERVICES = 100
/** Services that always have a box of their own. */
const KEPT_SERVICES = 24

export interface ImpactRequest {
  readonly incident: Incident
  readonly members: readonly Alert[]
  readonly hops: number
  /** Ids of folded boxes to show one by one. */
  readonly open: readonly string[]
}

type Context = Pick<ApiContext, 'live' | 'health' | 'drawings'>

export async function impactMap({ live, health, drawings }: Context, { incident, members, hops, open }: ImpactRequest) {
  const { version, loadedAt } = live.graph
  const graph = live.graph.adjacency
  const severities = severitiesOf(members)
  const nodeOf = (id: string): Node[] => nodesOf(graph, [id])
  const alerting = new Set([...severities.keys()].flatMap(nodeOf))
  const [root = null] = incident.rootCause.flatMap(({ ci, verdict }) => (verdict === 'not_cause' ? [] : nodeOf(ci)))
  const hit = [...incident.services]
    .sort((a, b) => Number(b.effect === 'down') - Number(a.effect === 'down') || b.criticality - a.criticality)
    .slice(0, MAX_SERVICES)
  const start = root ?? [...alerting][0]
  const unknown = severities.size - alerting.size
  if (start === undefined) {
    return {
      version,
      loadedAt,
      width: 0,
      height: 0,
      root: null,
      nodes: [],
      edges: [],
      services: [],
      unknown,
      truncated: false,
    }
  }
  const services = new Set(hit.flatMap(({ ci }) => nodeOf(ci)))
  const { trees, truncated } = impactTree({ root: start, alerting, services, hops })
  const treeOf = new Map(trees.flatMap(withAllBelow).map((tree) => [tree.node.ci.id, tree]))
  const kept = new Set(
    [start.ci.id, ...hit.slice(0, KEPT_SERVICES).map(({ ci }) => ci)].flatMap((id) => treeOf.get(id) ?? []),
  )
  const boxes = foldTree(trees, { limit: MAX_BOXES, open: new Set(open), kept })
  const ids = boxes.map((box) => box.tree.node.ci.id)
  const layout = await drawings.part(`impact ${ids.join('\n')}`, ids)
  const severityOf = (id: string): PerceivedSeverity => severities.get(id) ?? 'cleared'
  const shown = boxes.reduce((sum, box) => sum + box.members.length, 0)
  return {
    version,
    loadedAt,
    width: layout.width,
    height: layout.height,
    root: root?.ci.id ?? null,
    nodes: boxes.map((box) => ({
      id: box.id,
      ci: ciState(live, health, box.tree.node.ci.id),
      role: box.tree.role,
      ...(layout.places.get(box.tree.node.ci.id) ?? { x: 0, y: 0 }),
      parent: box.parent?.id ?? null,
      fold: box.folded
        ? {
            count: box.members.length,
            alerting: box.members.filter(({ node }) => alerting.has(node)).length,
            severity: box.members.reduce<PerceivedSeverity>(
              (worst, { node }) => worstSeverity(worst, severityOf(node.ci.id)),
              'cleared',
            ),
          }
        : null,
    })),
    edges: edgesOf(boxes, (node) => node === start || alerting.has(node) || health.of(node.ci.id) !== 'ok'),
    services: hit.map(({ ci, effect }) => ({
      ci: ciState(live, health, ci),
      effect,
      weakest: weakestRedundancy(live, health, ci),
      path: wayOf(treeOf.get(ci)),
    })),
    unknown,
    truncated: truncated || shown < treeOf.size,
  }
}

function nodesOf({ nodes }: Graph, ids: readonly string[]): Node[] {
  return ids.flatMap((id) => nodes.get(id) ?? [])
}

/** The worst that the incident's alerts said of each CI. */
function severitiesOf(members: readonly Alert[]): Map<string, PerceivedSeverity> {
  const worst = new Map<string, PerceivedSeverity>()
  for (const { ci, state, severity } of members) {
    worst.set(ci.id, worstSeverity(worst.get(ci.id) ?? 'cleared', state === 'active' ? severity : 'cleared'))
  }
  return worst
}

/** From the root to it. */
function wayOf(tree: TreeNode | undefined): readonly { readonly id: string; readonly name: string }[] {
  const way: { id: string; name: string }[] = []
  for (let at: TreeNode | null = tree ?? null; at !== null; at = at.parent)
    way.push({ id: at.node.ci.id, name: at.node.ci.name })
  return way.reverse()
}

/** Between the CIs that are shown by themselves all that relates them; a folded box hangs on its parent. From what is needed to who needs it. */
function edgesOf(boxes: readonly Box[], isHit: (node: Node) => boolean) {
  const alone = new Map(boxes.filter(({ folded }) => !folded).map((box) => [box.tree.node, box]))
  const edges: { from: string; to: string; type: string; kind: 'need' | 'peer'; impact: boolean }[] = []
  for (const [node, { id }] of alone) {
    for (const need of node.needs) {
      const other = alone.get(need.node)
      if (other === undefined) continue
      edges.push({ from: other.id, to: id, type: need.type, kind: 'need', impact: isHit(need.node) && isHit(node) })
    }
    for (const peer of node.peers) {
      const other = alone.get(peer.node)
      // Peers know each other: said once.
      if (other !== undefined && other.id < id)
        edges.push({ from: other.id, to: id, type: peer.type, kind: 'peer', impact: false })
    }
  }
  for (const { id, folded, parent, tree, members } of boxes) {
    if (!folded || parent === null) continue
    const [from, to] = tree.direction === 'up' ? [id, parent.id] : [parent.id, id]
    const impact = tree.direction !== 'peer' && isHit(parent.tree.node) && members.some(({ node }) => isHit(node))
    edges.push({
      from,
      to,
      type: typeBetween(parent.tree.node, tree.node),
      kind: tree.direction === 'peer' ? 'peer' : 'need',
      impact,
    })
  }
  return edges
}

function typeBetween(a: Node, b: Node): string {
  return [...a.needs, ...a.neededBy, ...a.peers].find(({ node }) => node === b)?.type ?? 'connectedTo'
}
