// Publishes change messages in order of sending with a bounded number under way. Each is sent under the same id until its PubAck comes: CHANGES drops
// a repeat inside of its duplicate window (2 min); a later repeat is stored again, and consumers drop it by entity id and revision.
import { headers } from '@nats-io/transport-node'
import { setTimeout as delay } from 'node:timers/promises'
import type { Bus } from '../../../platform/nats/bus.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { Lease } from '../lease/partition-lease.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'
import type { ChangeMessage } from './change-messages.ts'

/** Header of each change message: the publisher's lease fence. A consumer that has seen a higher one of the partition may refuse it. */
export const FENCE_HEADER = 'Nocturne-Fence'

export type PublishSettings = Pick<
  RuntimeSettings,
  'publishWindow' | 'publishWindowBytes' | 'publishTimeoutMs' | 'retryMs'
>

export interface ChangePublisherDeps {
  readonly bus: Bus
  /** Asked right before each send whether it is still held; when it is not, the publisher stops for good. */
  readonly lease: Pick<Lease, 'fence' | 'held'>
  readonly settings: PublishSettings
  readonly log: Log
}

/** The lease was lost: nothing more may be sent by this worker. */
export class FencedError extends Error {
  readonly code = 'fenced'
  constructor() {
    super('this worker may not publish any more: its lease is lost')
    this.name = 'FencedError'
  }
}

export interface ChangePublisher {
  /** Resolves when the message is under way and the window has room again. @throws FencedError */
  send(message: ChangeMessage): Promise<void>
  /** Resolves when everything sent so far has its PubAck. @throws FencedError */
  settled(): Promise<void>
  /** Gives up on what is under way: for a lost lease, a stop that takes too long and tests that crash the worker. */
  abandon(): void
}

export function createChangePublisher({ bus, lease, settings, log }: ChangePublisherDeps): ChangePublisher {
  /** Numbers of the messages under way, in the order of sending. */
  const underWay = new Set<number>()
  const fence = String(lease.fence)
  let last = 0
  let bytes = 0
  let abandoned = false
  let waiting: (() => void)[] = []

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const resume of woken) resume()
  }

  function abandon(): void {
    abandoned = true
    wake()
  }

  async function until(condition: () => boolean): Promise<void> {
    for (;;) {
      if (abandoned) throw new FencedError()
      if (condition()) return
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  async function deliver(message: ChangeMessage): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      if (abandoned || !lease.held()) {
        abandon()
        return
      }
      const head = headers()
      head.set(FENCE_HEADER, fence)
      try {
        const options = { msgID: message.messageId, headers: head, timeout: settings.publishTimeoutMs }
        await bus.js.publish(message.subject, message.payload, options)
        return
      } catch (error) {
        // Time-out, disconnect, stream missing or full: all of them pass or need an operator. The state waits here, nothing is dropped.
        log.warn({ err: error, messageId: message.messageId, attempt }, 'change not stored, sending it again')
        await delay(settings.retryMs)
      }
    }
  }

  async function track(message: ChangeMessage): Promise<void> {
    const number = ++last
    underWay.add(number)
    bytes += message.payload.length
    await deliver(message)
    underWay.delete(number)
    bytes -= message.payload.length
    wake()
  }

  return {
    async send(message) {
      if (abandoned || !lease.held()) throw new FencedError()
      void track(message)
      await until(() => underWay.size < settings.publishWindow && bytes < settings.publishWindowBytes)
    },
    async settled() {
      const mark = last
      await until(() => oldest(underWay) > mark)
    },
    abandon,
  }
}

function oldest(numbers: ReadonlySet<number>): number {
  for (const number of numbers) return number
  return Infinity
}
