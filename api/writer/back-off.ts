// Waits between tries: doubling, bounded, cut short by a stop.
import { pause } from '../pause.ts'

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
