// Affinity -> row of table `affinity_revisions`.
import type { Affinity } from '../../../correlate/contract/affinity.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function affinityRow(affinity: Affinity, place: MessagePlace): object {
  return {
    id: affinity.id,
    revision: affinity.revision,
    seq: place.seq,
    partition: affinity.partition,
    from_class: affinity.from,
    to_class: affinity.to,
    hops: affinity.hops,
    score: affinity.score,
    support: affinity.support,
    verdict: affinity.verdict,
    accepted: affinity.accepted,
    updated_at: clickhouseTime(affinity.updatedAt),
    data: affinity,
  }
}
