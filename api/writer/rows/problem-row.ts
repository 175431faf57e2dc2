// Problem -> row of table `problem_revisions`.
import type { Problem } from '../../../correlate/contract/problem.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function problemRow(problem: Problem, place: MessagePlace): object {
  return {
    id: problem.id,
    revision: problem.revision,
    seq: place.seq,
    partition: problem.partition,
    title: problem.title,
    state: problem.state,
    signature: problem.signature,
    incident_ids: problem.incidentIds,
    opened_at: clickhouseTime(problem.openedAt),
    updated_at: clickhouseTime(problem.updatedAt),
    data: JSON.stringify(problem),
  }
}
