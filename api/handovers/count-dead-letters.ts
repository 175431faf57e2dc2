// How many inputs could not be used since a time, without reading them: a consumer that starts there knows how many wait for it.
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import type { Bus } from '../../platform/nats/bus.ts'
import { DEADLETTER } from '../../platform/nats/streams.ts'

/** The server forgets the consumer by itself when we die before we delete it. */
const FORGET_AFTER_MS = 10_000

/** @returns null when the stream does not answer */
export async function countDeadLetters(bus: Pick<Bus, 'jsm'>, since: number): Promise<number | null> {
  try {
    const { name, num_pending } = await bus.jsm.consumers.add(DEADLETTER, {
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: new Date(since).toISOString(),
      ack_policy: AckPolicy.None,
      inactive_threshold: nanos(FORGET_AFTER_MS),
    })
    await bus.jsm.consumers.delete(DEADLETTER, name)
    return num_pending
  } catch {
    // A page about the shift is worth having without this number, and says that it is missing.
    return null
  }
}
