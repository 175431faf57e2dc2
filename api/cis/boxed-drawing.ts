// Boxes of a folded tree as a drawing: places by the server, each box with the worst that is wrong in it, lines from what is needed to who needs it.
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import { worstSeverity } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { ApiContext } from '../api-context.ts'
import { ciState } from './ci-state.ts'
import type { Box } from './fold-tree.ts'

/** Boxes that a person still takes in. */
export const MAX_BOXES = 150

export interface BoxedRequest {
  /** The same for the same CIs of a version. */
  readonly name: string
  readonly boxes: readonly Box[]
  /** What makes the severity of a folded box. */
  readonly severityOf: (ci: string) => PerceivedSeverity
  /** Whether a failure that is looked at has reached it. */
  readonly isHit: (node: Node) => boolean
}

type Context = Pick<ApiContext, 'live' | 'health' | 'drawings'>

export async function boxedDrawing({ live, health, drawings }: Context, request: BoxedRequest) {
  const { name, boxes, severityOf, isHit } = request
  const { version, loadedAt } = live.graph
  const ids = boxes.map((box) => box.tree.node.ci.id)
  const { places, width, height } = await drawings.part(`${name} ${ids.join('\n')}`, ids)
  return {
    version,
    loadedAt,
    width,
    height,
    nodes: boxes.map(({ id, tree, members, folded, parent }) => ({
      id,
      ci: ciState(live, health, tree.node.ci.id),
      role: tree.role,
      ...(places.get(tree.node.ci.id) ?? { x: 0, y: 0 }),
      parent: parent?.id ?? null,
      fold: folded ? foldOf(members.map(({ node }) => severityOf(node.ci.id))) : null,
    })),
    edges: edgesOf(boxes, isHit),
  }
}

function foldOf(severities: readonly PerceivedSeverity[]) {
  return {
    count: severities.length,
    alerting: severities.filter((severity) => severity !== 'cleared').length,
    severity: severities.reduce<PerceivedSeverity>(worstSeverity, 'cleared'),
  }
}

interface Edge {
  /** What is needed. */
  readonly from: string
  readonly to: string
  readonly type: string
  readonly kind: 'need' | 'peer'
  /** The failure goes this way. */
  readonly impact: boolean
}

/** Between the CIs that are shown by themselves all that relates them; a folded box hangs on its parent. */
function edgesOf(boxes: readonly Box[], isHit: (node: Node) => boolean): Edge[] {
  const alone = new Map(boxes.filter(({ folded }) => !folded).map((box) => [box.tree.node, box]))
  const edges: Edge[] = []
  for (const [node, { id }] of alone) {
    for (const need of node.needs) {
      const other = alone.get(need.node)
      if (other === undefined) continue
      edges.push({ from: other.id, to: id, type: need.type, kind: 'need', impact: isHit(need.node) && isHit(node) })
    }
    for (const peer of node.peers) {
      const other = alone.get(peer.node)
      // Peers know each other: said once.
      if (other === undefined || other.id >= id) continue
      edges.push({ from: other.id, to: id, type: peer.type, kind: 'peer', impact: false })
    }
  }
  for (const { id, folded, parent, tree, members } of boxes) {
    if (!folded || parent === null) continue
    const isPeer = tree.direction === 'peer'
    const [from, to] = tree.direction === 'up' ? [id, parent.id] : [parent.id, id]
    edges.push({
      from,
      to,
      type: typeBetween(parent.tree.node, tree.node),
      kind: isPeer ? 'peer' : 'need',
      impact: !isPeer && isHit(parent.tree.node) && members.some(({ node }) => isHit(node)),
    })
  }
  return edges
}

function typeBetween(a: Node, b: Node): string {
  return [...a.needs, ...a.neededBy, ...a.peers].find(({ node }) => node === b)?.type ?? 'connectedTo'
}
