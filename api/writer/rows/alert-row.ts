// Alert -> row of table `alert_revisions`.
import type { Alert } from '../../../correlate/contract/alert.ts'
import { clickhouseTime, clickhouseTimeOrNull } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function alertRow(alert: Alert, place: MessagePlace): object {
  return {
    id: alert.id,
    revision: alert.revision,
    seq: place.seq,
    partition: alert.partition,
    domain: alert.domain,
    state: alert.state,
    ci: alert.ci.id,
    ci_name: alert.ci.name,
    ci_type: alert.ci.type,
    managed: alert.ci.managed ? 1 : 0,
    event_class: alert.eventClass,
    component: alert.component ?? '',
    severity: alert.severity,
    peak_severity: alert.peakSeverity,
    summary: alert.summary,
    labels: alert.labels,
    sources: [...new Set(alert.sources.map((source) => source.source))],
    fingerprints: [...new Set(alert.sources.map((source) => source.fingerprint))],
    count: alert.count,
    flapping: alert.flapping ? 1 : 0,
    suppression: alert.suppression?.kind ?? '',
    suppressed_by: alert.suppression?.by ?? [],
    incident_id: alert.membership?.incidentId ?? '',
    first_seen_at: clickhouseTime(alert.firstSeenAt),
    last_seen_at: clickhouseTime(alert.lastSeenAt),
    cleared_at: clickhouseTimeOrNull(alert.clearedAt),
    updated_at: clickhouseTime(alert.updatedAt),
    data: alert,
  }
}
