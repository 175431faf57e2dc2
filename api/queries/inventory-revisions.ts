// Revisions of the inventory, newest first, and what they did to CIs.
import type { CiHistory, InventoryRevision } from '../../correlate/contract/inventory-revision.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const REVISIONS = `
SELECT data
FROM inventory_revisions FINAL
WHERE ({started:UInt8} = 0 OR toUnixTimestamp64Milli(at) < {before:Int64})
ORDER BY at DESC
LIMIT {limit:UInt32}`

const ONE = `
SELECT data
FROM inventory_revisions FINAL
WHERE revision = {revision:UInt64}
ORDER BY at DESC
LIMIT 1`

const OF_REVISION = `
SELECT data
FROM ci_history FINAL
WHERE revision = {revision:UInt64} AND toUnixTimestamp64Milli(at) = {at:Int64}
ORDER BY id
LIMIT {limit:UInt32}`

const OF_CI = `
SELECT data
FROM ci_history FINAL
WHERE id = {ci:String} AND ({started:UInt8} = 0 OR toUnixTimestamp64Milli(at) < {before:Int64})
ORDER BY at DESC
LIMIT {limit:UInt32}`

/** @param before epoch ms; null: from the newest on */
export function selectRevisions(store: Store, before: number | null, limit: number): Promise<InventoryRevision[]> {
  return selectData<InventoryRevision>(store, REVISIONS, {
    started: before === null ? 0 : 1,
    before: before ?? 0,
    limit,
  })
}

export async function selectRevision(store: Store, revision: number): Promise<InventoryRevision | undefined> {
  return (await selectData<InventoryRevision>(store, ONE, { revision }))[0]
}

export function selectHistoryOfRevision(
  store: Store,
  { revision, at }: InventoryRevision,
  limit: number,
): Promise<CiHistory[]> {
  return selectData<CiHistory>(store, OF_REVISION, { revision, at, limit })
}

/** @param before epoch ms; null: from the newest on */
export function selectHistoryOfCi(
  store: Store,
  ci: string,
  before: number | null,
  limit: number,
): Promise<CiHistory[]> {
  return selectData<CiHistory>(store, OF_CI, { ci, started: before === null ? 0 : 1, before: before ?? 0, limit })
}
