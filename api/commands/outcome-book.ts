// Outcomes of commands by id: those awaited, and the last ones seen, so that a repeated command gets the answer of the first.
import type { CommandOutcome } from '../../correlate/contract/command.ts'

const KEPT = 10_000

interface Waiter {
  readonly resolve: (outcome: CommandOutcome | null) => void
  readonly timer: NodeJS.Timeout
}

export interface AwaitedOutcome {
  /** Null when the time was up. */
  readonly outcome: Promise<CommandOutcome | null>
  cancel(): void
}

const keyOf = (id: string, partition: number): string => `${partition}:${id}`

export class OutcomeBook {
  readonly #seen = new Map<string, CommandOutcome>()
  readonly #waiters = new Map<string, Set<Waiter>>()

  find(id: string, partition: number): CommandOutcome | undefined {
    return this.#seen.get(keyOf(id, partition))
  }

  settle(outcome: CommandOutcome, partition: number): void {
    // Ticks are many and nobody waits for them.
    if (outcome.type === 'tick') return
    const key = keyOf(outcome.id, partition)
    this.#seen.set(key, outcome)
    if (this.#seen.size > KEPT) {
      for (const oldest of this.#seen.keys()) {
        this.#seen.delete(oldest)
        break
      }
    }
    this.#finish(key, outcome)
  }

  wait(id: string, partition: number, limitMs: number): AwaitedOutcome {
    const key = keyOf(id, partition)
    let cancel = (): void => undefined
    const outcome = new Promise<CommandOutcome | null>((resolve) => {
      const waiter: Waiter = { resolve, timer: setTimeout(() => cancel(), limitMs) }
      cancel = () => this.#remove(key, waiter)
      const waiters = this.#waiters.get(key)
      if (waiters === undefined) this.#waiters.set(key, new Set([waiter]))
      else waiters.add(waiter)
    })
    return { outcome, cancel: () => cancel() }
  }

  cancelAll(): void {
    for (const key of [...this.#waiters.keys()]) this.#finish(key, null)
  }

  #finish(key: string, outcome: CommandOutcome | null): void {
    const waiters = this.#waiters.get(key)
    this.#waiters.delete(key)
    for (const { resolve, timer } of waiters ?? []) {
      clearTimeout(timer)
      resolve(outcome)
    }
  }

  #remove(key: string, waiter: Waiter): void {
    clearTimeout(waiter.timer)
    const waiters = this.#waiters.get(key)
    waiters?.delete(waiter)
    if (waiters?.size === 0) this.#waiters.delete(key)
    waiter.resolve(null)
  }
}
