// The incident as others see it: one immutable revision.
import type { Incident } from '../../contract/incident.ts'
import type { IncidentRecord } from '../state.ts'

export function incidentSnapshot(incident: IncidentRecord, partition: number): Incident {
  return {
    id: incident.id,
    revision: incident.revision,
    partition,
    domain: incident.domain,
    state: incident.state,
    severity: incident.severity,
    peakSeverity: incident.peakSeverity,
    ...incident.assessment,
    alertCount: incident.alertIds.size,
    activeAlertCount: incident.activeCount,
    eventCount: incident.eventCount,
    ciCount: incident.ciCount,
    assignee: incident.assignee,
    supportGroup: incident.supportGroup,
    openedAt: incident.openedAt,
    updatedAt: incident.updatedAt,
    pagedAt: incident.pagedAt,
    acknowledgedAt: incident.acknowledgedAt,
    acknowledgedBy: incident.acknowledgedBy,
    resolvedAt: incident.resolvedAt,
    resolution: incident.resolution,
    closedAt: incident.closedAt,
    problemId: incident.problemId,
    mergedInto: incident.mergedInto,
    splitFrom: incident.splitFrom,
  }
}
