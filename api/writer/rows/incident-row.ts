// Incident -> row of table `incident_revisions`.
import type { Incident } from '../../../correlate/contract/incident.ts'
import { clickhouseTime, clickhouseTimeOrNull } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function incidentRow(incident: Incident, place: MessagePlace): object {
  const root = incident.rootCause[0]
  return {
    id: incident.id,
    revision: incident.revision,
    seq: place.seq,
    partition: incident.partition,
    domain: incident.domain,
    title: incident.title,
    state: incident.state,
    severity: incident.severity,
    peak_severity: incident.peakSeverity,
    priority: incident.priority,
    impact: incident.impact,
    urgency: incident.urgency,
    root_ci: root?.ci ?? '',
    root_ci_name: root?.name ?? '',
    root_score: root?.score ?? 0,
    why: incident.why,
    alert_count: incident.alertCount,
    active_alert_count: incident.activeAlertCount,
    event_count: incident.eventCount,
    ci_count: incident.ciCount,
    services: incident.services.map((service) => service.ci),
    service_names: incident.services.map((service) => service.name),
    assignee: incident.assignee ?? '',
    support_group: incident.supportGroup ?? '',
    opened_at: clickhouseTime(incident.openedAt),
    updated_at: clickhouseTime(incident.updatedAt),
    acknowledged_at: clickhouseTimeOrNull(incident.acknowledgedAt),
    acknowledged_by: incident.acknowledgedBy ?? '',
    resolved_at: clickhouseTimeOrNull(incident.resolvedAt),
    closed_at: clickhouseTimeOrNull(incident.closedAt),
    resolution: incident.resolution ?? '',
    problem_id: incident.problemId ?? '',
    merged_into: incident.mergedInto ?? '',
    split_from: incident.splitFrom ?? '',
    data: incident,
  }
}
