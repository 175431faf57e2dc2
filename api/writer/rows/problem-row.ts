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
    domain: problem.domain,
    title: problem.title,
    state: problem.state,
    level: problem.level,
    root_ci: problem.rootCi ?? '',
    root_type: problem.rootType,
    signature: problem.signature,
    event_classes: problem.eventClasses,
    incident_ids: problem.incidentIds,
    occurrence_count: problem.occurrenceCount,
    first_at: clickhouseTime(problem.firstAt),
    last_at: clickhouseTime(problem.lastAt),
    workaround: problem.workaround ?? '',
    opened_at: clickhouseTime(problem.openedAt),
    updated_at: clickhouseTime(problem.updatedAt),
    data: problem,
  }
}
