// CommandOutcome -> row of table `commands`, the audit of what operators asked for.
import type { CommandOutcome } from '../../../correlate/contract/command.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function commandRow(outcome: CommandOutcome, place: MessagePlace): object {
  return {
    id: outcome.id,
    partition: place.partition,
    seq: place.seq,
    at: clickhouseTime(outcome.at),
    type: outcome.type,
    actor: outcome.actor,
    outcome: outcome.outcome,
    code: outcome.code ?? '',
    detail: outcome.detail,
    incident_ids: outcome.incidentIds,
    data: outcome,
  }
}
