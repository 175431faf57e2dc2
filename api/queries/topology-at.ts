// The CMDB as it was at a time: of each CI the last entry of its history by then, unless it was gone.
import type { CiHistory, InventoryRevision } from '../../correlate/contract/inventory-revision.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const REVISION = `
SELECT data
FROM inventory_revisions FINAL
WHERE toUnixTimestamp64Milli(at) <= {at:Int64}
ORDER BY at DESC
LIMIT 1`

/** Entries of an inventory that was lost do not count for the one that came after it. */
const CIS = `
SELECT argMax(data, tuple(at, revision)) AS data
FROM ci_history
WHERE toUnixTimestamp64Milli(at) <= {at:Int64} AND toUnixTimestamp64Milli(epoch) = {epoch:Int64}
GROUP BY id
HAVING argMax(change, tuple(at, revision)) != 'gone'
ORDER BY id`

export interface TopologyThen {
  readonly revision: InventoryRevision
  readonly cis: readonly NonNullable<CiHistory['after']>[]
}

/** @param at epoch ms. @returns null when there was no CMDB yet */
export async function selectTopologyAt(store: Store, at: number): Promise<TopologyThen | null> {
  const [revision] = await selectData<InventoryRevision>(store, REVISION, { at })
  if (revision === undefined) return null
  const entries = await selectData<CiHistory>(store, CIS, { at, epoch: revision.epoch })
  return { revision, cis: entries.flatMap(({ after }) => (after === null ? [] : [after])) }
}
