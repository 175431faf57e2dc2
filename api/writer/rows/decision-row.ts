// Decision -> row of table `decisions`. One an event: no JSON copy beside the columns.
import type { Decision } from '../../../correlate/contract/decision.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { ChangePlace } from '../message-place.ts'

export function decisionRow(decision: Decision, place: ChangePlace, ordinal: number): object {
  return {
    cause_seq: place.causeSeq,
    chunk: place.chunk,
    ordinal,
    seq: place.seq,
    at: clickhouseTime(decision.at),
    partition: place.partition,
    decision: decision.decision,
    event_id: decision.eventId,
    fingerprint: decision.fingerprint,
    alert_id: decision.alertId ?? '',
    incident_id: decision.incidentId ?? '',
  }
}
