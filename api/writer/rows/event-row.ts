// MonitoringEvent -> row of table `events`.
import type { MonitoringEvent, ResourceHints } from '../../../ingest/contract/event.ts'
import { clickhouseTime } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

const HOST_HINTS = ['hostname', 'sysName', 'instance', 'k8sPod', 'k8sNode', 'ip', 'engineId', 'service'] as const

/** What a person would call the place: the first hint that reads like a name. */
function hostOf(hints: ResourceHints | undefined): string {
  for (const name of HOST_HINTS) {
    const value = hints?.[name]
    if (value !== undefined) return value
  }
  return ''
}

/** Encodes one event; `ordinal` is its place in the NATS message that the stream stored at `storedAtMs`. */
export function eventRow(event: MonitoringEvent, place: MessagePlace, ordinal: number, storedAtMs: number): object {
  return {
    seq: place.seq,
    ordinal,
    id: event.id,
    occurred_at: clickhouseTime(event.occurredAt),
    observed_at: clickhouseTime(event.observedAt),
    stored_at: clickhouseTime(storedAtMs),
    partition: place.partition,
    domain: event.domain,
    source: event.source,
    sender: event.sender,
    kind: event.kind,
    event_class: event.eventClass,
    severity: event.severity,
    ci: event.resource.ci ?? '',
    host: hostOf(event.resource.hints),
    component: event.resource.component ?? '',
    fingerprint: event.fingerprint,
    summary: event.summary,
    labels: event.labels,
    data: event,
  }
}
