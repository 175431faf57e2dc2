// Activity (a line of an incident's timeline) -> row of table `activities`.
import type { Activity } from '../../../correlate/contract/incident.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function activityRow(activity: Activity, place: MessagePlace): object {
  return {
    id: activity.id,
    seq: place.seq,
    incident_id: activity.incidentId,
    at: clickhouseTime(activity.at),
    kind: activity.kind,
    actor: activity.actor,
    text: activity.text,
    data: activity,
  }
}
