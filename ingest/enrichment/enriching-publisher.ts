// Between the sources and the stream: every event passes the rules that are in force before it is stored. What a rule drops is counted under its
// name and reason, and goes nowhere; its sender is answered as if it were stored.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { ingestEvents } from '../publish/publisher-metrics.ts'
import { enrich } from './enrich.ts'
import type { RuleSet } from './rule-file.ts'

/** @param rules the set in force */
export function enrichingPublisher(publisher: EventPublisher, rules: () => RuleSet, metrics: Metrics): EventPublisher {
  const events = ingestEvents(metrics)
  const fitted = metrics.counter('nocturne_enrichment_events_total', 'Events that a rule fitted, by rule', ['rule'])
  const dropped = metrics.counter(
    'nocturne_enrichment_dropped_total',
    'Events that a rule dropped, by rule and its reason',
    ['rule', 'reason'],
  )
  const passed = (event: MonitoringEvent, set: RuleSet): readonly MonitoringEvent[] => {
    const result = enrich(set.rules, event)
    for (const rule of result.rules) fitted.inc({ rule })
    if (result.event !== null) return [result.event]
    if (result.dropped !== undefined) dropped.inc({ ...result.dropped })
    events.inc({ source: event.source, outcome: 'dropped' })
    return []
  }
  return {
    async publish(given) {
      const set = rules()
      await publisher.publish(set.rules.length === 0 ? given : given.flatMap((event) => passed(event, set)))
    },
    stop: () => publisher.stop(),
  }
}
