// The CMDB of an earlier time as a graph to look around in.
import type { Store } from '../../platform/clickhouse/store.ts'
import { CiGraph } from '../live/ci-graph.ts'
import { selectTopologyAt } from '../queries/topology-at.ts'

/** @param at epoch ms. @returns null when there was no CMDB yet */
export async function graphThen(
  store: Store,
  at: number,
): Promise<{ readonly revision: number; readonly graph: CiGraph } | null> {
  const then = await selectTopologyAt(store, at)
  if (then === null) return null
  const graph = new CiGraph()
  const { revision, version, at: loadedAt } = then.revision
  for (const { ci, relationships } of then.cis)
    graph.apply({ version, loadedAt, total: then.cis.length, ci, relationships })
  return { revision, graph }
}
