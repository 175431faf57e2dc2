// Clocks that run ahead: the edge has clamped such times (DESIGN §2); this guards the state against another writer, and against an edge
// whose own clock is wrong. A time far in the future would keep every later clear of its condition `stale`.
import { MAX_FUTURE_MS, type MonitoringEvent } from '../../ingest/contract/event.ts'

/** The event with its times not more than MAX_FUTURE_MS ahead of when it was received, and that not of the engine's time. */
export function guardClock(event: MonitoringEvent, now: number): MonitoringEvent {
  const observedAt = event.observedAt - now > MAX_FUTURE_MS ? now : event.observedAt
  if (event.occurredAt - observedAt > MAX_FUTURE_MS) {
    return { ...event, observedAt, occurredAt: observedAt, clockSkewMs: event.occurredAt - observedAt }
  }
  return observedAt === event.observedAt ? event : { ...event, observedAt, clockSkewMs: event.observedAt - now }
}
