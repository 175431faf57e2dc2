// Publishes MonitoringEvents to JetStream in batches of one partition. A publish() call resolves only after the PubAck of everything in it;
// it never buffers without bound and never waits long: what cannot be stored soon is refused with an OverloadError.
// Messages of one partition may be stored in another order than they were sent (retries): the engine orders by event time.
import { JetStreamApiError } from '@nats-io/jetstream'
import type { Bus } from '../../platform/nats/bus.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { PublishRefusedError, PublishTimeoutError, publishRetrying } from '../../platform/nats/publish-retrying.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { Lane, type Waiting } from './lane.ts'
import { OverloadError, type OverloadReason } from './overload-error.ts'
import { assembleMessage, cutParts, type MessageLimits } from './part.ts'
import { countBySource, publisherMetrics } from './publisher-metrics.ts'

export interface EventPublisher {
  /**
   * Stores events. All or nothing is not promised: after a rejection some may be stored, and the engine drops their second coming by id.
   * @throws OverloadError when they are not known to be stored
   * @throws EventTooLargeError when one of them fits into no message
   */
  publish(events: readonly MonitoringEvent[]): Promise<void>
  /** Refuses new events, flushes the rest, waits for their acknowledgements. Safe twice. */
  stop(): Promise<void>
}

export interface PublisherLimits {
  readonly message: MessageLimits
  readonly lingerMs: number
  /** Messages in flight. */
  readonly window: number
  /** Events taken and not yet acknowledged. */
  readonly maxEvents: number
  /** Bytes of them. */
  readonly maxBytes: number
  /** Whole time to get a message acknowledged, retries included. */
  readonly ackDeadlineMs: number
  /** Longest wait before sending. */
  readonly maxWaitMs: number
  /** How long a disconnect is bridged by waiting. */
  readonly awayGraceMs: number
}

export const PUBLISHER_LIMITS: PublisherLimits = {
  message: { maxEvents: 500, maxBytes: 700_000 },
  lingerMs: 5,
  window: 16,
  maxEvents: 50_000,
  maxBytes: 64 * 1024 * 1024,
  ackDeadlineMs: 5_000,
  maxWaitMs: 5_000,
  awayGraceMs: 1_000,
}

/** JetStream's error code of a message that a full stream with discard "new" does not take. */
const STREAM_STORE_FAILED = 10077
/** How often the connection and the waiting parts are looked at, ms. */
const WATCH_MS = 200

/** One publish() call: settled when all of its parts are. */
interface Ticket {
  open: number
  resolve(): void
  reject(error: Error): void
}

export function createEventPublisher(deps: {
  bus: Pick<Bus, 'js' | 'connected'>
  partitions: number
  metrics: Metrics
  log: Log
  limits?: Partial<PublisherLimits>
}): EventPublisher {
  const { bus, partitions, log } = deps
  const limits = { ...PUBLISHER_LIMITS, ...deps.limits }
  const metrics = publisherMetrics(deps.metrics)
  const lanes: Lane<Ticket>[] = Array.from({ length: partitions }, () => new Lane(limits.message, limits.lingerMs))
  const held = { events: 0, bytes: 0 }
  let inFlight = 0
  let turn = 0
  let linger: NodeJS.Timeout | undefined
  let awaySince: number | undefined
  let stopping: { done: Promise<void>; finish: () => void } | undefined

  const watch = setInterval(() => {
    look()
    pump()
  }, WATCH_MS)
  watch.unref()

  async function publish(events: readonly MonitoringEvent[]): Promise<void> {
    if (events.length === 0) return
    look()
    const closed = closedFor(events.length)
    if (closed !== undefined) throw overload(events, closed)
    const parts = cutParts(events, partitions, limits.message)
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
    if (held.bytes > 0 && held.bytes + bytes > limits.maxBytes) throw overload(events, 'queue_full')
    hold(events.length, bytes)
    await new Promise<void>((resolve, reject) => {
      const ticket = settleOnce(events, parts.length, resolve, reject)
      const since = performance.now()
      for (const part of parts) laneOf(part.partition).push({ part, ticket, since })
      pump()
    })
  }

  function closedFor(count: number): OverloadReason | undefined {
    if (stopping !== undefined) return 'stopping'
    if (awaySince !== undefined && performance.now() - awaySince > limits.awayGraceMs) return 'nats_away'
    // A call over the bound is let in when nothing else waits: else it could never be stored.
    if (held.events > 0 && held.events + count > limits.maxEvents) return 'queue_full'
    return undefined
  }

  function overload(events: readonly MonitoringEvent[], reason: OverloadReason): OverloadError {
    count(events, 'overloaded')
    metrics.overloads.inc({ reason })
    return new OverloadError(reason)
  }

  function settleOnce(
    events: readonly MonitoringEvent[],
    open: number,
    resolve: () => void,
    reject: (error: Error) => void,
  ): Ticket {
    let settled = false
    return {
      open,
      resolve() {
        if (settled) return
        settled = true
        count(events, 'stored')
        resolve()
      },
      reject(error) {
        if (settled) return
        settled = true
        count(events, 'overloaded')
        if (error instanceof OverloadError) metrics.overloads.inc({ reason: error.reason })
        reject(error)
      },
    }
  }

  /** Notes when the connection went; refuses what has waited too long for it or for its turn. */
  function look(): void {
    const now = performance.now()
    awaySince = bus.connected() ? undefined : (awaySince ?? now)
    const away = awaySince !== undefined && now - awaySince > limits.awayGraceMs
    if (away) drop(Infinity, 'nats_away')
    else drop(now - limits.maxWaitMs, 'waited_too_long')
  }

  function drop(olderThan: number, reason: OverloadReason): void {
    for (const lane of lanes) {
      const dropped = lane.takeOlderThan(olderThan)
      if (dropped.length > 0) settle(dropped, new OverloadError(reason))
    }
  }

  /** Sends what is due, partitions taking turns, as far as the window allows. */
  function pump(): void {
    if (awaySince !== undefined) return
    const now = performance.now()
    for (let idle = 0; idle < lanes.length && inFlight < limits.window;) {
      const lane = laneOf(turn)
      turn = (turn + 1) % lanes.length
      if (lane.isDue(now)) {
        idle = 0
        send(lane, lane.take())
      } else idle++
    }
    if (linger === undefined && lanes.some((lane) => lane.events > 0)) {
      linger = setTimeout(() => {
        linger = undefined
        pump()
      }, limits.lingerMs)
    }
  }

  function send(lane: Lane<Ticket>, taken: readonly Waiting<Ticket>[]): void {
    const { subject, msgID, payload } = assembleMessage(taken.map(({ part }) => part))
    const sentAt = performance.now()
    lane.inFlight++
    metrics.inFlight.set(++inFlight)
    metrics.batch.observe(taken.reduce((sum, { part }) => sum + part.events, 0))
    const ended = (error?: OverloadError) => {
      lane.inFlight--
      metrics.inFlight.set(--inFlight)
      metrics.seconds.observe((performance.now() - sentAt) / 1000)
      settle(taken, error)
      pump()
    }
    publishRetrying(bus.js, subject, payload, { msgID, timeout: limits.ackDeadlineMs }).then(
      () => ended(),
      (cause: unknown) => {
        log.warn({ err: cause, subject }, 'events could not be stored')
        ended(new OverloadError(overloadReason(cause), cause))
      },
    )
  }

  function settle(waiting: readonly Waiting<Ticket>[], error?: OverloadError): void {
    for (const { part, ticket } of waiting) {
      hold(-part.events, -part.bytes)
      ticket.open--
      if (error !== undefined) ticket.reject(error)
      else if (ticket.open === 0) ticket.resolve()
    }
    if (held.events === 0) stopping?.finish()
  }

  function hold(events: number, bytes: number): void {
    held.events += events
    held.bytes += bytes
    metrics.heldEvents.set(held.events)
    metrics.heldBytes.set(held.bytes)
  }

  function count(events: readonly MonitoringEvent[], outcome: string): void {
    for (const [source, number] of countBySource(events)) metrics.events.inc({ source, outcome }, number)
  }

  function laneOf(partition: number): Lane<Ticket> {
    return lanes[partition]! // partitionOf() is below `partitions`, the number of lanes
  }

  async function stop(): Promise<void> {
    if (stopping === undefined) {
      let finish = () => {}
      const done = new Promise<void>((resolve) => (finish = resolve))
      stopping = { done, finish }
      if (held.events === 0) finish()
    }
    await stopping.done
    clearInterval(watch)
    clearTimeout(linger)
  }

  return { publish, stop }
}

function overloadReason(error: unknown): OverloadReason {
  if (error instanceof PublishTimeoutError) return 'ack_timeout'
  const cause = error instanceof PublishRefusedError ? error.cause : undefined
  return cause instanceof JetStreamApiError && cause.code === STREAM_STORE_FAILED ? 'stream_full' : 'refused'
}
