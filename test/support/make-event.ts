// Monitoring events as the tools' decoders would make them, short to write.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { conditionFingerprint } from '../../ingest/contract/fingerprint.ts'

export interface EventWish extends Partial<Omit<MonitoringEvent, 'resource'>> {
  readonly ci: string
  readonly eventClass: string
  readonly at: number
  readonly component?: string
}

let count = 0

/** An event at a time (epoch ms). Each has an id of its own unless one is wished for. */
export function makeEvent({ ci, at, component, ...wish }: EventWish): MonitoringEvent {
  const source = wish.source ?? 'snmp'
  const resource = { hints: { hostname: ci }, ...(component === undefined ? {} : { component }) }
  return {
    id: `event-${++count}`,
    source,
    sender: `test:${source}`,
    occurredAt: at,
    observedAt: at,
    kind: 'raise',
    severity: 'major',
    resource,
    fingerprint: conditionFingerprint(source, wish.eventClass, resource),
    summary: `${wish.eventClass} on ${ci}`,
    labels: {},
    annotations: {},
    links: [],
    domain: 'default',
    ...wish,
  }
}
