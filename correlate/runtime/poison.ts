// What happens to a message that cannot be used: kept in the dead letters with its reason, counted, and left behind.
import { setTimeout as delay } from 'node:timers/promises'
import { MAX_PAYLOAD_CHARS, publishDeadLetter, type DeadLetter } from '../../platform/nats/dead-letter.ts'
import type { RuntimeDeps } from './runtime-deps.ts'

/** Reason words of this room's dead letters. */
export type PoisonReason = 'undecodable_message' | 'engine_error' | 'change_too_large'

export interface Poison {
  readonly reason: PoisonReason
  readonly detail: string
  /** Of the message that caused it, epoch ms: the same poison met again in a replay makes the same letter, which is stored once. */
  readonly at: number
  readonly payload: Uint8Array
}

/**
 * Stores the dead letter, trying until it is stored: passing the message without it would lose it.
 * @throws the abort reason when aborted
 */
export async function buryPoison(deps: RuntimeDeps, poison: Poison, signal: AbortSignal): Promise<void> {
  const letter: DeadLetter = {
    room: 'correlate',
    reason: poison.reason,
    detail: poison.detail,
    at: poison.at,
    payload: Buffer.from(poison.payload.subarray(0, MAX_PAYLOAD_CHARS)).toString('utf8'),
  }
  for (;;) {
    signal.throwIfAborted()
    try {
      await publishDeadLetter(deps.bus, letter)
      break
    } catch (error) {
      deps.log.warn({ err: error, reason: poison.reason }, 'dead letter not stored, trying again')
      await delay(deps.settings.retryMs, undefined, { signal })
    }
  }
  deps.metrics.poison.inc({ reason: poison.reason })
  deps.log.error({ reason: poison.reason, detail: poison.detail }, 'message put into the dead letters')
}
