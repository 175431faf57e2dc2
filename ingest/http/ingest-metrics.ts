// What the HTTP edge counts. Stored and overloaded events are counted by the publisher.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { AlertRefusalReason, RequestRefusalReason } from '../normalise/refusal.ts'
import { ingestEvents } from '../publish/publisher-metrics.ts'

export interface IngestMetrics {
  /** One alert of a request was refused. */
  alertRefused(source: string, reason: AlertRefusalReason): void
  /** A whole request was refused. */
  requestRefused(source: string, reason: RequestRefusalReason): void
}

export function ingestMetrics(metrics: Metrics): IngestMetrics {
  const events = ingestEvents(metrics)
  const refused = metrics.counter('nocturne_ingest_refused_total', 'Alerts and requests refused, by reason', [
    'source',
    'reason',
  ])
  return {
    alertRefused(source, reason) {
      refused.inc({ source, reason })
      events.inc({ source, outcome: 'refused' })
    },
    requestRefused: (source, reason) => refused.inc({ source, reason }),
  }
}
