// Reads one partition of MONITORING in stream order from a given sequence, in bounded pulls. The broker keeps no progress for us: the consumer is a
// throw-away in its memory, and whatever happens to it, the reader starts again from its own position.
import { AckPolicy, DeliverPolicy, type Consumer, type ConsumerInfo, type JsMsg } from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import { randomBytes } from 'node:crypto'
import { partitionFilter } from '../../../ingest/contract/subjects.ts'
import type { Bus } from '../../../platform/nats/bus.ts'
import { MONITORING } from '../../../platform/nats/streams.ts'
import type { StreamBounds } from './position.ts'

/** The broker forgets the consumer this long after its reader died. */
const INACTIVE_MS = 60_000

/** Messages of one pull at most. With messages of up to 1 MiB it is also the bound of what can wait in memory after small ones: 100 MiB. */
const MOST_MESSAGES = 100
const LARGEST_MESSAGE = 1024 * 1024

/** Delivery jumped: messages were sent to us that did not arrive (a disconnect, mostly). Read again from the own position. */
export class FeedGapError extends Error {
  readonly code = 'feed_gap'
  constructor(expected: number, got: number) {
    super(`delivery ${got} came where ${expected} was expected`)
    this.name = 'FeedGapError'
  }
}

export interface PartitionFeed {
  /** Messages of the partition after startAt when the feed was opened. */
  readonly backlog: number
  /**
   * The messages in stream order; none is skipped.
   * @throws FeedGapError, or the client's error when the consumer, the stream or the connection is gone
   */
  messages(signal: AbortSignal): AsyncGenerator<JsMsg, void>
  close(): Promise<void>
}

/** Bounds of MONITORING. @throws JetStreamApiError when the stream is not there */
export async function monitoringBounds(bus: Bus): Promise<StreamBounds> {
  const info = await bus.jsm.streams.info(MONITORING)
  return { created: info.created, firstSeq: info.state.first_seq, lastSeq: info.state.last_seq }
}

/**
 * Opens a feed.
 * @param startAt first stream sequence wanted
 * @param limits bytes that a pull should bring at most, and how long it may wait, ms
 */
export async function openFeed(
  bus: Bus,
  partition: number,
  startAt: number,
  limits: { readonly pullBytes: number; readonly pullWaitMs: number },
): Promise<PartitionFeed> {
  const info = await addConsumer(bus, partition, startAt)
  const consumer = await bus.js.consumers.get(MONITORING, info.name)

  async function* messages(signal: AbortSignal): AsyncGenerator<JsMsg, void> {
    let delivered = 0
    // The client's pull by bytes waits for its time-out once the broker has sent what fits: pulls are by number, from the sizes seen last.
    let largest = LARGEST_MESSAGE
    while (!signal.aborted) {
      const number = Math.max(1, Math.min(MOST_MESSAGES, Math.floor(limits.pullBytes / largest)))
      let seen = 0
      for await (const message of await pull(consumer, number, limits.pullWaitMs, signal)) {
        delivered += 1
        if (message.info.deliverySequence !== delivered) {
          throw new FeedGapError(delivered, message.info.deliverySequence)
        }
        seen = Math.max(seen, message.data.length)
        yield message
      }
      if (seen > 0) largest = seen
    }
  }

  return {
    backlog: info.num_pending,
    messages,
    close: async () => {
      await bus.jsm.consumers.delete(MONITORING, info.name).catch(() => false) // gone already, or it times out by itself
    },
  }
}

function addConsumer(bus: Bus, partition: number, startAt: number): Promise<ConsumerInfo> {
  return bus.jsm.consumers.add(MONITORING, {
    name: `correlate-${partition}-${randomBytes(6).toString('hex')}`,
    filter_subject: partitionFilter(partition),
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: startAt,
    ack_policy: AckPolicy.None,
    mem_storage: true,
    num_replicas: 1,
    inactive_threshold: nanos(INACTIVE_MS),
  })
}

async function pull(
  consumer: Consumer,
  number: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<AsyncIterable<JsMsg>> {
  const batch = await consumer.fetch({ max_messages: number, expires: waitMs })
  const stop = () => void batch.close()
  signal.addEventListener('abort', stop, { once: true })
  void batch.closed().then(() => signal.removeEventListener('abort', stop))
  return batch
}
