// What an incident takes with it, drawn from the CMDB of now: the root, the ways of the failure, what alerts, the services that are hit.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import { worstSeverity } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import type { ApiContext } from '../api-context.ts'
import { boxedDrawing, MAX_BOXES } from '../cis/boxed-drawing.ts'
import { ciState } from '../cis/ci-state.ts'
import { foldTree } from '../cis/fold-tree.ts'
import { impactTree, withAllBelow } from '../cis/impact-tree.ts'
import type { TreeNode } from '../cis/impact-tree.ts'
import { weakestRedundancy } from '../cis/weakest-redundancy.ts'
import { inShortPieces } from '../in-short-pieces.ts'

/** Services listed with their ways; the worst and most critical come first. */
const MAX_SERVICES = 100
/** Services that always have a box of their own. */
const KEPT_SERVICES = 24

export interface ImpactRequest {
  readonly incident: Incident
  readonly members: readonly Alert[]
  /** Steps beyond the ways of the failure. */
  readonly hops: number
  /** Ids of folded boxes to show one by one. */
  readonly open: readonly string[]
}

type Context = Pick<ApiContext, 'live' | 'health' | 'drawings'>

export async function impactMap(context: Context, { incident, members, hops, open }: ImpactRequest) {
  const { live, health } = context
  const severities = await inShortPieces(severitiesOf(members))
  const nodeOf = (id: string): Node[] => {
    const node = live.graph.adjacency.nodes.get(id)
    return node === undefined ? [] : [node]
  }
  const alerting = new Set([...severities.keys()].flatMap(nodeOf))
  const [root = null] = incident.rootCause.flatMap(({ ci, verdict }) => (verdict === 'not_cause' ? [] : nodeOf(ci)))
  const hit = [...incident.services]
    .sort((a, b) => Number(b.effect === 'down') - Number(a.effect === 'down') || b.criticality - a.criticality)
    .slice(0, MAX_SERVICES)
  const services = new Set(hit.flatMap(({ ci }) => nodeOf(ci)))
  const start = root ?? [...alerting][0]
  const { trees, truncated } = start === undefined ? NOTHING : impactTree({ root: start, alerting, services, hops })
  const treeOf = new Map(trees.flatMap(withAllBelow).map((tree) => [tree.node.ci.id, tree]))
  const kept = [...trees.slice(0, 1), ...hit.slice(0, KEPT_SERVICES).flatMap(({ ci }) => treeOf.get(ci) ?? [])]
  const boxes = foldTree(trees, { limit: MAX_BOXES, open: new Set(open), kept: new Set(kept) })
  const shown = boxes.reduce((sum, box) => sum + box.members.length, 0)
  return {
    ...(await boxedDrawing(context, {
      name: 'impact',
      boxes,
      severityOf: (ci) => severities.get(ci) ?? 'cleared',
      isHit: (node) => node === start || alerting.has(node) || health.of(node.ci.id) !== 'ok',
    })),
    root: root?.ci.id ?? null,
    services: hit.map(({ ci, effect }) => ({
      ci: ciState(live, health, ci),
      effect,
      weakest: weakestRedundancy(live, health, ci),
      path: wayOf(treeOf.get(ci)),
    })),
    unknown: severities.size - alerting.size,
    truncated: truncated || shown < treeOf.size,
  }
}

/** Alerts looked at between two pauses: about half a millisecond. */
const STRIDE = 1_000

const NOTHING = { trees: [], truncated: false } as const

/** The worst that the incident's alerts say of each CI now. */
function* severitiesOf(members: readonly Alert[]): Pausing<Map<string, PerceivedSeverity>> {
  const worst = new Map<string, PerceivedSeverity>()
  let looked = 0
  for (const { ci, state, severity } of members) {
    if (++looked % STRIDE === 0) yield
    worst.set(ci.id, worstSeverity(worst.get(ci.id) ?? 'cleared', state === 'active' ? severity : 'cleared'))
  }
  return worst
}

/** From the root to it. */
function wayOf(tree: TreeNode | undefined): readonly { readonly id: string; readonly name: string }[] {
  const way: { id: string; name: string }[] = []
  for (let at = tree ?? null; at !== null; at = at.parent) way.push({ id: at.node.ci.id, name: at.node.ci.name })
  return way.reverse()
}
