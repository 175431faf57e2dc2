// The alert as others see it: one immutable revision.
import type { Alert, AlertSource } from '../../contract/alert.ts'
import { alertEffect } from '../classes/alert-effect.ts'
import type { AlertRecord } from '../state.ts'

export function alertSnapshot(alert: AlertRecord, partition: number): Alert {
  return {
    id: alert.id,
    revision: alert.revision,
    partition,
    state: alert.state,
    ci: alert.ci,
    eventClass: alert.eventClass,
    component: alert.component,
    severity: alert.severity,
    effect: alert.state === 'active' ? alertEffect(alert) : null,
    peakSeverity: alert.peakSeverity,
    summary: alert.summary,
    labels: alert.labels,
    annotations: alert.annotations,
    links: alert.links,
    domain: alert.domain,
    sources: alert.sources.map((source): AlertSource => ({
      fingerprint: source.fingerprint,
      source: source.source,
      sender: source.sender,
      active: source.active,
      severity: source.severity,
      raisedAt: source.raisedAt,
      lastSeenAt: source.lastSeenAt,
      expiresAt: source.expiresAt,
      clearedAt: source.clearedAt,
    })),
    count: alert.count,
    flapping: alert.flapping,
    suppression: alert.suppression,
    membership: alert.membership,
    firstSeenAt: alert.firstSeenAt,
    lastSeenAt: alert.lastSeenAt,
    clearedAt: alert.clearedAt,
    updatedAt: alert.updatedAt,
  }
}
