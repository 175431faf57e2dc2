// The publisher's metrics, by name (docs: README of the metrics). Events are counted once, at the end of their publish call.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { OVERLOADS } from './overload-error.ts'

const BATCH_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 500]

export function publisherMetrics(metrics: Metrics) {
  const overloads = metrics.counter('nocturne_ingest_overload_total', 'Publish calls refused, by reason', ['reason'])
  // From zero, so that the first one is a rise that rate() sees.
  for (const reason of Object.keys(OVERLOADS)) overloads.inc({ reason }, 0)
  return {
    events: ingestEvents(metrics),
    overloads,
    seconds: metrics.histogram(
      'nocturne_ingest_publish_seconds',
      'Time from sending a message to its acknowledgement, retries included',
    ),
    batch: metrics.histogram('nocturne_ingest_batch_events', 'Events in a message', [], BATCH_BUCKETS),
    heldEvents: metrics.gauge('nocturne_ingest_queue_events', 'Events taken and not yet acknowledged by NATS'),
    heldBytes: metrics.gauge(
      'nocturne_ingest_queue_bytes',
      'Bytes of the events taken and not yet acknowledged by NATS',
    ),
    inFlight: metrics.gauge('nocturne_ingest_messages_in_flight', 'Messages sent and not yet acknowledged by NATS'),
  }
}

/** nocturne_ingest_events_total: what became of every event that came in. `refused` is counted at the edge, `dropped` by rules, `heartbeat` by ingest/heartbeats, the others here. */
export function ingestEvents(metrics: Metrics) {
  return metrics.counter(
    'nocturne_ingest_events_total',
    'Events by source and outcome: stored, overloaded, refused, dropped, heartbeat',
    ['source', 'outcome'],
  )
}

/** Number of events by source. Nearly always one source a call. */
export function countBySource(events: readonly MonitoringEvent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const event of events) counts.set(event.source, (counts.get(event.source) ?? 0) + 1)
  return counts
}
