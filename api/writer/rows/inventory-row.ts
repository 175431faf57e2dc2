// InventoryRevision and CiHistory -> rows of tables `inventory_revisions` and `ci_history`.
import type { CiHistory, InventoryRevision } from '../../../correlate/contract/inventory-revision.ts'
import { clickhouseTime } from '../clickhouse-time.ts'

export function inventoryRow(revision: InventoryRevision): object {
  return {
    epoch: clickhouseTime(revision.epoch),
    revision: revision.revision,
    at: clickhouseTime(revision.at),
    reason: revision.reason,
    source: revision.source,
    instance: revision.instance,
    actor: revision.actor,
    version: revision.version,
    cis: revision.total.cis,
    relationships: revision.total.relationships,
    data: revision,
  }
}

export function ciHistoryRow(entry: CiHistory): object {
  return {
    id: entry.ci,
    epoch: clickhouseTime(entry.epoch),
    revision: entry.revision,
    at: clickhouseTime(entry.at),
    change: entry.change,
    reason: entry.reason,
    source: entry.source,
    instance: entry.instance,
    actor: entry.actor,
    name: entry.name,
    type: entry.type,
    data: entry,
  }
}
