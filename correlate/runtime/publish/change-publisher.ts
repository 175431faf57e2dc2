// Publishes change messages in order of sending with a bounded number under way. Each is sent under the same id until its PubAck comes: CHANGES drops
// a repeat inside of its duplicate window (2 min); a later repeat is stored again, and consumers drop it by entity id and revision.
import { headers } from '@nats-io/transport-node'
import { setTimeout as delay } from 'node:timers/promises'
import type { Bus } from '../../../platform/nats/bus.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { ChangeMessage } from './change-messages.ts'

/** Header of each change message: the publisher's lease fence. A consumer that has seen a higher one of the partition may refuse it. */
export const FENCE_HEADER = 'Nocturne-Fence'

export interface ChangePublisherDeps {
  readonly bus: Bus
  readonly fence: number
  /** Asked right before each send; false stops the publisher for good. */
  readonly mayPublish: () => boolean
  readonly windowMessages: number
  readonly windowBytes: number
  readonly timeoutMs: number
  readonly retryMs: number
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
  /** Gives up on what is under way: for a lost lease and for tests that crash the worker. */
  abandon(): void
}

export function createChangePublisher(deps: ChangePublisherDeps): ChangePublisher {
  const underWay = new Set<Promise<void>>()
  const fence = String(deps.fence)
  let bytes = 0
  let abandoned = false

  async function deliver(message: ChangeMessage): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      if (abandoned || !deps.mayPublish()) throw new FencedError()
      const head = headers()
      head.set(FENCE_HEADER, fence)
      try {
        const options = { msgID: message.messageId, headers: head, timeout: deps.timeoutMs }
        await deps.bus.js.publish(message.subject, message.payload, options)
        return
      } catch (error) {
        // Time-out, disconnect, stream missing or full: all of them pass or need an operator. The state waits here, nothing is dropped.
        deps.log.warn({ err: error, messageId: message.messageId, attempt }, 'change not stored, sending it again')
        await delay(deps.retryMs)
      }
    }
  }

  function track(message: ChangeMessage): void {
    bytes += message.payload.length
    const delivery = deliver(message).finally(() => {
      bytes -= message.payload.length
      underWay.delete(delivery)
    })
    underWay.add(delivery)
    delivery.catch(() => {
      abandoned = true // send and settled say so from now on
    })
  }

  return {
    async send(message) {
      if (abandoned || !deps.mayPublish()) throw new FencedError()
      track(message)
      while (underWay.size >= deps.windowMessages || bytes >= deps.windowBytes) await Promise.race(underWay)
    },
    async settled() {
      await Promise.all(underWay)
      if (abandoned) throw new FencedError()
    },
    abandon() {
      abandoned = true
    },
  }
}
