// A wait that a stop cuts short.
import { setTimeout as delay } from 'node:timers/promises'

/** Waits `ms`, or until the signal is aborted. Keeps no process alive. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The only rejection is the abort, which ends the wait as intended.
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined)
}
