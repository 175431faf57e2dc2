// JetStream subjects of what flows into correlation. One stream holds events and commands, so that each partition has one total order.
// They share their first word because a consumer's filter must lie within one subject of its stream: of `monitoring.*.*` here (decision 0050).
import { stableHash32 } from '../../platform/hash/stable-hash.ts'

/** Filter of all partitions' events. */
export const ALL_EVENTS = 'monitoring.event.*'

/** Subject of event batches of one partition. */
export function eventSubject(partition: number): string {
  return `monitoring.event.${partition}`
}

/** Subject of operator commands and ticks of one partition. */
export function commandSubject(partition: number): string {
  return `monitoring.command.${partition}`
}

/** Filter that matches both, in stream order: nats-server before 2.10 takes one filter subject per consumer. */
export function partitionFilter(partition: number): string {
  return `monitoring.*.${partition}`
}

/** The partition of a correlation domain. */
export function partitionOf(domain: string, partitions: number): number {
  return stableHash32(domain) % partitions
}
