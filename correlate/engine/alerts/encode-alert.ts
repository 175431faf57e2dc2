// An alert on its way into a checkpoint and back. What it has alike with others is theirs again after a restart.
import type { AlertRecord } from '../state.ts'
import type { AlertValues } from './alert-values.ts'
import { KeptAlert } from './kept-alert.ts'
import { KeptSource } from './kept-source.ts'
import { sharedCi, sharedEvidence, sharedLabels, sharedLinks, sharedRecord, sharedText } from './shared-values.ts'

/** The order of the fields is that of the bytes. */
export function encodeAlert(alert: AlertRecord): AlertValues {
  return {
    id: alert.id,
    key: alert.key,
    notice: alert.notice,
    domain: alert.domain,
    ci: alert.ci,
    eventClass: alert.eventClass,
    component: alert.component,
    sources: alert.sources.map((source) => ({
      key: source.key,
      fingerprint: source.fingerprint,
      source: source.source,
      sender: source.sender,
      active: source.active,
      lapsed: source.lapsed,
      severity: source.severity,
      raisedAt: source.raisedAt,
      lastRaisedAt: source.lastRaisedAt,
      lastSeenAt: source.lastSeenAt,
      expiresAt: source.expiresAt,
      clearedAt: source.clearedAt,
      lastClearedAt: source.lastClearedAt,
      leaseTimerAt: source.leaseTimerAt,
    })),
    superseded: alert.superseded,
    revision: alert.revision,
    state: alert.state,
    severity: alert.severity,
    peakSeverity: alert.peakSeverity,
    summary: alert.summary,
    labels: alert.labels,
    annotations: alert.annotations,
    links: alert.links,
    count: alert.count,
    flapping: alert.flapping,
    leased: alert.leased,
    transitions: alert.transitions,
    suppression: alert.suppression,
    membership: alert.membership,
    excess: alert.excess,
    onsetAt: alert.onsetAt,
    novelty: alert.novelty,
    firstSeenAt: alert.firstSeenAt,
    raisedAt: alert.raisedAt,
    lastSeenAt: alert.lastSeenAt,
    clearedAt: alert.clearedAt,
    endedAt: alert.endedAt,
    updatedAt: alert.updatedAt,
    emittedAt: alert.emittedAt,
    flushAt: alert.flushAt,
  }
}

export function decodeAlert(values: AlertValues): AlertRecord {
  const { sources, membership } = values
  const shared = {
    ...values,
    domain: sharedText(values.domain),
    ci: sharedCi(values.ci),
    eventClass: sharedText(values.eventClass),
    component: values.component === null ? null : sharedText(values.component),
    labels: sharedLabels(values.labels),
    annotations: sharedRecord(values.annotations),
    links: sharedLinks(values.links),
    membership: membership === null ? null : { ...membership, evidence: sharedEvidence(membership.evidence) },
  }
  const kept = sources.map(
    (one) => new KeptSource({ ...one, source: sharedText(one.source), sender: sharedText(one.sender) }),
  )
  return new KeptAlert(shared, kept)
}
