// Silence -> row of table `silence_revisions`.
import type { Silence } from '../../../correlate/contract/silence.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function silenceRow(silence: Silence, place: MessagePlace): object {
  return {
    id: silence.id,
    revision: silence.revision,
    seq: place.seq,
    matchers: JSON.stringify(silence.matchers),
    starts_at: clickhouseTime(silence.startsAt),
    ends_at: clickhouseTime(silence.endsAt),
    created_by: silence.createdBy,
    comment: silence.comment,
    updated_at: clickhouseTime(silence.updatedAt),
    data: silence,
  }
}
