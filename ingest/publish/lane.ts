// The waiting parts of one partition, first in first out, and the rule when they leave: at once when nothing of this partition is in
// flight, else when a message is full or the oldest part has lingered. So a lone alert is not delayed and a storm is packed.
import type { MessageLimits, Part } from './part.ts'

export interface Waiting<T> {
  readonly part: Part
  readonly ticket: T
  /** Monotonic ms. */
  readonly since: number
}

export class Lane<T> {
  inFlight = 0
  events = 0
  bytes = 0
  readonly #limits: MessageLimits
  readonly #lingerMs: number
  #queue: Waiting<T>[] = []
  #head = 0

  constructor(limits: MessageLimits, lingerMs: number) {
    this.#limits = limits
    this.#lingerMs = lingerMs
  }

  push(waiting: Waiting<T>): void {
    this.#queue.push(waiting)
    this.events += waiting.part.events
    this.bytes += waiting.part.bytes
  }

  /** Since when the oldest part waits; undefined when none does. */
  oldestSince(): number | undefined {
    return this.#queue[this.#head]?.since
  }

  /** @param now monotonic ms */
  isDue(now: number): boolean {
    const since = this.oldestSince()
    if (since === undefined) return false
    return (
      this.inFlight === 0 ||
      this.events >= this.#limits.maxEvents ||
      this.bytes >= this.#limits.maxBytes ||
      now - since >= this.#lingerMs
    )
  }

  /** Takes what fits into one message. */
  take(): Waiting<T>[] {
    const taken: Waiting<T>[] = []
    let events = 0
    let bytes = 1 // the closing bracket
    for (;;) {
      const next = this.#queue[this.#head]
      if (next === undefined) break
      events += next.part.events
      bytes += next.part.bytes
      if (taken.length > 0 && (events > this.#limits.maxEvents || bytes > this.#limits.maxBytes)) break
      taken.push(next)
      this.#remove(next)
    }
    return taken
  }

  /** Takes the parts that wait since before a time. @param limit monotonic ms; Infinity takes all */
  takeOlderThan(limit: number): Waiting<T>[] {
    const taken: Waiting<T>[] = []
    for (;;) {
      const next = this.#queue[this.#head]
      if (next === undefined || next.since >= limit) return taken
      taken.push(next)
      this.#remove(next)
    }
  }

  #remove(head: Waiting<T>): void {
    this.#head++
    this.events -= head.part.events
    this.bytes -= head.part.bytes
    // Compacts when half of the array is spent, so that taking is O(1) amortised.
    if (this.#head > 64 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
  }
}
