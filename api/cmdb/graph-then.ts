// The CMDB of an earlier time as a graph to look around in.
import type { CiRevision } from '../../correlate/contract/change.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import { CiGraph } from '../live/ci-graph.ts'
import { selectTopologyAt } from '../queries/topology-at.ts'

/** @param at epoch ms. @returns null when there was no CMDB yet */
export async function graphThen(
  store: Store,
  at: number,
): Promise<{ readonly revision: number; readonly graph: CiGraph } | null> {
  const then = await selectTopologyAt(store, at)
  if (then === null) return null
  const { revision, version, at: loadedAt } = then.revision
  const total = then.cis.length
  const cis = then.cis.map(({ ci, relationships }) => ({ version, loadedAt, total, ci, relationships }))
  return { revision, graph: await inShortPieces(graphOf(cis)) }
}

function* graphOf(cis: readonly CiRevision[]): Pausing<CiGraph> {
  const graph = new CiGraph()
  for (const ci of cis) yield* graph.apply(ci)
  return graph
}
