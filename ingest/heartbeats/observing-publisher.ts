// First of what an event passes: who sent it is alive. A heartbeat that is nothing else (Prometheus' Watchdog) ends here.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { ingestEvents } from '../publish/publisher-metrics.ts'
import type { SourceBook } from './source-book.ts'

export function observingPublisher(publisher: EventPublisher, book: SourceBook, metrics: Metrics): EventPublisher {
  const events = ingestEvents(metrics)
  return {
    async publish(given) {
      const at = Date.now()
      const others = given.filter((event) => {
        const beat = book.note(event, at)
        if (beat) events.inc({ source: event.source, outcome: 'heartbeat' })
        return !beat
      })
      await publisher.publish(others)
    },
    stop: () => publisher.stop(),
  }
}
