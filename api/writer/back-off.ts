// Waits between tries: doubling, bounded, cut short by a stop.
import { setTimeout as delay } from 'node:timers/promises'

export interface BackOffLimits {
  readonly firstMs: number
  readonly longestMs: number
}

export class BackOff {
  readonly #limits: BackOffLimits
  readonly #signal: AbortSignal
  #nextMs: number

  constructor(limits: BackOffLimits, signal: AbortSignal) {
    this.#limits = limits
    this.#signal = signal
    this.#nextMs = limits.firstMs
  }

  /** Waits the next time span. Returns at once when stopped. */
  async wait(): Promise<void> {
    const ms = this.#nextMs
    this.#nextMs = Math.min(ms * 2, this.#limits.longestMs)
    await pause(ms, this.#signal)
  }

  reset(): void {
    this.#nextMs = this.#limits.firstMs
  }
}

/** Waits `ms`, or until the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The only rejection is the abort, which ends the wait as intended.
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined)
}
