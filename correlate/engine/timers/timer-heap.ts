// Timers as data: a binary heap ordered by (due, id). The id makes the order of equal times the order of arming, on every machine and after every restart.

export const TIMER_KINDS = [
  'leaseEnd',
  'flapEnd',
  'alertFlush',
  'alertForget',
  'incidentFlush',
  'autoResolve',
  'autoClose',
  'incidentForget',
  'problemRecognise',
  'problemSettle',
  'silenceStart',
  'silenceEnd',
  'maintenanceStart',
  'maintenanceEnd',
  'stormEnd',
  'holdDownEnd',
  'placeAlert',
] as const
export type TimerKind = (typeof TIMER_KINDS)[number]

export interface Timer {
  /** Epoch ms. */
  readonly due: number
  readonly id: number
  readonly kind: TimerKind
  /** Id of the alert, incident, silence, maintenance window, or key of the source. */
  readonly target: string
}

function before(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.id < b.id)
}

export class TimerHeap {
  readonly #timers: Timer[] = []
  #nextId: number
  /** Ids of timers popped since `watch`; null: nobody wants to know. */
  #fired: Set<number> | null = null

  constructor(timers: readonly Timer[] = [], nextId = 1) {
    this.#nextId = nextId
    for (const timer of timers) this.#insert(timer)
  }

  get nextId(): number {
    return this.#nextId
  }

  arm(due: number, kind: TimerKind, target: string): void {
    this.#insert({ due, id: this.#nextId++, kind, target })
  }

  peek(): Timer | undefined {
    return this.#timers[0]
  }

  pop(): Timer | undefined {
    const timers = this.#timers
    const first = timers[0]
    if (first !== undefined) this.#fired?.add(first.id)
    const last = timers.pop()
    if (first === undefined || last === undefined || timers.length === 0) return first
    this.#sink(last)
    return first
  }

  /** All timers, soonest first: the same text for the same timers, whatever the heap's inner order. */
  sorted(): Timer[] {
    return [...this.#timers].sort((a, b) => a.due - b.due || a.id - b.id)
  }

  /** All timers as they are now, in no order, and the set that takes the ids of those that fire from now on. */
  watch(): { readonly armed: readonly Timer[]; readonly fired: ReadonlySet<number> } {
    const fired = new Set<number>()
    this.#fired = fired
    return { armed: [...this.#timers], fired }
  }

  unwatch(): void {
    this.#fired = null
  }

  /** Timers armed from this id on, in no order. */
  armedSince(id: number): Timer[] {
    return this.#timers.filter((timer) => timer.id >= id)
  }

  #insert(timer: Timer): void {
    const timers = this.#timers
    let index = timers.length
    timers.push(timer)
    while (index > 0) {
      const parentIndex = (index - 1) >> 1
      const parent = timers[parentIndex]
      if (parent === undefined || !before(timer, parent)) break
      timers[index] = parent
      index = parentIndex
    }
    timers[index] = timer
  }

  #sink(timer: Timer): void {
    const timers = this.#timers
    let index = 0
    for (;;) {
      const leftIndex = 2 * index + 1
      const left = timers[leftIndex]
      if (left === undefined) break
      const right = timers[leftIndex + 1]
      const [child, childIndex] =
        right !== undefined && before(right, left) ? [right, leftIndex + 1] : [left, leftIndex]
      if (!before(child, timer)) break
      timers[index] = child
      index = childIndex
    }
    timers[index] = timer
  }
}
