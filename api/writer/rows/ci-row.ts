// CiRevision (one CI of a CMDB version) -> row of table `ci_revisions`.
import type { CiRevision } from '../../../correlate/contract/change.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function ciRow(revision: CiRevision, place: MessagePlace): object {
  const { ci } = revision
  return {
    version: revision.version,
    id: ci.id,
    seq: place.seq,
    loaded_at: clickhouseTime(revision.loadedAt),
    total: revision.total,
    type: ci.type,
    name: ci.name,
    site: ci.site ?? '',
    criticality: ci.criticality ?? 0,
    owner: ci.owner ?? '',
    support_group: ci.supportGroup ?? '',
    data: revision,
  }
}
